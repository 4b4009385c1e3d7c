package se.utskick.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One letter's structure as it came to stand on its pages: elements in the order in which they are met, each with its own content and the
 * elements below it, and for each page whose every piece of content is. Without numbers of the file yet.
 */
final class Heard {

    /** Content is its page, shifted, and its mark on the page; an element is its number's complement. */
    private static final int PAGE_SHIFT = 20;

    private static final int[] NOTHING = {};
    /** A link is its number from the lowest on. */
    private static final int LINK = Integer.MIN_VALUE;

    private static final int MARK = (1 << PAGE_SHIFT) - 1;
    private static final byte[] TYPE = PdfFile.ascii("<</S/");
    private static final byte[] ABOVE = PdfFile.ascii("/P ");
    private static final byte[] PAGE = PdfFile.ascii("/Pg ");
    private static final byte[] REFERENCE = PdfFile.ascii(" 0 R");
    private static final byte[] CONTENT = PdfFile.ascii("/K");
    private static final byte[] END = PdfFile.ascii(">>");

    private final Outline outline;
    private final int[] elements;
    private int[] nodes = new int[96];
    private int[] firstKids = new int[96];
    private int[] lastKids = new int[96];
    private int count;
    private int[] kids = new int[192];
    private int[] nextKids = new int[192];
    private int kidCount;
    private int[][] pages = new int[2][];
    private final List<Link> links = new ArrayList<>();
    private final Map<Integer, Spot> figures = new TreeMap<>();

    Heard(Outline outline) {
        this.outline = outline;
        this.elements = new int[outline.size()];
        Arrays.fill(elements, -1);
        element(Outline.LETTER);
    }

    /** How many objects it takes: elements, then links. */
    int count() {
        return count + links.size();
    }

    /** A place on a page from where a link can be followed. */
    private record Link(int element, int page, Spot spot) {}

    /** A link or a figure stands on a page. */
    void spot(Spot spot, int page) {
        int element = element(spot.element());
        if (spot.isLink()) {
            kid(element, LINK + links.size());
            links.add(new Link(element, page, spot));
        } else {
            figures.put(element, spot);
        }
    }

    /** How many links all pages have. */
    int links() {
        return links.size();
    }

