package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import se.utskick.selection.Piece;

/**
 * The bare loop: compresses pages that stand ready, mark and reference included, with the same code, and writes them. Nothing is set,
 * hashed or checked. Its file is built as ours is, page objects in compressed streams of their own and a compressed cross-reference, and
 * takes as many bytes a letter; or, where objects stand plain, a quarter more.
 */
final class Floor implements Contestant {

    private static final int READY = 1 << 11;
    private static final int PAGES_A_PACK = 2 * Sheaf.LETTERS;

    private final List<byte[]> pages = new ArrayList<>();
    private final boolean packs;
    private final PageCode code;
    private final Deflate deflate = new Deflate();
    private final ObjectPack pack = new ObjectPack(1 << 14);
    private final Bytes bytes = new Bytes(1 << 16);
    private long written;

    Floor(LetterPages setter, Iterator<Piece> pieces, boolean packs) {
        List<Piece> some = new ArrayList<>();
        while (some.size() < READY && pieces.hasNext()) {
            some.add(pieces.next());
        }
        this.packs = packs;
        code = setter.train(some.subList(0, 16));
        setter.eachStream(some, content -> pages.add(content.copy()));
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) throws IOException {
        bytes.clear();
        written = 0;
        int number = 1;
        int next = 0;
        try (CrossReference places = new CrossReference(0)) {
            while (pieces.hasNext()) {
                int first = number;
                while (pieces.hasNext() && number < first + PAGES_A_PACK) {
                    pieces.next();
                    for (int page = 0; page < 2; page++) {
                        stream(pages.get(next++ % pages.size()), number, places);
                        number++;
                    }
                }
                number = pages(first, number, places);
                out.write(bytes.array(), 0, bytes.size());
                written += bytes.size();
                bytes.clear();
            }
            places.finish().writeTo(out);
        }
    }

    private void stream(byte[] content, int number, CrossReference places) throws IOException {
        int size = deflate.literalsInto(content, 0, content.length, code);
        places.offset(number, written + bytes.size());
        bytes.number(number).add(" 0 obj\n<</Filter/FlateDecode/Length ").number(size).add(">>\nstream\n");
        bytes.add(deflate.bytes(), 0, size).add("\nendstream\nendobj\n");
    }

    /** The page objects of the streams before; returns the number after theirs. */
    private int pages(int first, int end, CrossReference places) throws IOException {
        if (!packs) {
            for (int i = 0; i < end - first; i++) {
                places.offset(end + i, written + bytes.size());
                bytes.number(end + i).add(" 0 obj\n");
                page(bytes, end, first + i);
                bytes.add("\nendobj\n");
            }
            return end + end - first;
        }
        pack.clear();
        node(pack.object(end + 1), end + 2, end - first);
        for (int i = 0; i < end - first; i++) {
            page(pack.object(end + 2 + i), end + 1, first + i);
        }
        places.offset(end, written + bytes.size());
        for (int i = 0; i < pack.count(); i++) {
            places.packed(end + 1 + i, end, i);
        }
        pack.writeTo(bytes, end, deflate);
        return end + 1 + pack.count();
    }

    private static void node(Bytes into, int firstPage, int count) {
        into.add("<</Type/Pages/Parent 2 0 R/Count ").number(count).add("/Kids[");
        for (int i = 0; i < count; i++) {
            into.number(firstPage + i).add(" 0 R ");
        }
        into.add("]>>");
    }

    private static void page(Bytes into, int node, int content) {
        into.add("<</Type/Page/Parent ").number(node).add(" 0 R/Resources ").number(node).add(" 0 R/Contents ");
        into.number(content).add(" 0 R>>");
    }
}
