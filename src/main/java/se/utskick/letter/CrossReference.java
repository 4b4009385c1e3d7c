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

    private static final long HIGHEST = 0x8080808080808080L;
    private static final byte PLAIN = 0;
    private static final byte UP = 2;
    private static final int AT_ONCE = 1 << 15;
    private static final int KEPT_IN_MEMORY = 1 << 19;

    private final int lowNumbers;
    private final long[] low;
    private final TreeMap<Integer, Long> early = new TreeMap<>();
    private final Deflate deflate = new Deflate();
    private final Adler32 adler = new Adler32();
    private final Bytes waiting = new Bytes();
    private final Bytes compressed = new Bytes();
    private long above;
    private @Nullable Path spill;
    private @Nullable OutputStream spilling;
    private int next;
    private long rows;
    private long size;

    /** @param lowNumbers how many of the first numbers are written last */
    CrossReference(int lowNumbers) {
        this.lowNumbers = lowNumbers;
        this.low = new long[lowNumbers + 1];
        this.next = lowNumbers + 1;
    }

    void offset(int number, long at) throws IOException {
        put(number, row(1, at, 0));
    }

    void packed(int number, int pack, int place) throws IOException {
        put(number, row(2, pack, place));
    }

    /** Its kind (1 a byte offset, 2 an object stream's number), the number, the place in the object stream: never 0. */
    private static long row(int kind, long at, int place) {
        return (long) kind << 56 | at << 16 | place;
    }

    private void put(int number, long row) throws IOException {
        if (number <= lowNumbers) {
            mustBeNew(low[number] == 0, number);
            low[number] = row;
        } else if (number == next) {
            append(row);
            while (!early.isEmpty() && early.firstKey() == next) {
                append(early.pollFirstEntry().getValue());
            }
        } else {
            mustBeNew(number > next && early.put(number, row) == null, number);
        }
    }

    private static void mustBeNew(boolean isNew, int number) {
        if (!isNew) {
            throw new IllegalStateException("Object " + number + " is written already");
        }
    }

    private void append(long row) throws IOException {
        // The first one has no row above it yet: what stands there is written last.
        if (rows == 0) {
            waiting.add(PLAIN).big(row);
        } else {
            waiting.add(UP).big(minusEachByte(row, above));
        }
        above = row;
        next++;
        rows++;
        if (waiting.size() >= AT_ONCE) {
            compress(false);
        }
    }

    /** Eight subtractions at once, modulo 256, none borrowing from its neighbour. */
    static long minusEachByte(long row, long before) {
        return (row | HIGHEST) - (before & ~HIGHEST) ^ (row ^ ~before) & HIGHEST;
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
            if (low[number] == 0) {
                throw new IllegalStateException("Object " + number + " was promised and not written");
            }
            first.add(PLAIN).big(low[number]);
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
