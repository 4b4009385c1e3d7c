package se.utskick.letter;

/** A paragraph's lines. One line never stands alone at a page's end or beginning. */
final class LaidParagraph implements Laid {

    private static final double MARK_BEFORE_TEXT_PT = Box.points(4.2);

    private final Block.Paragraph paragraph;
    private final double measurePt;
    private final Galley galley = new Galley();
    private double widthPt;

    LaidParagraph(Block.Paragraph paragraph, double measurePt) {
        this.paragraph = paragraph;
        this.measurePt = measurePt;
    }

    @Override
    public boolean lay(Values values) {
        fill(values);
        return breakLines(measurePt - paragraph.indentPt());
    }

    /** Gives the text its lines, no wider than so. */
    boolean breakLines(double width) {
        widthPt = width;
        return galley.breakLines(style().typing().sizePt(), width);
    }

    /** Puts the text into the galley, still without lines. */
    Galley fill(Values values) {
        galley.clear();
        for (Inline inline : paragraph.text()) {
            inline.into(galley, values);
        }
        return galley;
    }

    /** The lines and their characters, each with its face and its tag. */
    Galley galley() {
        return galley;
    }

    @Override
    public Role role() {
        return paragraph.role();
    }

    @Override
    public String language() {
        return paragraph.language();
    }

    @Override
    public Style style() {
        return paragraph.style();
    }

    @Override
    public int strips() {
        return galley.lines();
    }

    @Override
    public double stripPt(int strip) {
        return style().typing().leadingPt();
    }

    @Override
    public int least() {
        return 2;
    }

    @Override
    public void draw(int from, int to, Ink ink, double x, double top) {
        draw(from, to, ink, x, top, Outline.TEXT, Outline.RUNS);
    }

    /** How many of its parts are heard apart. */
    int runs() {
        return Outline.runCount(paragraph);
    }

    /**
     * @param element which of the block's elements the text is
     * @param firstRun the first of those of its parts that are heard apart
     */
    void draw(int from, int to, Ink ink, double x, double top, int element, int firstRun) {
        Typing typing = style().typing();
        double baseline = top - typing.baselinePt();
        double left = x + paragraph.indentPt();
        if (from == 0 && !paragraph.mark().isEmpty()) {
            ink.begin(Outline.LABEL);
            ink.line(paragraph.mark(), Face.REGULAR, typing, Math.max(x, left - MARK_BEFORE_TEXT_PT), baseline);
            ink.end();
        }
        if (!style().flushRight()) {
            ink.lines(galley, from, to, typing, left, baseline, element, firstRun);
            return;
        }
        for (int line = from; line < to; line++) {
            ink.lines(
                    galley,
                    line,
                    line + 1,
                    typing,
                    left + leading(line),
                    baseline - (line - from) * typing.leadingPt(),
                    element,
                    firstRun);
        }
    }

    /** The white before a line. */
    private double leading(int line) {
        return style().flushRight()
                ? widthPt - galley.width(line, style().typing().sizePt())
                : 0;
    }
}
