package se.utskick.letter;

/** Why something of a piece cannot be set whole (outcome NOT_PRINTABLE). */
enum Flaw {
    /** Nothing to set. */
    EMPTY,
    /** A character the font lacks, or a script written from right to left. */
    NO_GLYPH,
    /** A line wider than its place at the smallest size. */
    TOO_WIDE,
    /** More lines than the window holds at the smallest size. */
    TOO_MANY_LINES;

    /** As it stands in {@code restricted/}: the reason and the field, never the text. */
    String of(String field) {
        return name() + " " + field;
    }
}
