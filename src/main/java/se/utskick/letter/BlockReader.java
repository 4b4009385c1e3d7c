package se.utskick.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/** Makes blocks of an evaluated template's elements: tokens become fields or, where they are the same in all letters, text. */
final class BlockReader {

    private final String file;
    private final Map<String, Style> styles;
    private final FieldValues values;
    private final Images images;
    private int lists;

    BlockReader(String file, Map<String, Style> styles, FieldValues values, Images images) {
        this.file = file;
        this.styles = styles;
        this.values = values;
        this.images = images;
    }

    /** What a token stands for. */
    interface FieldValues {
        List<Tokens.Part> split(String text);

        Inline of(String field, Face face, RunTag tag);
    }

    /** The image of a file's name. */
    interface Images {
        Artwork of(String source);
    }

    /** @param language what the file is written in where an element does not say otherwise */
    List<Block> read(Markup.Element parent, String language) {
        List<Block> blocks = new ArrayList<>();
        lists = 0;
        String inside = languageOf(parent, language);
        for (Markup.Element element : parent.elements()) {
            switch (element.name()) {
                case "ul", "ol" -> topList(element, inside, blocks);
                case "table" -> blocks.add(table(element, inside));
                case "hr" -> blocks.add(new Block.PageBreak(element.line()));
                case "h1" -> blocks.add(paragraph(element, new Role.Heading(1), inside));
                case "h2" -> blocks.add(paragraph(element, new Role.Heading(2), inside));
                default -> blocks.add(isPicture(element) ? picture(element, inside) : paragraph(element, inside));
            }
        }
        return blocks;
    }

    /** The images a paragraph holds. */
    List<Markup.Element> imagesOf(Markup.Element paragraph) {
        return paragraph.elements().stream()
                .filter(child -> child.name().equals("img"))
                .toList();
    }

    Block.Picture picture(Markup.Element paragraph, String language) {
        Markup.Element image = imagesOf(paragraph).get(0);
        double widthMm = Double.parseDouble(image.attribute("data-width-mm"));
        return new Block.Picture(
                style(paragraph),
                images.of(image.attribute("src")),
                Box.points(widthMm),
                image.attribute("alt").strip(),
                languageOf(paragraph, language),
                image.line());
    }

    private boolean isPicture(Markup.Element paragraph) {
        return !imagesOf(paragraph).isEmpty();
    }

    Block.Paragraph paragraph(Markup.Element element, String language) {
        return paragraph(element, new Role.Text(), language);
    }

    private Block.Paragraph paragraph(Markup.Element element, Role role, String language) {
        Style style = style(element);
        return paragraph(element, style, style.indentMm(), "", role, language);
    }

    private Block.Paragraph paragraph(
            Markup.Element element, Style style, double indentMm, String mark, Role role, String language) {
        String own = languageOf(element, language);
        return new Block.Paragraph(
                style, Box.points(indentMm), mark, role, own, inlines(element, style, own), element.line());
    }

    /** A list ends as a paragraph does, however deep its last item stands. */
    private void topList(Markup.Element list, String language, List<Block> blocks) {
        List<Block.Paragraph> items = new ArrayList<>();
        list(list, 0, language, items);
        for (int i = 0; i < items.size(); i++) {
            Block.Paragraph item = items.get(i);
            boolean isLast = i == items.size() - 1;
            blocks.add(isLast ? item.withSpaceAfter(style("p").spaceAfterPt()) : item);
        }
    }

    private void list(Markup.Element list, int depth, String language, List<Block.Paragraph> items) {
        Style plain = style("li");
        String inside = languageOf(list, language);
        boolean isOrdered = list.name().equals("ol");
        int number = 0;
        int listNumber = ++lists;
        for (Markup.Element item : list.elements()) {
            number++;
            Style style = style(item);
            double indent = Math.max(style.indentMm(), plain.indentMm()) + depth * plain.indentMm();
            String mark = isOrdered ? number + "." : depth == 0 ? "•" : "–";
            Role role = new Role.Item(listNumber, depth + 1, isOrdered, mark);
            items.add(paragraph(item, style, indent, mark, role, inside));
            for (Markup.Element inner : item.elements()) {
                if (Subset.LISTS.contains(inner.name())) {
                    list(inner, depth + 1, languageOf(item, inside), items);
                }
            }
        }
    }

    private Block.Table table(Markup.Element table, String language) {
        List<Block.Row> rows = new ArrayList<>();
        String inside = languageOf(table, language);
        for (Markup.Element part : table.elements()) {
            List<Markup.Element> inPart = part.name().equals("tr") ? List.of(part) : part.elements();
            boolean isHeader = part.name().equals("thead");
            for (Markup.Element row : inPart) {
                rows.add(new Block.Row(isHeader, cells(row, rows.size(), isHeader, inside)));
            }
        }
        long widths = rows.stream().map(row -> row.cells().size()).distinct().count();
        if (widths != 1 || rows.get(0).cells().isEmpty()) {
            throw Refusal.of("letter.table-uneven", file, table.line());
        }
        return new Block.Table(styles.getOrDefault("table", style("p")), inside, rows, table.line());
    }

