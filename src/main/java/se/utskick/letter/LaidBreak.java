package se.utskick.letter;

/** Where the template asks for a new page. */
record LaidBreak() implements Laid {

    private static final Style NOTHING =
            new Style("page-break", new Typing(1, 1, 0), 0, 0, false, 0, false, false, false);

    @Override
    public boolean lay(Values values) {
        return true;
    }

    @Override
    public Role role() {
        return new Role.Silence();
    }

    @Override
    public String language() {
        return "";
    }

    @Override
    public Style style() {
        return NOTHING;
    }

    @Override
    public int strips() {
        return 0;
    }

    @Override
    public double stripPt(int strip) {
        return 0;
    }

    @Override
    public int least() {
        return 0;
    }

    @Override
    public void draw(int from, int to, Ink ink, double x, double top) {}
}
