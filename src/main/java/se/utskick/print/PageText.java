package se.utskick.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a reader of a finished page sees, in the order of its content.
 *
 * @param masks the small images of one bit a cell, among them a sheet's mark
 * @param inserted the insert pages drawn, by the hash of what they hold; what they show is not among the rest
 */
record PageText(double widthMm, double heightMm, List<Passage> passages, List<Mask> masks, List<String> inserted) {

    private static final double SAME_LINE_MM = 0.3;
    private static final double GAP_MM = 3;
    private static final double ROUNDING_MM = 0.05;

    PageText {
        passages = List.copyOf(passages);
        masks = List.copyOf(masks);
        inserted = List.copyOf(inserted);
    }

    /** Nothing shown and nothing painted. */
    boolean blank() {
        return passages.isEmpty() && masks.isEmpty() && inserted.isEmpty();
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

        boolean standsIn(Extent zone) {
            return zone.overlaps(xMm, yMm - ABOVE_BASELINE * sizeMm, endMm(), yMm + BELOW_BASELINE * sizeMm);
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
        List<Shown> within = new ArrayList<>();
        for (Passage passage : passages) {
            for (Shown s : passage.shown()) {
                boolean inside = s.xMm() >= xMm - ROUNDING_MM
                        && s.xMm() < xMm + widthMm
                        && s.yMm() >= yMm - ROUNDING_MM
                        && s.yMm() <= yMm + heightMm + ROUNDING_MM;
                if (inside && !s.text().isBlank()) {
                    within.add(s);
                }
            }
        }
        return within;
    }

    /** The strings on every baseline where some string holds the sign that every reference has. */
    List<Shown> nearReferences() {
        List<Shown> holding = new ArrayList<>();
        passages.forEach(passage -> holding.addAll(passage.withSign()));
        List<Shown> near = new ArrayList<>();
        for (Passage passage : passages) {
            for (Shown s : passage.shown()) {
                if (isOnLineOf(holding, s)) {
                    near.add(s);
                }
            }
        }
        return near;
    }

    private static boolean isOnLineOf(List<Shown> holding, Shown shown) {
        for (Shown one : holding) {
            if (Math.abs(one.yMm() - shown.yMm()) < SAME_LINE_MM) {
                return true;
            }
        }
        return false;
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
        return String.format(Locale.ROOT, "PageText[%d passages]", passages.size());
    }
}
