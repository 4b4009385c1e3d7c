package se.utskick.letter;

/** A part of a paragraph. */
sealed interface Inline {

    record Text(String text, Face face) implements Inline {}

    /** What each piece has of its own. */
    record Value(PieceField field, FieldType type, Face face) implements Inline {}

    record LineEnd() implements Inline {}
}