    private List<Block.Paragraph> cells(Markup.Element row, int number, boolean isHeader, String language) {
        List<Block.Paragraph> cells = new ArrayList<>();
        for (Markup.Element cell : row.elements()) {
            boolean isHead = cell.name().equals("th") && !cell.children().isEmpty();
            Role.Scope scope = !isHead ? Role.Scope.NONE : isHeader ? Role.Scope.COLUMN : Role.Scope.ROW;
            cells.add(paragraph(cell, new Role.Cell(number, cells.size(), scope), language));
        }
        return cells;
    }

    private static String languageOf(Markup.Element element, String around) {
        String own = element.attribute("lang");
        return own.isEmpty() ? around : own;
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

    private List<Inline> inlines(Markup.Element element, Style style, String language) {
        Line line = new Line(file, element.line());
        collect(element, new Look(style.face(), RunTag.NONE, language, style.hyphenates()), line);
        return line.inlines;
    }

    /**
     * How running text stands and what it is.
     *
     * @param block the language of the block around
     */
    private record Look(Face face, RunTag tag, String block, boolean hyphenates) {

        Look with(Face another) {
            return new Look(another, tag, block, hyphenates);
        }

        /** Inside an element that may have a language or a link of its own. */
        Look inside(Markup.Element element, String target) {
            String language = element.attribute("lang");
            RunTag inside = language.isEmpty() ? tag : tag.in(language.equals(block) ? "" : language);
            return new Look(face, target.isEmpty() ? inside : inside.to(target), block, hyphenates);
        }
    }

    private void collect(Markup.Element element, Look look, Line line) {
        for (Markup child : element.children()) {
            if (child instanceof Markup.Text text) {
                text(text, look, line);
            } else if (child instanceof Markup.Element inner) {
                Look inside = look.inside(inner, target(inner));
                switch (inner.name()) {
                    case "br" -> line.end();
                    case "strong" -> collect(inner, inside.with(look.face().bold()), line);
                    case "em" -> collect(inner, inside.with(look.face().italic()), line);
                    case "ul", "ol", "img" -> {}
                    default -> collect(inner, inside, line);
                }
            }
        }
    }

    /** Where a link leads, empty for what is none. */
    private String target(Markup.Element element) {
        String href = element.attribute("href").strip();
        if (!LinkTarget.isInText(href)) {
            return href;
        }
        StringBuilder text = new StringBuilder();
        for (Tokens.Part part : values.split(element.text())) {
            if (!part.isField()) {
                text.append(part.text());
            } else if (values.of(part.text(), Face.REGULAR, RunTag.NONE) instanceof Inline.Text constant) {
                text.append(constant.text());
            } else {
                throw Refusal.of("letter.link-field", file, element.line(), href);
            }
        }
        return LinkTarget.of(href, text.toString())
                .orElseThrow(() -> Refusal.of("letter.link-text", file, element.line(), href, text));
    }

    private static String soft(String text, Look look) {
        String language = look.tag().language();
        return Hyphenation.of(language.isEmpty() ? look.block() : language).soften(text);
    }

    private void text(Markup.Text text, Look look, Line line) {
        for (Tokens.Part part : values.split(text.text())) {
            if (!part.isField()) {
                line.text(look.hyphenates() ? soft(part.text(), look) : part.text(), look);
            } else if (values.of(part.text(), look.face(), look.tag()) instanceof Inline.Text constant) {
                line.text(constant.text(), look);
            } else {
                line.value(values.of(part.text(), look.face(), look.tag()), look);
            }
        }
    }

    /** Joins white space as HTML does: one space between words, none at a line's ends. */
    private static final class Line {

        private final String file;
        private final int number;
        private final List<Inline> inlines = new ArrayList<>();
        private boolean atStart = true;
        private @Nullable Look spaceWaits;

        /** @param number of the line in the file that its element begins on */
        Line(String file, int number) {
            this.file = file;
            this.number = number;
        }

        void text(String text, Look look) {
            StringBuilder joined = new StringBuilder();
            String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
            for (int i = 0; i < normal.length(); i++) {
                char c = normal.charAt(i);
                if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                    space(joined, look);
                    joined.append(c);
                } else if (spaceWaits == null && !atStart) {
                    spaceWaits = look;
                }
            }
            int missing = FontMetrics.of(look.face()).missingInTemplate(joined.toString());
            if (missing >= 0) {
                throw Refusal.of(
                        "letter.glyph-cut",
                        file,
                        number,
                        "U+%04X".formatted(missing),
                        look.face().resource());
            }
            add(joined, look);
        }

        void value(Inline value, Look look) {
            StringBuilder before = new StringBuilder();
            space(before, look);
            add(before, look);
            inlines.add(value);
        }

        void end() {
            inlines.add(new Inline.LineEnd());
            atStart = true;
            spaceWaits = null;
        }

        /** A space looks as the text it was written in. */
        private void space(StringBuilder joined, Look look) {
            if (look.equals(spaceWaits)) {
                joined.append(' ');
            } else if (spaceWaits != null) {
                add(new StringBuilder(" "), spaceWaits);
            }
            spaceWaits = null;
            atStart = false;
        }

        private void add(StringBuilder text, Look look) {
            if (!text.isEmpty()) {
                inlines.add(new Inline.Text(text.toString(), look.face(), look.tag()));
            }
        }
    }
}
