package se.utskick.letter;

/** Why something of a piece cannot be set whole (outcome NOT_PRINTABLE). */
enum Flaw {
    /** Nothing to set. */
    EMPTY,
    /** A character no font of ours has. */
    NO_GLYPH,
    /** A script written from right to left; its name follows the field's. */
    RIGHT_TO_LEFT,
    /** An invisible character that turns the direction of what stands beside it. */
    DIRECTION_CONTROL,
    /** A line wider than its place at the smallest size. */
    TOO_WIDE,
    /** More lines than the window holds at the smallest size. */
    TOO_MANY_LINES;

    /** Why a text cannot be set that has a character we cannot set. */
    static Flaw ofCharacters(String text) {
        if (Script.of(text).isPresent()) {
            return RIGHT_TO_LEFT;
        }
        return text.codePoints().anyMatch(Script::isDirectionControl) ? DIRECTION_CONTROL : NO_GLYPH;
    }

    /** The key of its sentence about a text of this kind: {@code text}, {@code value} or {@code piece}. */
    String key(String kind) {
        return "letter." + kind + "." + name();
    }

    /** As it stands in {@code restricted/}: the reason and the field, never the text. */
    String of(String field) {
        return name() + " " + field;
    }

    /** The same, with the script where that is the reason. */
    String of(String field, String text) {
        return this == RIGHT_TO_LEFT ? of(field) + " " + Script.ofOrOther(text) : of(field);
    }
}
