package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays blocks on pages from the top: no single line of a paragraph alone at a page's end or beginning, nothing that keeps with what
 * follows parted from it, header rows again where a table goes on.
 */
final class Paginator {

    /**
     * Strips of a block on a page.
     *
     * @param topPt from the upper edge of the page's body downwards
     */
    record Slot(int block, int from, int to, double topPt) {}

    private final List<? extends Laid> blocks;
    private final double firstPt;
    private final double laterPt;
    private final List<List<Slot>> pages = new ArrayList<>();
    private List<Slot> page = new ArrayList<>();
    private double y;

    private Paginator(List<? extends Laid> blocks, double firstPt, double laterPt) {
        this.blocks = blocks;
        this.firstPt = firstPt;
        this.laterPt = laterPt;
    }

    /** The pages' slots in order, or null where a strip is taller than a page. */
    static @Nullable List<List<Slot>> paginate(List<? extends Laid> blocks, double firstPt, double laterPt) {
        Paginator paginator = new Paginator(blocks, firstPt, laterPt);
        return paginator.placeAll() ? paginator.pages : null;
    }

    private boolean placeAll() {
        for (int block = 0; block < blocks.size(); block++) {
            if (blocks.get(block) instanceof LaidBreak) {
                turn();
            } else if (!place(block)) {
                return false;
            }
        }
        turn();
        return true;
    }

    private boolean place(int index) {
        Laid block = blocks.get(index);
        double gap = page.isEmpty() ? 0 : gapBefore(index);
        if (!page.isEmpty() && y + gap + beginning(index) > room()) {
            turn();
            gap = 0;
        }
        y += gap;
        int from = 0;
        boolean onFreshPage = page.isEmpty();
        while (from < block.strips()) {
            int to = from + fitting(block, from);
            if (to == from && onFreshPage) {
                return false;
            }
            if (to > from) {
                put(index, from, to);
                from = to;
            }
            if (from < block.strips()) {
                turn();
                repeatHeaders(index, block, from);
                onFreshPage = true;
            }
        }
        return true;
    }

    private void repeatHeaders(int index, Laid block, int from) {
        if (from > 0 && block.repeated() > 0 && from > block.repeated()) {
            put(index, 0, block.repeated());
        }
    }

    private void put(int index, int from, int to) {
        page.add(new Slot(index, from, to, y));
        y += blocks.get(index).heightPt(from, to);
    }

    /** How many of the strips left fit here, leaving none alone on either side. */
    private int fitting(Laid block, int from) {
        int left = block.strips() - from;
        int fitting = 0;
        double height = 0;
        while (fitting < left && y + height + block.stripPt(from + fitting) <= room() + 0.001) {
            height += block.stripPt(from + fitting);
            fitting++;
        }
        if (fitting == left) {
            return left;
        }
        int parted = Math.min(fitting, left - block.least());
        int least = from == 0 ? Math.max(block.least(), block.repeated() + 1) : block.least();
        // A block taller than what its rules leave room for is parted against them rather than not set.
        return parted >= least ? parted : page.isEmpty() ? fitting : 0;
    }

    /** The height that must fit for the block to begin on this page. */
    private double beginning(int index) {
        Laid block = blocks.get(index);
        double whole = block.heightPt(0, block.strips());
        boolean isLast = index + 1 == blocks.size() || blocks.get(index + 1) instanceof LaidBreak;
        if (block.style().keepWithNext() && !isLast) {
            double chain = whole + gapBefore(index + 1) + beginning(index + 1);
            return chain <= laterPt ? chain : whole;
        }
        int least = Math.max(block.least(), block.repeated() + 1);
        return block.strips() < least + block.least() ? whole : block.heightPt(0, least);
    }

    private double gapBefore(int index) {
        return Math.max(
                blocks.get(index).style().spaceBeforePt(),
                blocks.get(index - 1).style().spaceAfterPt());
    }

    private double room() {
        return pages.isEmpty() ? firstPt : laterPt;
    }

    private void turn() {
        if (!page.isEmpty()) {
            pages.add(page);
            page = new ArrayList<>();
            y = 0;
        }
    }
}
