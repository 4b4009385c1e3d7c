package se.utskick.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.PieceReference;

/**
 * Letters that one worker sets in a row. First they are composed, without numbers; when all sheaves before have theirs it gets its own,
 * and becomes bytes that are written as they are.
 */
final class Sheaf implements PdfFile.MadeObjects {

    /** How many letters; the same whatever the number of threads, so that the bytes are the same. */
    static final int LETTERS = 64;

    /** How many letters' elements stand compressed together. */
    private static final int LETTERS_A_PACK = 16;

    /** Below this a table of codes costs more than it saves. */
    private static final int WORTH_A_CODE = 120;

    private static final byte[] COMPRESSED = PdfFile.ascii(" 0 obj\n<</Filter/FlateDecode/Length ");
    private static final byte[] PLAIN = PdfFile.ascii(" 0 obj\n<</Length ");
    private static final byte[] BEFORE_DATA = PdfFile.ascii(">>\nstream\n");
    private static final byte[] AFTER_DATA = PdfFile.ascii("\nendstream\nendobj\n");

    private final Deflate deflate;
    private final List<Letter> letters = new ArrayList<>(LETTERS);
    private final List<Page> pages = new ArrayList<>(2 * LETTERS);
    private final Map<Form, Integer> forms = new LinkedHashMap<>();
    private final List<Form> formsInOrder = new ArrayList<>();
    private final GlyphsUsed glyphs = new GlyphsUsed();
    private final Bytes streams = new Bytes(1 << 16);
    private final List<Own> own = new ArrayList<>(2 * LETTERS);
    private Bytes made = new Bytes();
    private long[] offsets = {};
    private int firstNumber;
    private int[] packed = {};

    /** @param deflate the worker's own */
    Sheaf(Deflate deflate) {
        this.deflate = deflate;
    }

    /**
     * A letter, its pages counted within the sheaf.
     *
     * @param heard its structure, null in a print profile
     */
    record Letter(
            PieceReference reference,
            int firstPage,
            int pages,
            int sheets,
            List<String> names,
            List<String> lines,
            String sha256,
            @Nullable Heard heard) {

        SetPiece at(int pagesBefore) {
            return new SetPiece(reference, pagesBefore + firstPage, pages, sheets, names, lines, sha256);
        }
    }

    /** A page's streams: its own as they are numbered here, shared ones as their name's complement; none for a blank one. */
    private record Page(List<Integer> streams) {}

    /** A content stream of one page's own: where it ends, the mark that comes after it. */
    private record Own(int end, SheetMark.@Nullable Sheet mark) {}

    /** A stretch of a page's content. */
    interface Content {
        void addTo(Bytes bytes);
    }

    /** Draws a sheet's mark after the content; the sheets come in order. */
    interface Marker {
        Bytes after(SheetMark.Sheet sheet, Content content);
    }

    int pages() {
        return pages.size();
    }

    List<Letter> letters() {
        return letters;
    }

    GlyphsUsed glyphs() {
        return glyphs;
    }

    /** What is shared with other sheaves, in the order of its first use here. */
    Iterable<Form> forms() {
        return forms.keySet();
    }

    /** The name pages of this sheaf draw the form by. */
    int nameOf(Form form) {
        Integer known = forms.get(form);
        if (known == null) {
            known = forms.size();
            forms.put(form, known);
            formsInOrder.add(form);
            glyphs.addAll(form.glyphs());
        }
        return known;
    }

    void add(Letter letter) {
        letters.add(letter);
    }

    /** Begins a page. */
    void page() {
        pages.add(new Page(new ArrayList<>(8)));
    }

    /** Adds a stream that many pages share. */
    void shared(Form form) {
        streamsOfPage().add(~nameOf(form));
    }

    private List<Integer> streamsOfPage() {
        return pages.get(pages.size() - 1).streams();
    }

