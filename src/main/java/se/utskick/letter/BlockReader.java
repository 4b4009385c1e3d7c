package se.utskick.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.Refusal;

/** Makes blocks of an evaluated template's elements: tokens become fields or, where they are the same in all letters, text. */
final class BlockReader {

    private final String file;
    private final Map<String, Style> styles;
    private final FieldValues values;
    private final Images images;

    BlockReader(String file, Map<String, Style> styles, FieldValues values, Images images) {
        this.file = file;
        this.styles = styles;
        this.values = values;
        this.images = images;
    }

    /** What a token stands for. */
    interface FieldValues {
        List<Tokens.Part> split(String text);

        Inline of(String field, Face face);
    }

    /** The image of a file's name. */
    interface Images {
        Image of(String source);
    }

    List<Block> read(Markup.Element parent) {
        List<Block> blocks = new ArrayList<>();
        for (Markup.Element element : parent.elements()) {
            switch (element.name()) {
                case "ul", "ol" -> list(element, 0, blocks);
                case "table" -> blocks.add(table(element));
                case "hr" -> blocks.add(new Block.PageBreak());
                case "p" -> blocks.add(isPicture(element) ? picture(element) : paragraph(element));
                default -> blocks.add(paragraph(element));
            }
        }
        return blocks;
    }

    /** The element's image where it begins with one. */
    List<Markup.Element> imagesOf(Markup.Element paragraph) {
        return paragraph.elements().stream()
                .filter(child -> child.name().equals("img"))
                .toList();
    }

    Block.Picture picture(Markup.Element paragraph) {
        Markup.Element image = imagesOf(paragraph).get(0);
        double widthMm = Double.parseDouble(image.attribute("data-width-mm"));
        return new Block.Picture(style(paragraph), images.of(image.attribute("src")), Box.points(widthMm));
    }

    private boolean isPicture(Markup.Element paragraph) {
        return !imagesOf(paragraph).isEmpty();
    }

    Block.Paragraph paragraph(Markup.Element element) {
        Style style = style(element);
        return new Block.Paragraph(style, Box.points(style.indentMm()), "", inlines(element, style.face()));
    }

    private void list(Markup.Element list, int depth, List<Block> blocks) {
        Style plain = style("li");
        int number = 0;
        for (Markup.Element item : list.elements()) {
            number++;
            boolean isLast = depth == 0 && number == list.elements().size();
            Style style = isLast ? style(item).withSpaceAfter(style("p").spaceAfterPt()) : style(item);
            double indent = Math.max(style.indentMm(), plain.indentMm()) + depth * plain.indentMm();
            String mark = list.name().equals("ol") ? number + "." : depth == 0 ? "•" : "–";
            blocks.add(new Block.Paragraph(style, Box.points(indent), mark, inlines(item, style.face())));
            for (Markup.Element inner : item.elements()) {
                if (inner.name().equals("ul") || inner.name().equals("ol")) {
                    list(inner, depth + 1, blocks);
                }
            }
        }
    }

    private Block.Table table(Markup.Element table) {
        List<Block.Row> rows = new ArrayList<>();
        for (Markup.Element part : table.elements()) {
            List<Markup.Element> inPart = part.name().equals("tr") ? List.of(part) : part.elements();
            for (Markup.Element row : inPart) {
                boolean isHeader = part.name().equals("thead");
                rows.add(new Block.Row(
                        isHeader, row.elements().stream().map(this::paragraph).toList()));
            }
        }
        long widths = rows.stream().map(row -> row.cells().size()).distinct().count();
        if (widths != 1 || rows.get(0).cells().isEmpty()) {
            throw Refusal.of("letter.table-uneven", file, table.line());
        }
        return new Block.Table(styles.getOrDefault("table", style("p")), rows);
    }

    private Style style(Markup.Element element) {
        String name = element.attribute("class");
        return style(name.isEmpty() ? element.name() : name);
    }

    private Style style(String name) {
        Style style = styles.get(name);
        if (style == null) {
            throw Refusal.of("letter.class-unknown", file, 1, name, String.join(", ", new TreeMap<>(styles).keySet()));
        }
        return style;
    }

    private List<Inline> inlines(Markup.Element element, Face face) {
        Line line = new Line(file);
        collect(element, face, line);
        return line.inlines;
    }

    private void collect(Markup.Element element, Face face, Line line) {
        for (Markup child : element.children()) {
            if (child instanceof Markup.Text text) {
                for (Tokens.Part part : values.split(text.text())) {
                    if (!part.isField()) {
                        line.text(part.text(), face);
                    } else if (values.of(part.text(), face) instanceof Inline.Text constant) {
                        line.text(constant.text(), face);
                    } else {
                        line.value(values.of(part.text(), face), face);
                    }
                }
            } else if (child instanceof Markup.Element inner) {
                switch (inner.name()) {
                    case "br" -> line.end();
                    case "strong" -> collect(inner, face.bold(), line);
                    case "em" -> collect(inner, face.italic(), line);
                    case "ul", "ol", "img" -> {}
                    default -> collect(inner, face, line);
                }
            }
        }
    }

    /** Joins white space as HTML does: one space between words, none at a line's ends. */
    private static final class Line {

        private final String file;
        private final List<Inline> inlines = new ArrayList<>();
        private boolean atStart = true;
        private boolean spaceWaits;

        Line(String file) {
            this.file = file;
        }

        void text(String text, Face face) {
            StringBuilder joined = new StringBuilder();
            String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
            for (int i = 0; i < normal.length(); i++) {
                char c = normal.charAt(i);
                if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                    spaceWaits = !atStart;
                } else {
                    space(joined);
                    joined.append(c);
                }
            }
            int missing = FontMetrics.of(face).missing(joined.toString());
            if (missing >= 0) {
                throw Refusal.of("letter.glyph-cut", file, "U+%04X".formatted(missing), face.resource());
            }
            if (!joined.isEmpty()) {
                inlines.add(new Inline.Text(joined.toString(), face));
            }
        }

        void value(Inline value, Face face) {
            StringBuilder before = new StringBuilder();
            space(before);
            if (!before.isEmpty()) {
                inlines.add(new Inline.Text(before.toString(), face));
            }
            inlines.add(value);
        }

        void end() {
            inlines.add(new Inline.LineEnd());
            atStart = true;
            spaceWaits = false;
        }

        private void space(StringBuilder joined) {
            if (spaceWaits) {
                joined.append(' ');
            }
            spaceWaits = false;
            atStart = false;
        }
    }
}
