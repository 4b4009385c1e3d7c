package se.utskick.letter;

/**
 * How characters stand.
 *
 * @param sizePt the type's size
 * @param leadingPt from one baseline to the next
 * @param grey 0 is black, 1 is white
 */
record Typing(double sizePt, double leadingPt, double grey) {

    /** The share of a size that centres capitals and small letters alike in a line's height. */
    private static final double OPTICAL_MIDDLE = 0.31;

    /** How far below a line's top its baseline lies. */
    double baselinePt() {
        return leadingPt / 2 + OPTICAL_MIDDLE * sizePt;
    }

    /** The contrast to white paper, as WCAG 2.2 counts it: 21 for black, 1 for white. */
    double contrast() {
        double luminance = grey <= 0.04045 ? grey / 12.92 : Math.pow((grey + 0.055) / 1.055, 2.4);
        return 1.05 / (luminance + 0.05);
    }
}
