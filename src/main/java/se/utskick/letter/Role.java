package se.utskick.letter;

/** What a block is to a reader who hears the letter. */
sealed interface Role {

    /** 1 or 2 for a heading, else 0. */
    default int headingLevel() {
        return 0;
    }

    /** @param level 1 or 2 */
    record Heading(int level) implements Role {

        @Override
        public int headingLevel() {
            return level;
        }
    }

    record Text() implements Role {}

    /**
     * A list's item. Items of one list follow each other, a nested list's after the item that holds it.
     *
     * @param list the list's number in the letter, from 1
     * @param level how deep the list is nested, from 1
     * @param label what stands before the text: a bullet, a dash or a number with its full stop
     */
    record Item(int list, int level, boolean isOrdered, String label) implements Role {}

    /** A table; its cells say {@link Cell}. */
    record Table() implements Role {}

    /** @param row and {@code column} from 0 */
    record Cell(int row, int column, Scope scope) implements Role {}

    /** What a cell is the header of. */
    enum Scope {
        NONE,
        COLUMN,
        ROW
    }

    /** @param alternate what the picture says, empty where it only adorns */
    record Figure(String alternate) implements Role {}

    /** A page's end: nothing is heard. */
    record Silence() implements Role {}
}
