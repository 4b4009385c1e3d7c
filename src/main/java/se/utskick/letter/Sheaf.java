package se.utskick.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.PieceReference;

/**
 * Letters that one worker sets in a row. First they are composed, without numbers; when all sheaves before have theirs it gets its own,
 * and becomes bytes that are written as they are.
 */
final class Sheaf implements PdfFile.MadeObjects {

    /** How many letters; the same whatever the number of threads, so that the bytes are the same. */
    static final int LETTERS = 64;

    /** Below this a table of codes costs more than it saves. */
    private static final int WORTH_A_CODE = 120;

    private static final byte[] COMPRESSED = ascii(" 0 obj\n<</Filter/FlateDecode/Length ");
    private static final byte[] PLAIN = ascii(" 0 obj\n<</Length ");
    private static final byte[] BEFORE_DATA = ascii(">>\nstream\n");
    private static final byte[] AFTER_DATA = ascii("\nendstream\nendobj\n");

    private final Deflate deflate;
    private final List<Letter> letters = new ArrayList<>(LETTERS);
    private final List<Page> pages = new ArrayList<>(2 * LETTERS);
    private final Map<Form, Integer> forms = new LinkedHashMap<>();
    private final GlyphsUsed glyphs = new GlyphsUsed();
    private final Bytes streams = new Bytes();
    private final List<Own> own = new ArrayList<>(2 * LETTERS);
    private Bytes made = new Bytes();
    private long[] offsets = {};
    private int firstNumber;
    private int packNumber;
    private int packed;

    /** @param deflate the worker's own */
    Sheaf(Deflate deflate) {
        this.deflate = deflate;
    }

    /** A letter, its pages counted within the sheaf. */
    record Letter(
            PieceReference reference,
            int firstPage,
            int pages,
            int sheets,
            List<String> names,
            List<String> lines,
            String sha256) {

        SetPiece at(int pagesBefore) {
            return new SetPiece(reference, pagesBefore + firstPage, pages, sheets, names, lines, sha256);
        }
    }

    /** @param own the page's stream, -1 for a blank one */
    private record Page(int own) {}

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
            glyphs.addAll(form.glyphs());
        }
        return known;
    }

    void add(Letter letter) {
        letters.add(letter);
    }

    /** @param mark the sheet's, where this is its front */
    void page(Bytes content, SheetMark.@Nullable Sheet mark) {
        pages.add(new Page(own.size()));
        streams.add(content.array(), 0, content.size());
        own.add(new Own(streams.size(), mark));
    }

    /** A page without content, not even a resource. */
    void blankPage() {
        pages.add(new Page(-1));
    }

    /** How many numbers {@link #make} needs: streams, the pack, in it a node, the resources and the pages. */
    int numbers() {
        return own.size() + 3 + pages.size();
    }

    /** Where the sheaf has its place in a file. */
    record Place(int firstNumber, int root, int fonts, Map<Form, Integer> formNumbers) {}

    /** The number of the pages' node where the sheaf's numbers begin with the first. */
    int nodeFrom(int first) {
        return first + own.size() + 1;
    }

    /** Makes the bytes. */
    void make(Place place, PageCode code, Marker marker) {
        firstNumber = place.firstNumber();
        packNumber = firstNumber + own.size();
        int node = nodeFrom(firstNumber);
        int resources = node + 1;
        made = new Bytes(streams.size() + 100 * own.size() + (1 << 12));
        offsets = new long[own.size() + 1];
        int from = 0;
        for (int i = 0; i < own.size(); i++) {
            offsets[i] = made.size();
            Own stream = own.get(i);
            int begin = from;
            if (stream.mark() == null) {
                stream(firstNumber + i, streams.array(), begin, stream.end(), code);
            } else {
                Bytes marked = marker.after(
                        stream.mark(), bytes -> bytes.add(streams.array(), begin, stream.end()));
                stream(firstNumber + i, marked.array(), 0, marked.size(), code);
            }
            from = stream.end();
        }
        ObjectPack pack = new ObjectPack();
        node(pack.object(node), place.root(), resources + 1);
        resources(pack.object(resources), place);
        for (int i = 0; i < pages.size(); i++) {
            page(pack.object(resources + 1 + i), node, resources, pages.get(i));
        }
        offsets[own.size()] = made.size();
        pack.writeTo(made, packNumber, deflate);
        packed = pack.count();
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

    private void node(Bytes out, int root, int firstPage) {
        out.add("<</Type/Pages/Parent ").number(root).add(" 0 R/Count ").number(pages.size()).add("/Kids[");
        for (int i = 0; i < pages.size(); i++) {
            out.number(firstPage + i).add(" 0 R ");
        }
        out.add("]>>");
    }

    private void resources(Bytes out, Place place) {
        out.add("<</Font ").number(place.fonts()).add(" 0 R/XObject<<");
        forms.forEach((form, name) -> out.add("/X")
                .number(name)
                .add(' ')
                .number(place.formNumbers().getOrDefault(form, 0))
                .add(" 0 R"));
        out.add(">>>>");
    }

    private void page(Bytes out, int node, int resources, Page page) {
        out.add("<</Type/Page/Parent ").number(node);
        if (page.own() < 0) {
            out.add(" 0 R/Resources<<>>>>");
        } else {
            out.add(" 0 R/Resources ").number(resources).add(" 0 R/Contents ");
            out.number(firstNumber + page.own()).add(" 0 R>>");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
        for (int i = 0; i < packed; i++) {
            places.packed(packNumber + 1 + i, packNumber, i);
        }
    }
}
