package se.utskick.letter;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes composed sheaves into bytes under their numbers. For one thread; what it holds is used again. */
final class Bindery {

    /** Below this a table of codes costs more than it saves. */
    private static final int WORTH_A_CODE = 120;

    private static final byte[] COMPRESSED = PdfFile.ascii(" 0 obj\n<</Filter/FlateDecode/Length ");
    private static final byte[] PLAIN = PdfFile.ascii(" 0 obj\n<</Length ");
    private static final byte[] BEFORE_DATA = PdfFile.ascii(">>\nstream\n");
    private static final byte[] AFTER_DATA = PdfFile.ascii("\nendstream\nendobj\n");

    private final PageCode code;
    private final Deflate deflate = new Deflate();
    private final ObjectPack pack = new ObjectPack(1 << 14);
    private Sheaf sheaf = new Sheaf(new Sheaf.Room());
    private Sheaf.Place place = new Sheaf.Place(0, 0, 0, Map.of());
    private Bytes made = new Bytes();
    private long[] offsets = {};
    private int[] packed = {};

    Bindery(PageCode code) {
        this.code = code;
    }

    /**
     * A sheaf as it is written: its streams and packs, then, in the packs, a node with what the pages need, the pages and the letters'
     * elements.
     *
     * @param offsets of each stream and pack in the bytes
     * @param packed how many objects each pack holds
     */
    record Bound(Bytes bytes, int firstNumber, long[] offsets, int[] packed) implements PdfFile.MadeObjects {

        @Override
        public void places(CrossReference places, long start) throws IOException {
            for (int i = 0; i < offsets.length; i++) {
                places.offset(firstNumber + i, start + offsets[i]);
            }
            int number = firstNumber + offsets.length;
            for (int i = 0; i < packed.length; i++) {
                int pack = firstNumber + offsets.length - packed.length + i;
                for (int object = 0; object < packed[i]; object++) {
                    places.packed(number++, pack, object);
                }
            }
        }
    }

    Bound bind(Sheaf composed, Sheaf.Place itsPlace, Sheaf.Marker marker) {
        sheaf = composed;
        place = itsPlace;
        List<Sheaf.Own> own = sheaf.ownStreams();
        made = new Bytes(sheaf.streams().size() + 100 * own.size() + (1 << 12));
        offsets = new long[own.size() + sheaf.packs()];
        packed = new int[sheaf.packs()];
        streams(own, marker);
        int node = sheaf.nodeFrom(place.firstNumber());
        pack.clear();
        if (sheaf.isHeard()) {
            heardPages(node);
        } else {
            plainPages(node);
        }
        write(0);
        if (sheaf.isHeard()) {
            elements(node);
        }
        return new Bound(made, place.firstNumber(), offsets, packed);
    }

    private void streams(List<Sheaf.Own> own, Sheaf.Marker marker) {
        byte[] all = sheaf.streams().array();
        int from = 0;
        for (int i = 0; i < own.size(); i++) {
            offsets[i] = made.size();
            Sheaf.Own stream = own.get(i);
            int begin = from;
            if (stream.mark() == null) {
                stream(place.firstNumber() + i, all, begin, stream.end());
            } else {
                Bytes marked = marker.after(stream.mark(), bytes -> bytes.add(all, begin, stream.end()));
                stream(place.firstNumber() + i, marked.array(), 0, marked.size());
            }
            from = stream.end();
        }
    }

    private void plainPages(int node) {
        int resources = node + 1;
        node(pack.object(node), resources + 1);
        resources(pack.object(resources));
        for (int i = 0; i < sheaf.pages(); i++) {
            page(
                    pack.object(resources + 1 + i),
                    node,
                    resources,
                    sheaf.eachPage().get(i));
        }
    }

    private void heardPages(int node) {
        int firstElement = firstPage(node) + sheaf.pages();
        node(pack.object(node), firstPage(node));
        parents(pack.object(Sheaf.leafOf(node)), firstElement);
        division(pack.object(Sheaf.divisionOf(node)), firstElement);
        int element = firstElement;
        int number = 0;
        for (Sheaf.Letter letter : sheaf.letters()) {
            for (int page = 0; page < letter.pages(); page++, number++) {
                Bytes out = page(node, number).shorten(2);
                out.add("/Tabs/S/StructParents ").number(place.firstKey() + number);
                heard(letter).writeLinks(out, page, element);
                out.add(">>");
            }
            // A blank back after it has nothing to hear.
            for (; number < sheaf.pages() && isBlank(number); number++) {
                page(node, number);
            }
            element += heard(letter).count();
        }
    }

