package se.utskick.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;

/**
 * Where a file's objects stand, as the rows of a cross-reference stream (ISO 32000-1, 7.5.8): the only thing of a finished page that is
 * kept, predicted from the row above, compressed as it comes and, where there are many, in a temporary file.
 */
final class CrossReference implements AutoCloseable {

    private static final int FIELDS = 8;
    static final String WIDTHS = "[1 5 2]";
    static final String PREDICTED = "/DecodeParms<</Predictor 12/Columns " + FIELDS + ">>";

    private static final byte PLAIN = 0;
    private static final byte UP = 2;
    private static final int AT_ONCE = 1 << 15;
    private static final int KEPT_IN_MEMORY = 1 << 19;

    /** A row: its kind (1 a byte offset, 2 an object stream's number), the number, the place in the object stream. */
    private record Row(int kind, long at, int place) {}

    private final int lowNumbers;
    private final Row[] low;
    private final TreeMap<Integer, Row> early = new TreeMap<>();
    private final Deflate deflate = new Deflate();
    private final Adler32 adler = new Adler32();
    private final Bytes waiting = new Bytes();
    private final Bytes compressed = new Bytes();
    private final byte[] above = new byte[FIELDS];
    private final byte[] row = new byte[FIELDS];
    private @Nullable Path spill;
    private @Nullable OutputStream spilling;
    private int next;
    private long rows;
    private long size;

    /** @param lowNumbers how many of the first numbers are written last */
    CrossReference(int lowNumbers) {
        this.lowNumbers = lowNumbers;
        this.low = new Row[lowNumbers + 1];
        this.next = lowNumbers + 1;
    }

    void offset(int number, long at) throws IOException {
        put(number, new Row(1, at, 0));
    }

    void packed(int number, int pack, int place) throws IOException {
        put(number, new Row(2, pack, place));
    }

    private void put(int number, Row found) throws IOException {
        if (number <= lowNumbers) {
            mustBeNew(low[number] == null, number);
            low[number] = found;
        } else if (number == next) {
            append(found);
            for (Row then = early.remove(next); then != null; then = early.remove(next)) {
                append(then);
            }
        } else {
            mustBeNew(number > next && early.put(number, found) == null, number);
        }
    }

    private static void mustBeNew(boolean isNew, int number) {
        if (!isNew) {
            throw new IllegalStateException("Object " + number + " is written already");
        }
    }

    private void append(Row found) throws IOException {
        // The first one has no row above it yet: what stands there is written last.
        add(waiting, found, rows == 0 ? PLAIN : UP);
        next++;
        rows++;
        if (waiting.size() >= AT_ONCE) {
            compress(false);
        }
    }

    private void add(Bytes into, Row found, byte filter) {
        row[0] = (byte) found.kind();
        for (int i = 0; i < 5; i++) {
            row[1 + i] = (byte) (found.at() >>> 8 * (4 - i));
        }
        row[6] = (byte) (found.place() >>> 8);
        row[7] = (byte) found.place();
        into.add(filter);
        for (int i = 0; i < FIELDS; i++) {
            into.add(filter == UP ? row[i] - above[i] : row[i]);
            above[i] = row[i];
        }
    }

    private void compress(boolean last) throws IOException {
        if (size == 0) {
            deflate.begin();
            Bytes head = new Bytes();
            deflate.drain(head);
        }
        adler.update(waiting.array(), 0, waiting.size());
        size += waiting.size();
        deflate.blocks(waiting.array(), 0, waiting.size(), last);
        if (last) {
            deflate.align();
        }
        waiting.clear();
        deflate.drain(compressed);
        if (compressed.size() >= KEPT_IN_MEMORY) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (spilling == null) {
            spill = Files.createTempFile("utskick-", ".xref");
            spilling = Files.newOutputStream(spill);
        }
        spilling.write(compressed.array(), 0, compressed.size());
        compressed.clear();
    }

    /** How many numbers there are, 0 counted. */
    int count() {
        return next;
    }

    /** Writes all rows compressed; returns nothing to be read twice. The stream's own length is known before: {@link Written#head}. */
    Written finish() throws IOException {
        if (!early.isEmpty()) {
            throw new IllegalStateException("Object " + next + " was promised and not written");
        }
        compress(true);
        Bytes first = new Bytes();
        first.add(PLAIN);
        for (int i = 0; i < FIELDS; i++) {
            first.add(i >= 6 ? 0xff : 0);
        }
        for (int number = 1; number <= lowNumbers; number++) {
            Row known = low[number];
            if (known == null) {
                throw new IllegalStateException("Object " + number + " was promised and not written");
            }
            add(first, known, PLAIN);
        }
        Deflate before = new Deflate();
        Bytes head = new Bytes();
        before.begin();
        before.blocks(first.array(), 0, first.size(), false);
        before.byteBoundary();
        before.drain(head);
        Adler32 headSum = new Adler32();
        headSum.update(first.array(), 0, first.size());
        Bytes tail = new Bytes();
        long sum = joined(headSum.getValue(), adler.getValue(), size);
        for (int shift = 24; shift >= 0; shift -= 8) {
            tail.add((int) (sum >>> shift));
        }
        return new Written(head, tail);
    }

    /** The rows, ready to be written. */
    final class Written {

        private final Bytes head;
        private final Bytes tail;

        private Written(Bytes head, Bytes tail) {
            this.head = head;
            this.tail = tail;
        }

        long length() throws IOException {
            return head.size() + (spill == null ? 0 : flushed(spill)) + compressed.size() + tail.size();
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(head.array(), 0, head.size());
            if (spill != null) {
                try (InputStream in = Files.newInputStream(spill)) {
                    in.transferTo(out);
                }
            }
            out.write(compressed.array(), 0, compressed.size());
            out.write(tail.array(), 0, tail.size());
        }
    }

    private static long flushed(Path spill) throws IOException {
        return Files.size(spill);
    }

    @Override
    public void close() throws IOException {
        if (spilling != null && spill != null) {
            spilling.close();
            Files.deleteIfExists(spill);
        }
    }

    /** The checksum of two parts joined, of their own checksums (RFC 1950, 8.2). */
    private static long joined(long first, long second, long secondSize) {
        long rest = secondSize % 65521;
        long a = ((first & 0xffff) + (second & 0xffff) + 65521 - 1) % 65521;
        long b = ((first >>> 16) + (second >>> 16) + rest * ((first & 0xffff) + 65521 - 1)) % 65521;
        return b << 16 | a;
    }
}
