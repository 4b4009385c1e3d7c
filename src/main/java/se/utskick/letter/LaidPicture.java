package se.utskick.letter;

/** An image on a strip of its own. */
record LaidPicture(Block.Picture picture, double measurePt) implements Laid {

    @Override
    public boolean lay(Values values) {
        return picture.widthPt() <= measurePt;
    }

    @Override
    public Role role() {
        return new Role.Figure(picture.alternate());
    }

    @Override
    public String language() {
        return picture.language();
    }

    @Override
    public Style style() {
        return picture.around();
    }

    @Override
    public int strips() {
        return 1;
    }

    @Override
    public double stripPt(int strip) {
        return picture.artwork().heightFor(picture.widthPt());
    }

    @Override
    public int least() {
        return 1;
    }

    @Override
    public void draw(int from, int to, Ink ink, double x, double top) {
        ink.begin(Outline.TEXT);
        ink.spot(Outline.TEXT, "", x, top - stripPt(0), x + picture.widthPt(), top);
        picture.artwork().draw(ink, x, top - stripPt(0), picture.widthPt());
        ink.end();
    }
}