    /**
     * Adds a stream of the page's own.
     *
     * @param mark the sheet's, where this is its front
     */
    void own(Bytes content, SheetMark.@Nullable Sheet mark) {
        streamsOfPage().add(own.size());
        streams.add(content.array(), 0, content.size());
        own.add(new Own(streams.size(), mark));
    }

    /** A page without content, not even a resource. */
    void blankPage() {
        pages.add(new Page(List.of()));
    }

    /** Whether its letters have a structure. */
    private boolean isHeard() {
        return letters.get(0).heard() != null;
    }

    /** Streams, packs, in them a node with what the pages need, the pages and the letters' elements. */
    int numbers() {
        int elements = 0;
        for (Letter letter : letters) {
            elements += letter.heard() == null ? 0 : letter.heard().count();
        }
        return own.size() + packs() + (isHeard() ? 3 : 2) + pages.size() + elements;
    }

    private int packs() {
        return 1 + (isHeard() ? (letters.size() + LETTERS_A_PACK - 1) / LETTERS_A_PACK : 0);
    }

    /** Where the sheaf has its place in a file. */
    record Place(int firstNumber, int pagesBefore, Map<Form, Integer> formNumbers) {}

    /** The number of the pages' node where the sheaf's numbers begin with the first. */
    int nodeFrom(int first) {
        return first + own.size() + packs();
    }

    /** The number of the parent tree's leaf of a sheaf whose letters are heard. */
    static int leafOf(int node) {
        return node + 1;
    }

    /** The number of the element that holds the sheaf's letters. */
    static int divisionOf(int node) {
        return node + 2;
    }

    /** Makes the bytes. */
    void make(Place place, PageCode code, Marker marker) {
        firstNumber = place.firstNumber();
        int node = nodeFrom(firstNumber);
        made = new Bytes(streams.size() + 100 * own.size() + (1 << 12));
        offsets = new long[own.size() + packs()];
        int from = 0;
        for (int i = 0; i < own.size(); i++) {
            offsets[i] = made.size();
            Own stream = own.get(i);
            int begin = from;
            if (stream.mark() == null) {
                stream(firstNumber + i, streams.array(), begin, stream.end(), code);
            } else {
                Bytes marked = marker.after(stream.mark(), bytes -> bytes.add(streams.array(), begin, stream.end()));
                stream(firstNumber + i, marked.array(), 0, marked.size(), code);
            }
            from = stream.end();
        }
        packed = new int[packs()];
        ObjectPack pack = new ObjectPack(isHeard() ? 1 << 17 : 1 << 14);
        if (isHeard()) {
            heardPages(pack, node, place);
        } else {
            plainPages(pack, node, place);
        }
        write(pack, 0);
        if (isHeard()) {
            elements(pack, node);
        }
    }

    private void plainPages(ObjectPack pack, int node, Place place) {
        int resources = node + 1;
        node(pack.object(node), resources + 1);
        resources(pack.object(resources), place);
        for (int i = 0; i < pages.size(); i++) {
            page(pack.object(resources + 1 + i), node, resources, pages.get(i), place);
        }
    }

    private void heardPages(ObjectPack pack, int node, Place place) {
        int firstPage = divisionOf(node) + 1;
        int firstElement = firstPage + pages.size();
        node(pack.object(node), firstPage);
        Bytes leaf = pack.object(leafOf(node));
        leaf.add("<</Limits[").number(place.pagesBefore()).add(' ');
        leaf.number(place.pagesBefore() + pages.size() - 1).add("]/Nums[");
        int element = firstElement;
        for (Letter letter : letters) {
            Heard heard = Objects.requireNonNull(letter.heard());
            for (int page = 0; page < letter.pages(); page++) {
                leaf.number(place.pagesBefore() + letter.firstPage() - 1 + page);
                heard.writeParents(leaf, page, element);
            }
            element += heard.count();
        }
        leaf.add("]>>");
        Bytes division = pack.object(divisionOf(node));
        division.add("<</S/Div/P ").number(BundleWriter.DOCUMENT).add(" 0 R/K[");
        element = firstElement;
        for (Letter letter : letters) {
            division.number(element).add(" 0 R ");
            element += Objects.requireNonNull(letter.heard()).count();
        }
        division.add("]>>");
        for (int i = 0; i < pages.size(); i++) {
            Bytes page = pack.object(firstPage + i);
            page(page, node, BundleWriter.RESOURCES, pages.get(i), place);
            if (!pages.get(i).streams().isEmpty()) {
                page.shorten(2)
                        .add("/Tabs/S/StructParents ")
                        .number(place.pagesBefore() + i)
                        .add(">>");
            }
        }
    }

