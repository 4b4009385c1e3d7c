package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The structure of a letter's variant as reading software walks it (ISO 32000-1, 14.8.4): an element for all that is heard, each under
 * its own above. Which pages they stand on differs from letter to letter; what they are does not.
 */
final class Outline {

    /** The letter itself, above all else. */
    static final int LETTER = 0;

    static final int DATE = 1;
    static final int ADDRESS = 2;

    /** Where a block's elements begin: its text. */
    static final int TEXT = 0;
    /** A list item's label. */
    static final int LABEL = 1;
    /** The runs of a paragraph that have a language of their own. */
    static final int RUNS = 2;

    /** What only adorns. */
    private static final int UNHEARD = -1;

    private final List<Node> nodes = new ArrayList<>();
    private final int[] firsts;
    private final int firstInsert;
    private final String language;

    /**
     * An element.
     *
     * @param above its parent, -1 for the letter
     * @param extras entries of its dictionary besides
     */
    record Node(String type, int above, String extras) {}

    /** What stands on the paper alone: the date and the address. */
    static Outline ofPaper(String language) {
        return new Outline(List.of(), language);
    }

    Outline(List<Block> blocks, String language) {
        this(blocks, List.of(), language);
    }

    /** @param inserts what follows the letter, each a figure that says its alternate text */
    Outline(List<Block> blocks, List<InsertPages> inserts, String language) {
        this.language = language;
        add("Part", -1, "");
        add("P", LETTER, "");
        add("P", LETTER, "");
        this.firsts = new int[blocks.size()];
        Map<Integer, Integer> lists = new TreeMap<>();
        Map<Integer, Integer> bodies = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Block.Paragraph paragraph && paragraph.role() instanceof Role.Item item) {
                firsts[i] = item(paragraph, item, lists, bodies);
            } else if (block instanceof Block.Paragraph paragraph) {
                firsts[i] = nodes.size();
                String type = paragraph.role() instanceof Role.Heading heading ? "H" + heading.level() : "P";
                add(type, LETTER, languageOf(paragraph.language()));
                // An item's label has its place; here there is none.
                add("Span", LETTER, "");
                runs(paragraph, firsts[i]);
            } else if (block instanceof Block.Table table) {
                firsts[i] = table(table);
            } else if (block instanceof Block.Picture picture
                    && !picture.alternate().isEmpty()) {
                String alternate = "/Alt" + PdfText.string(picture.alternate());
                firsts[i] = add("Figure", LETTER, alternate + languageOf(picture.language()));
            } else {
                firsts[i] = UNHEARD;
            }
        }
        this.firstInsert = nodes.size();
        for (InsertPages insert : inserts) {
            add("Figure", LETTER, "/Alt" + PdfText.string(insert.insert().alternate()));
        }
    }

    /** The first of a block's elements, below 0 where nothing of it is heard. */
    int first(int block) {
        return firsts[block];
    }

    /** The element of an insert: all its pages are its content. */
    int insert(int number) {
        return firstInsert + number;
    }

    Node node(int element) {
        return nodes.get(element);
    }

    int size() {
        return nodes.size();
    }

    /** LI holds nothing but Lbl and LBody: a nested list stands in the LBody of the item before it. */
    private int item(
            Block.Paragraph paragraph, Role.Item item, Map<Integer, Integer> lists, Map<Integer, Integer> bodies) {
        int above = item.level() == 1 ? LETTER : bodies.getOrDefault(item.level() - 1, LETTER);
        int first = nodes.size();
        int runs = runCount(paragraph);
        int list = lists.getOrDefault(item.list(), first + RUNS + runs + 1);
        int itemNode = first + RUNS + runs;
        add("LBody", itemNode, languageOf(paragraph.language()));
        add("Lbl", itemNode, "");
        runs(paragraph, first);
        add("LI", list, "");
        if (lists.putIfAbsent(item.list(), list) == null) {
            String numbering = item.isOrdered() ? "Decimal" : "Disc";
            add("L", above, "/A<</O/List/ListNumbering/" + numbering + ">>");
        }
        bodies.put(item.level(), first);
        return first;
    }

    private int table(Block.Table table) {
        int columns = table.rows().get(0).cells().size();
        int cells = columns * table.rows().size();
        int first = nodes.size();
        int tableNode = first + cells + table.rows().size();
        for (int row = 0; row < table.rows().size(); row++) {
            for (Block.Paragraph cell : table.rows().get(row).cells()) {
                Role.Scope scope = cell.role() instanceof Role.Cell role ? role.scope() : Role.Scope.NONE;
                String scoped = scope == Role.Scope.NONE
                        ? ""
                        : "/A<</O/Table/Scope/" + (scope == Role.Scope.ROW ? "Row" : "Column") + ">>";
                add(scope == Role.Scope.NONE ? "TD" : "TH", first + cells + row, scoped + languageOf(cell.language()));
            }
        }
        for (int row = 0; row < table.rows().size(); row++) {
            add("TR", tableNode, "");
        }
        add("Table", LETTER, "");
        int cell = first;
        for (Block.Row row : table.rows()) {
            for (Block.Paragraph paragraph : row.cells()) {
                runs(paragraph, cell++);
            }
        }
        return first;
    }

    private void runs(Block.Paragraph paragraph, int above) {
        RunTag before = RunTag.NONE;
        for (RunTag tag : tags(paragraph)) {
            if (tag.isHeardApart() && !tag.equals(before)) {
                String type = tag.isLink() ? "Link" : "Span";
                add(type, above, tag.language().isEmpty() ? "" : "/Lang(" + tag.language() + ")");
            }
            before = tag;
        }
    }

    /** How many parts of a paragraph are heard apart: links, and runs in another language. */
    static int runCount(Block.Paragraph paragraph) {
        int count = 0;
        RunTag before = RunTag.NONE;
        for (RunTag tag : tags(paragraph)) {
            count += tag.isHeardApart() && !tag.equals(before) ? 1 : 0;
            before = tag;
        }
        return count;
    }

    /** The tags of a paragraph's parts in order; a line's end has that of what is before it. */
    private static List<RunTag> tags(Block.Paragraph paragraph) {
        List<RunTag> tags = new ArrayList<>();
        for (Inline inline : paragraph.text()) {
            if (inline instanceof Inline.Text text && !text.text().isEmpty()) {
                tags.add(text.tag());
            } else if (inline instanceof Inline.Value value) {
                tags.add(value.tag());
            }
        }
        return tags;
    }

    private String languageOf(String own) {
        return own.isEmpty() || own.equals(language) ? "" : "/Lang(" + own + ")";
    }

    private int add(String type, int above, String extras) {
        nodes.add(new Node(type, above, extras));
        return nodes.size() - 1;
    }
}
