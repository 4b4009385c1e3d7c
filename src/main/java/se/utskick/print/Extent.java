package se.utskick.print;

import se.utskick.letter.PrintProfile.Area;

/** A rectangle on a page in millimetres from its upper left corner, by its edges. */
record Extent(double left, double top, double right, double bottom) {

    static final Extent EVERYTHING = new Extent(-1e6, -1e6, 1e6, 1e6);
    private static final Extent NOTHING = new Extent(1e6, 1e6, -1e6, -1e6);
    /** What lies within a tenth of a millimetre is not told apart. */
    private static final double TOLERANCE_MM = 0.1;

    static Extent nothing() {
        return NOTHING;
    }

    static Extent of(Area area) {
        return new Extent(area.xMm(), area.yMm(), area.xMm() + area.widthMm(), area.yMm() + area.heightMm());
    }

    boolean isNothing() {
        return left > right || top > bottom;
    }

    Extent and(double x, double y) {
        return new Extent(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }

    Extent grown(double by) {
        return isNothing() ? this : new Extent(left - by, top - by, right + by, bottom + by);
    }

    Extent within(Extent other) {
        return new Extent(
                Math.max(left, other.left),
                Math.max(top, other.top),
                Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    boolean overlaps(Extent other) {
        return overlaps(other.left, other.top, other.right, other.bottom);
    }

    /** The same, of another's edges. */
    boolean overlaps(double otherLeft, double otherTop, double otherRight, double otherBottom) {
        return left + TOLERANCE_MM < otherRight
                && otherLeft + TOLERANCE_MM < right
                && top + TOLERANCE_MM < otherBottom
                && otherTop + TOLERANCE_MM < bottom;
    }

    /** Whether all of this lies in the other. */
    boolean liesIn(Extent other) {
        return left > other.left - TOLERANCE_MM
                && right < other.right + TOLERANCE_MM
                && top > other.top - TOLERANCE_MM
                && bottom < other.bottom + TOLERANCE_MM;
    }
}
