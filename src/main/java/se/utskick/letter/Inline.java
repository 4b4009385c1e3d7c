package se.utskick.letter;

/** A part of a paragraph. */
sealed interface Inline {

    /** Puts the part into a galley, fields as the piece has them. */
    void into(Galley galley, Laid.Values values);

    /** Its words, where there are no lines to be broken. */
    String words(Laid.Values values);

    record Text(String text, Face face, RunTag tag) implements Inline {

        @Override
        public void into(Galley galley, Laid.Values values) {
            galley.add(text, face, tag);
        }

        @Override
        public String words(Laid.Values values) {
            return text;
        }
    }

    /** What each piece has of its own. */
    record Value(PieceField field, FieldType type, Face face, RunTag tag) implements Inline {

        @Override
        public void into(Galley galley, Laid.Values values) {
            galley.add(values.of(this), face, tag);
        }

        @Override
        public String words(Laid.Values values) {
            return values.of(this);
        }
    }

    record LineEnd() implements Inline {

        @Override
        public void into(Galley galley, Laid.Values values) {
            galley.endLine();
        }

        @Override
        public String words(Laid.Values values) {
            return " ";
        }
    }
}
