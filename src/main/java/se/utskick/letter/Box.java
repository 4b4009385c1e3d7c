package se.utskick.letter;

import se.utskick.Refusal;

/** A rectangle on the page in millimetres from its upper left corner. */
record Box(String name, double xMm, double yMm, double widthMm, double heightMm) {

    private static final double POINTS_PER_MM = 72 / 25.4;
    /** What lies within a tenth of a millimetre is not told apart. */
    private static final double TOLERANCE_MM = 0.1;

    static Box read(String name, Settings settings) {
        return new Box(
                name,
                settings.number("x", 0, 1000),
                settings.number("y", 0, 1000),
                settings.number("w", 0, 1000),
                settings.number("h", 0, 1000));
    }

    static double points(double mm) {
        return mm * POINTS_PER_MM;
    }

    double widthPt() {
        return points(widthMm);
    }

    double heightPt() {
        return points(heightMm);
    }

    boolean overlaps(Box other) {
        return xMm + TOLERANCE_MM < other.xMm + other.widthMm
                && other.xMm + TOLERANCE_MM < xMm + widthMm
                && yMm + TOLERANCE_MM < other.yMm + other.heightMm
                && other.yMm + TOLERANCE_MM < yMm + heightMm;
    }

    void mustLieOn(Box page, String file) {
        if (xMm + widthMm > page.widthMm + TOLERANCE_MM || yMm + heightMm > page.heightMm + TOLERANCE_MM) {
            throw Refusal.of("letter.box-outside", file, name);
        }
    }
}