    private Bytes page(int node, int number) {
        Bytes out = pack.object(firstPage(node) + number);
        page(out, node, BundleWriter.RESOURCES, sheaf.eachPage().get(number));
        return out;
    }

    private boolean isBlank(int number) {
        return sheaf.eachPage().get(number).streams().isEmpty();
    }

    /** The sheaf's leaf of the parent tree: a row for each page's marks, then one for each link. */
    private void parents(Bytes leaf, int firstElement) {
        leaf.add("<</Limits[").number(place.firstKey()).add(' ');
        leaf.number(place.firstKey() + sheaf.keys() - 1).add("]/Nums[");
        int element = firstElement;
        for (Sheaf.Letter letter : sheaf.letters()) {
            for (int page = 0; page < letter.pages(); page++) {
                leaf.number(place.firstKey() + letter.firstPage() - 1 + page);
                heard(letter).writeParents(leaf, page, element);
            }
            element += heard(letter).count();
        }
        element = firstElement;
        int key = place.firstKey() + sheaf.pages();
        for (Sheaf.Letter letter : sheaf.letters()) {
            heard(letter).writeLinkParents(leaf, key, element);
            key += heard(letter).links();
            element += heard(letter).count();
        }
        leaf.add("]>>");
    }

    private void division(Bytes out, int firstElement) {
        out.add("<</S/Div/P ").number(BundleWriter.DOCUMENT).add(" 0 R/K[");
        int element = firstElement;
        for (Sheaf.Letter letter : sheaf.letters()) {
            out.number(element).add(" 0 R ");
            element += heard(letter).count();
        }
        out.add("]>>");
    }

    private void elements(int node) {
        int element = firstPage(node) + sheaf.pages();
        int key = place.firstKey() + sheaf.pages();
        for (int i = 0; i < sheaf.letters().size(); i++) {
            if (i % Sheaf.LETTERS_A_PACK == 0) {
                pack.clear();
            }
            Sheaf.Letter letter = sheaf.letters().get(i);
            Heard heard = heard(letter);
            heard.writeTo(pack, element, Sheaf.divisionOf(node), firstPage(node) + letter.firstPage() - 1, key);
            element += heard.count();
            key += heard.links();
            if (i % Sheaf.LETTERS_A_PACK == Sheaf.LETTERS_A_PACK - 1
                    || i == sheaf.letters().size() - 1) {
                write(1 + i / Sheaf.LETTERS_A_PACK);
            }
        }
    }

    private static Heard heard(Sheaf.Letter letter) {
        return Objects.requireNonNull(letter.heard());
    }

    /** The number of the first page of letters that are heard. */
    private static int firstPage(int node) {
        return Sheaf.divisionOf(node) + 1;
    }

    private void write(int number) {
        offsets[sheaf.ownStreams().size() + number] = made.size();
        pack.writeTo(made, place.firstNumber() + sheaf.ownStreams().size() + number, deflate);
        packed[number] = pack.count();
    }

    private void stream(int number, byte[] data, int from, int to) {
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
                .number(sheaf.pages())
                .add("/Kids[");
        for (int i = 0; i < sheaf.pages(); i++) {
            out.number(firstPage + i).add(" 0 R ");
        }
        out.add("]>>");
    }

    private void resources(Bytes out) {
        out.add("<</Font ").number(BundleWriter.FONTS).add(" 0 R/XObject<<");
        sheaf.forms()
                .forEach(form -> out.add("/X")
                        .number(sheaf.nameOf(form))
                        .add(' ')
                        .number(place.formNumbers().getOrDefault(form, 0))
                        .add(" 0 R"));
        out.add(">>>>");
    }

    private void page(Bytes out, int node, int resources, Sheaf.Page page) {
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
                            ? place.firstNumber() + stream
                            : place.formNumbers().getOrDefault(sheaf.form(stream), 0));
            out.add(" 0 R ");
        }
        out.shorten(1).add(page.streams().size() == 1 ? ">>" : "]>>");
    }
}
