package se.utskick.letter;

import java.util.List;

/** A part of a letter as its template says it, before it has lines. */
sealed interface Block {

    /**
     * Running text.
     *
     * @param indentPt where its lines begin
     * @param mark a list item's bullet or number, empty where there is none
     */
    record Paragraph(Style style, double indentPt, String mark, List<Inline> inlines) implements Block {

        public Paragraph {
            inlines = List.copyOf(inlines);
        }

        boolean hasFields() {
            return inlines.stream().anyMatch(Inline.Value.class::isInstance);
        }
    }

    /** A simple table; each cell is a paragraph, every row has the same number of them. */
    record Table(Style around, List<Row> rows) implements Block {

        public Table {
            rows = List.copyOf(rows);
        }

        boolean hasFields() {
            return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Paragraph::hasFields);
        }
    }

    record Row(boolean isHeader, List<Paragraph> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** An image that stands by itself. */
    record Picture(Style around, Image image, double widthPt) implements Block {}

    record PageBreak() implements Block {}
}
