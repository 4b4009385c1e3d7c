package se.utskick.letter;

import java.util.List;

/** Where everything of a letter stands, page by page; shared by all letters whose own parts have the same heights. */
record PagePlan(List<List<Part>> pages) {

    sealed interface Part {
        /** From the upper edge of the page's body downwards. */
        double topPt();
    }

    /** Blocks that are the same in all letters. */
    record Shared(Form form, double topPt) implements Part {}

    /**
     * Strips of a block with fields.
     *
     * @param isAgain where they are header rows that stood on an earlier page
     */
    record Own(int block, int from, int to, double topPt, boolean isAgain) implements Part {}
}