    /** Writes references to a page's links, the letter's first object's number given; nothing where it has none. */
    void writeLinks(Bytes out, int page, int first) {
        boolean hasSome = false;
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).page() == page) {
                out.add(hasSome ? " " : "/Annots[").number(first + count + i).add(REFERENCE);
                hasSome = true;
            }
        }
        out.add(hasSome ? "]" : "");
    }

    /** Writes which element each link belongs to: rows of the parent tree, from a key on. */
    void writeLinkParents(Bytes out, int key, int first) {
        for (int i = 0; i < links.size(); i++) {
            out.number(key + i)
                    .add(' ')
                    .number(first + links.get(i).element())
                    .add(REFERENCE)
                    .add(' ');
        }
    }

    /** A page has all its content: so many marks. */
    void page(int page, int marks) {
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        pages[page] = marks == 0 ? NOTHING : Arrays.copyOf(pages[page], marks);
    }

    /** Content of an outline's node stands on a page under a mark. */
    void add(int node, int page, int mark) {
        int element = element(node);
        kid(element, page << PAGE_SHIFT | mark);
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        int[] marks = pages[page];
        if (marks == null || mark >= marks.length) {
            marks = marks == null ? new int[64] : Arrays.copyOf(marks, mark * 2);
            pages[page] = marks;
        }
        marks[mark] = element;
    }

    /** The element of a node, which stands here among its siblings if it is not met before. */
    int element(int node) {
        int known = elements[node];
        if (known >= 0) {
            return known;
        }
        int above = node == Outline.LETTER ? -1 : element(outline.node(node).above());
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            firstKids = Arrays.copyOf(firstKids, count * 2);
            lastKids = Arrays.copyOf(lastKids, count * 2);
        }
        int element = count++;
        elements[node] = element;
        nodes[element] = node;
        firstKids[element] = -1;
        if (above >= 0) {
            kid(above, ~element);
        }
        return element;
    }

    private void kid(int element, int kid) {
        if (kidCount == kids.length) {
            kids = Arrays.copyOf(kids, kidCount * 2);
            nextKids = Arrays.copyOf(nextKids, kidCount * 2);
        }
        kids[kidCount] = kid;
        nextKids[kidCount] = -1;
        if (firstKids[element] < 0) {
            firstKids[element] = kidCount;
        } else {
            nextKids[lastKids[element]] = kidCount;
        }
        lastKids[element] = kidCount++;
    }

    /**
     * Writes the elements into a pack.
     *
     * @param first the first element's number; the others follow
     * @param above the number of what the letter stands under
     * @param firstKey of the parent tree, for its links
     * @param firstPage the number of the letter's first page; the others follow
     */
    void writeTo(ObjectPack pack, int first, int above, int firstPage, int firstKey) {
        for (int element = 0; element < count; element++) {
            Outline.Node node = outline.node(nodes[element]);
            Bytes out = pack.object(first + element);
            int kid = firstKids[element];
            int page = pageOf(kid);
            out.add(TYPE).add(node.type()).add(node.extras());
            Spot figure = figures.get(element);
            if (figure != null) {
                out.add("/A<</O/Layout/BBox");
                figure.writeTo(out);
                out.add(END);
            }
            if (page >= 0) {
                out.add(PAGE).number(firstPage + page).add(REFERENCE);
            }
            out.add(ABOVE)
                    .number(node.above() < 0 ? above : first + elements[node.above()])
                    .add(REFERENCE)
                    .add(CONTENT);
            boolean several = nextKids[kid] >= 0;
            out.add(several ? '[' : ' ');
            kid(out, kids[kid], page, first, firstPage);
            for (int next = nextKids[kid]; next >= 0; next = nextKids[next]) {
                kid(out.add(' '), kids[next], page, first, firstPage);
            }
            out.add(several ? "]>>" : ">>");
        }
        for (int i = 0; i < links.size(); i++) {
            link(pack.object(first + count + i), links.get(i).spot(), firstKey + i);
        }
    }

    /** A link that is followed from the page; what it leads to is said for those who do not see it (ISO 14289-1, 7.18.5). */
    private static void link(Bytes out, Spot spot, int key) {
        String target = PdfText.ascii(spot.target());
        out.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
        spot.writeAroundTo(out);
        out.add("/StructParent ").number(key).add("/Contents").add(target);
        out.add("/A<</S/URI/URI").add(target).add(END).add(END);
    }

    private void kid(Bytes out, int kid, int page, int first, int firstPage) {
        if (kid < LINK + links.size()) {
            Link link = links.get(kid - LINK);
            out.add("<</Type/OBJR");
            if (link.page() != page) {
                out.add(PAGE).number(firstPage + link.page()).add(REFERENCE);
            }
            out.add("/Obj ").number(first + count + kid - LINK).add(REFERENCE).add(END);
        } else if (kid < 0) {
            out.number(first + ~kid).add(REFERENCE);
        } else if (kid >> PAGE_SHIFT == page) {
            out.number(kid & MARK);
        } else {
            out.add("<</Type/MCR").add(PAGE).number(firstPage + (kid >> PAGE_SHIFT));
            out.add(" 0 R/MCID ").number(kid & MARK).add(END);
        }
    }

    /** The page of the first content of its own, -1 where there is none. */
    private int pageOf(int firstKid) {
        for (int kid = firstKid; kid >= 0; kid = nextKids[kid]) {
            if (kids[kid] >= 0) {
                return kids[kid] >> PAGE_SHIFT;
            }
        }
        return -1;
    }

    /** Writes for a page which element each mark belongs to: a row of the parent tree. */
    void writeParents(Bytes out, int page, int first) {
        out.add('[');
        for (int element : pages[page]) {
            out.number(first + element).add(" 0 R ");
        }
        out.shorten(pages[page].length > 0 ? 1 : 0).add(']');
    }
}
