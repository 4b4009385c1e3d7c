package se.utskick.letter;

/**
 * A block with its lines: strips from top to bottom, each of its own height, that a page's end may part. Coordinates are points, y
 * upwards, x from the measure's left edge.
 */
sealed interface Laid permits LaidParagraph, LaidTable, LaidPicture, LaidBreak {

    /** Sets the block with a piece's values; false where something that cannot be broken is wider than the measure. */
    boolean lay(Values values);

    Style style();

    /** What the block is to a reader who hears the letter. */
    Role role();

    /** The language it is written in; runs in another say so by their tags. */
    String language();

    int strips();

    double stripPt(int strip);

    /** The fewest strips that may stand alone at a page's end or beginning. */
    int least();

    /** The strips at the beginning that are drawn again where the block goes on over a page. */
    default int repeated() {
        return 0;
    }

    void draw(int from, int to, Ink ink, double x, double top);

    default double heightPt(int from, int to) {
        double height = 0;
        for (int strip = from; strip < to; strip++) {
            height += stripPt(strip);
        }
        return height;
    }

    /** A piece's values. */
    interface Values {
        String of(Inline.Value value);

        /** For what has no fields. */
        Values NONE = value -> {
            throw new IllegalStateException("No field here");
        };
    }
}
