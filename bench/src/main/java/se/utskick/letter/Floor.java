package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import se.utskick.selection.Piece;

/** The bare loop: compresses pages that stand ready, mark and reference included, with the same code, and writes them. No checks. */
final class Floor implements Contestant {

    private static final int READY = 1 << 11;

    private final List<byte[]> pages = new ArrayList<>();
    private final PageCode code;
    private final Deflate deflate = new Deflate();

    Floor(LetterPages setter, Iterator<Piece> pieces) {
        List<Piece> some = new ArrayList<>();
        while (some.size() < READY && pieces.hasNext()) {
            some.add(pieces.next());
        }
        code = setter.train(some.subList(0, 16));
        setter.eachStream(some, content -> pages.add(content.copy()));
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) throws IOException {
        Bytes bytes = new Bytes(1 << 16);
        long[] offsets = new long[1 << 16];
        int number = 0;
        long written = 0;
        int next = 0;
        while (pieces.hasNext()) {
            pieces.next();
            for (int page = 0; page < 2; page++) {
                byte[] content = pages.get(next++ % pages.size());
                int size = deflate.literalsInto(content, 0, content.length, code);
                if (number + 2 >= offsets.length) {
                    offsets = Arrays.copyOf(offsets, offsets.length * 2);
                }
                offsets[number++] = written + bytes.size();
                bytes.number(number).add(" 0 obj\n<</Filter/FlateDecode/Length ").number(size).add(">>\nstream\n");
                bytes.add(deflate.bytes(), 0, size).add("\nendstream\nendobj\n");
                offsets[number++] = written + bytes.size();
                bytes.number(number).add(" 0 obj\n<</Type/Page/Parent 1 0 R/Resources 2 0 R/Contents ");
                bytes.number(number - 1).add(" 0 R>>\nendobj\n");
            }
            if (bytes.size() > 1 << 15) {
                out.write(bytes.array(), 0, bytes.size());
                written += bytes.size();
                bytes.clear();
            }
        }
        for (int i = 0; i < number; i++) {
            bytes.add(Long.toString(offsets[i])).add(" 00000 n \n");
            if (bytes.size() > 1 << 15) {
                out.write(bytes.array(), 0, bytes.size());
                bytes.clear();
            }
        }
        out.write(bytes.array(), 0, bytes.size());
    }
}
