package se.utskick.letter;

import java.util.List;
import java.util.stream.Stream;

/** A part of a letter as its template says it, before it has lines. */
sealed interface Block {

    /** The block ready to be given lines. */
    Laid laid(double measurePt);

    /** All running text in it. */
    default Stream<Inline> inlines() {
        return Stream.of();
    }

    /** The line of the template it begins on. */
    int line();

    /** 1 or 2 for a heading, else 0. */
    default int headingLevel() {
        return 0;
    }

    default boolean hasFields() {
        return inlines().anyMatch(Inline.Value.class::isInstance);
    }

    /**
     * Running text.
     *
     * @param indentPt where its lines begin
     * @param mark a list item's bullet or number, empty where there is none
     */
    record Paragraph(Style style, double indentPt, String mark, Role role, String language, List<Inline> text, int line)
            implements Block {

        public Paragraph {
            text = List.copyOf(text);
        }

        @Override
        public int headingLevel() {
            return role.headingLevel();
        }

        Paragraph withSpaceAfter(double leastPt) {
            return new Paragraph(style.withSpaceAfter(leastPt), indentPt, mark, role, language, text, line);
        }

        @Override
        public Laid laid(double measurePt) {
            return new LaidParagraph(this, measurePt);
        }

        @Override
        public Stream<Inline> inlines() {
            return text.stream();
        }
    }

    /** A simple table; each cell is a paragraph, every row has the same number of them. */
    record Table(Style around, String language, List<Row> rows, int line) implements Block {

        public Table {
            rows = List.copyOf(rows);
        }

        @Override
        public Laid laid(double measurePt) {
            return new LaidTable(this, measurePt);
        }

        @Override
        public Stream<Inline> inlines() {
            return rows.stream().flatMap(row -> row.cells().stream()).flatMap(Paragraph::inlines);
        }
    }

    record Row(boolean isHeader, List<Paragraph> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * An image that stands by itself.
     *
     * @param alternate what it says, for those who hear the letter; empty where it only adorns
     */
    record Picture(Style around, Artwork artwork, double widthPt, String alternate, String language, int line)
            implements Block {

        @Override
        public Laid laid(double measurePt) {
            return new LaidPicture(this, measurePt);
        }
    }

    record PageBreak(int line) implements Block {

        @Override
        public Laid laid(double measurePt) {
            return new LaidBreak();
        }
    }
}
