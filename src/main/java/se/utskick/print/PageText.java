package se.utskick.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a reader of a finished page sees: the strings it shows, in the order of its content, and whether anything at all is drawn.
 *
 * @param painted what is painted besides text, white left out
 * @param masks the small images of one bit a cell, among them a sheet's mark
 * @param blank nothing shown and nothing painted
 */
record PageText(
        double widthMm, double heightMm, List<Shown> shown, List<Extent> painted, List<Mask> masks, boolean blank) {

    private static final double SAME_LINE_MM = 0.3;
    private static final double GAP_MM = 3;
    private static final double ROUNDING_MM = 0.05;

    PageText {
        shown = List.copyOf(shown);
        painted = List.copyOf(painted);
        masks = List.copyOf(masks);
    }

    /**
     * One shown string.
     *
     * @param plain its text in NFKC, every white space a space
     * @param xMm where it begins, from the page's left edge
     * @param yMm its baseline, from the page's upper edge
     */
    record Shown(String text, String plain, double xMm, double yMm, double widthMm, double sizeMm) {

        private static final double ABOVE_BASELINE = 0.7;
        private static final double BELOW_BASELINE = 0.2;

        /** Where its letters stand, about: capitals above the baseline, a little below it. */
        Extent extent() {
            return new Extent(xMm, yMm - ABOVE_BASELINE * sizeMm, endMm(), yMm + BELOW_BASELINE * sizeMm);
        }

        double endMm() {
            return xMm + widthMm;
        }
    }

    /**
     * An image of one bit a cell.
     *
     * @param cells rows from the top, true where dark
     */
    record Mask(Extent at, boolean upright, boolean[][] cells) {}

    /** The strings that begin in the rectangle. */
    List<Shown> within(double xMm, double yMm, double widthMm, double heightMm) {
        return shown.stream()
                .filter(s -> !s.text().isBlank())
                .filter(s -> s.xMm() >= xMm - ROUNDING_MM && s.xMm() < xMm + widthMm)
                .filter(s -> s.yMm() >= yMm - ROUNDING_MM && s.yMm() <= yMm + heightMm + ROUNDING_MM)
                .toList();
    }

    /** The strings on every baseline where some string holds the sign. */
    List<Shown> near(char sign) {
        List<Shown> holding =
                shown.stream().filter(s -> s.text().indexOf(sign) >= 0).toList();
        return shown.stream()
                .filter(s -> holding.stream().anyMatch(h -> Math.abs(h.yMm() - s.yMm()) < SAME_LINE_MM))
                .toList();
    }

    /** Strings on one baseline joined, from top to bottom; a gap wider than between words parts them. */
    static List<Shown> lines(List<Shown> shown) {
        List<Shown> sorted = new ArrayList<>(shown);
        sorted.sort(Comparator.comparingDouble(Shown::yMm).thenComparingDouble(Shown::xMm));
        List<Shown> lines = new ArrayList<>();
        for (Shown next : sorted) {
            Shown last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && continues(last, next)) {
                lines.set(lines.size() - 1, joined(last, next));
            } else {
                lines.add(next);
            }
        }
        return lines;
    }

    private static boolean continues(Shown last, Shown next) {
        return Math.abs(next.yMm() - last.yMm()) < SAME_LINE_MM && next.xMm() - last.endMm() < GAP_MM;
    }

    private static Shown joined(Shown last, Shown next) {
        return new Shown(
                last.text() + next.text(),
                last.plain() + next.plain(),
                last.xMm(),
                last.yMm(),
                next.endMm() - last.xMm(),
                last.sizeMm());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "PageText[%d strings]", shown.size());
    }
}