    private void elements(ObjectPack pack, int node) {
        int firstPage = divisionOf(node) + 1;
        int element = firstPage + pages.size();
        for (int i = 0; i < letters.size(); i++) {
            if (i % LETTERS_A_PACK == 0) {
                pack.clear();
            }
            Letter letter = letters.get(i);
            Heard heard = Objects.requireNonNull(letter.heard());
            heard.writeTo(pack, element, divisionOf(node), firstPage + letter.firstPage() - 1);
            element += heard.count();
            if (i % LETTERS_A_PACK == LETTERS_A_PACK - 1 || i == letters.size() - 1) {
                write(pack, 1 + i / LETTERS_A_PACK);
            }
        }
    }

    private void write(ObjectPack pack, int number) {
        offsets[own.size() + number] = made.size();
        pack.writeTo(made, firstNumber + own.size() + number, deflate);
        packed[number] = pack.count();
    }

    private void stream(int number, byte[] data, int from, int to, PageCode code) {
        made.number(number);
        int size = to - from > WORTH_A_CODE ? deflate.literalsInto(data, from, to, code) : to - from;
        if (size < to - from) {
            made.add(COMPRESSED).number(size).add(BEFORE_DATA).add(deflate.bytes(), 0, size);
        } else {
            made.add(PLAIN).number(to - from).add(BEFORE_DATA).add(data, from, to);
        }
        made.add(AFTER_DATA);
    }

    private void node(Bytes out, int firstPage) {
        out.add("<</Type/Pages/Parent ")
                .number(BundleWriter.ROOT)
                .add(" 0 R/Count ")
                .number(pages.size())
                .add("/Kids[");
        for (int i = 0; i < pages.size(); i++) {
            out.number(firstPage + i).add(" 0 R ");
        }
        out.add("]>>");
    }

    private void resources(Bytes out, Place place) {
        out.add("<</Font ").number(BundleWriter.FONTS).add(" 0 R/XObject<<");
        forms.forEach((form, name) -> out.add("/X")
                .number(name)
                .add(' ')
                .number(place.formNumbers().getOrDefault(form, 0))
                .add(" 0 R"));
        out.add(">>>>");
    }

    private void page(Bytes out, int node, int resources, Page page, Place place) {
        out.add("<</Type/Page/Parent ").number(node);
        if (page.streams().isEmpty()) {
            out.add(" 0 R/Resources<<>>>>");
            return;
        }
        out.add(" 0 R/Resources ").number(resources).add(" 0 R/Contents");
        out.add(page.streams().size() == 1 ? ' ' : '[');
        for (int stream : page.streams()) {
            out.number(
                    stream >= 0
                            ? firstNumber + stream
                            : place.formNumbers().getOrDefault(formsInOrder.get(~stream), 0));
            out.add(" 0 R ");
        }
        out.shorten(1).add(page.streams().size() == 1 ? ">>" : "]>>");
    }

    @Override
    public Bytes bytes() {
        return made;
    }

    @Override
    public void places(CrossReference places, long start) throws IOException {
        for (int i = 0; i < offsets.length; i++) {
            places.offset(firstNumber + i, start + offsets[i]);
        }
        int number = nodeFrom(firstNumber);
        for (int pack = 0; pack < packed.length; pack++) {
            for (int i = 0; i < packed[pack]; i++) {
                places.packed(number++, firstNumber + own.size() + pack, i);
            }
        }
    }
}
