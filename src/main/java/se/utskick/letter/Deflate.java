package se.utskick.letter;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * A zlib stream (RFC 1950, RFC 1951) made in plain Java. The deflate of {@code java.util.zip} is the machine's own: its bytes differ
 * between builds of zlib, ours are the same everywhere. Repeats are found by {@link Repeats}; codes are Huffman's for each block. Not safe for several threads; one instance is used again and again.
 */
final class Deflate {

    private static final int LAZY_BELOW = 64;
    private static final int BLOCK_SYMBOLS = 1 << 15;
    private static final int LITERALS = 286;
    private static final int END_OF_BLOCK = 256;
    private static final int DISTANCES = 30;
    private static final int LENGTH_CODES = 19;

    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] LENGTH_CODE_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final byte[] LENGTH_SYMBOL = new byte[Repeats.LONGEST + 1];
    private static final byte[] NEAR_SYMBOL = new byte[257];
    private static final byte[] FAR_SYMBOL = new byte[257];

    static {
        for (int length = 3; length <= Repeats.LONGEST; length++) {
            LENGTH_SYMBOL[length] = (byte) indexOfBase(LENGTH_BASE, length);
        }
        for (int i = 0; i <= 256; i++) {
            NEAR_SYMBOL[i] = (byte) indexOfBase(DISTANCE_BASE, Math.max(1, i));
            FAR_SYMBOL[i] = (byte) indexOfBase(DISTANCE_BASE, Math.max(1, Math.min(Repeats.WINDOW, (i << 7) + 1)));
        }
    }

    private final Repeats repeats = new Repeats();

    /** A literal as its value; a repeat as {@link Repeats} has it, and the highest bit set. */
    private final int[] symbols = new int[BLOCK_SYMBOLS];

    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private final HuffmanCode literalCode = new HuffmanCode(LITERALS, 15);
    private final HuffmanCode distanceCode = new HuffmanCode(DISTANCES, 15);
    private final HuffmanCode lengthCode = new HuffmanCode(LENGTH_CODES, 7);
    private final int[] runs = new int[LITERALS + DISTANCES];
    private final Adler32 adler = new Adler32();
    private final Bits bits = new Bits();

    /** The compressed bytes, in a new array. */
    byte[] compress(byte[] data, int size) {
        int length = compressInto(data, size);
        return Arrays.copyOf(bits.array(), length);
    }

    /** Compresses into {@link #bytes}; returns how many of them count. They are overwritten by the next call. */
    int compressInto(byte[] data, int size) {
        begin();
        blocks(data, 0, size, true);
        return end(data, 0, size);
    }

    /** As {@link #compressInto}, for objects that stand together. */
    int objectsInto(byte[] data, int size) {
        begin();
        blocks(data, 0, size, true, Repeats.Kind.OBJECTS);
        return end(data, 0, size);
    }

    /** As {@link #compressInto}, with a code trained beforehand and without looking for repeats: several times as fast. */
    int literalsInto(byte[] data, int from, int to, PageCode code) {
        begin();
        bits.expect(code.mostBytes(to - from));
        code.write(bits, data, from, to);
        return end(data, from, to);
    }

    byte[] bytes() {
        return bits.array();
    }

    /** Begins a zlib stream. */
    void begin() {
        bits.clear();
        bits.expect(2);
        bits.put(0x78, 8);
        bits.put(0x9c, 8);
    }

    /** Adds blocks to the stream; repeats are found within them alone. */
    void blocks(byte[] data, int from, int to, boolean last) {
        blocks(data, from, to, last, Repeats.Kind.TEXT);
    }

    private void blocks(byte[] data, int from, int to, boolean last, Repeats.Kind kind) {
        repeats.begin(to, kind);
        int position = from;
        do {
            position = block(data, position, to, last);
        } while (position < to);
        repeats.end(to);
    }

    /** The stream's bytes so far, without those handed over before; whole bytes only. */
    int drain(Bytes into) {
        bits.flush();
        into.add(bits.array(), 0, bits.size());
        int drained = bits.size();
        bits.drained();
        return drained;
    }

    /** An empty stored block: the next block begins on a byte of its own (RFC 1951, 3.2.4). */
    void byteBoundary() {
        bits.expect(8);
        bits.put(0, 3);
        bits.align();
        bits.put(0, 16);
        bits.put(0xffff, 16);
        bits.flush();
    }

    /** Ends the bit stream on a whole byte, without a checksum. */
    void align() {
        bits.expect(8);
        bits.align();
    }

    private int end(byte[] data, int from, int to) {
        bits.expect(12);
        bits.align();
        adler.reset();
        adler.update(data, from, to - from);
        int sum = (int) adler.getValue();
        for (int shift = 24; shift >= 0; shift -= 8) {
            bits.put(sum >>> shift & 0xff, 8);
        }
        bits.flush();
        return bits.size();
    }

    private int block(byte[] data, int from, int to, boolean last) {
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        int count = 0;
        int position = from;
        int pending = 0;
        while (position < to && count < BLOCK_SYMBOLS) {
            int match = pending != 0 ? pending : repeats.at(data, position, to);
            pending = 0;
            int entered = position + 1;
            if (match != 0 && Repeats.length(match) < LAZY_BELOW && position + 1 < to && count + 1 < BLOCK_SYMBOLS) {
                // A longer one may begin a byte later: then this byte stands alone. Never across a block's end, where
                // the next block would look at that place again and find it by itself.
                int next = repeats.at(data, position + 1, to);
                entered = position + 2;
                if (Repeats.length(next) > Repeats.length(match)) {
                    pending = next;
                    match = 0;
                }
            }
            if (match != 0) {
                int length = Repeats.length(match);
                repeats.enter(data, entered, position + length, to);
                symbols[count++] = match | 0x80000000;
                literalCounts[257 + LENGTH_SYMBOL[length]]++;
                distanceCounts[distanceSymbol(Repeats.distance(match))]++;
                position += length;
            } else {
                int literal = data[position++] & 0xff;
                symbols[count++] = literal;
                literalCounts[literal]++;
            }
        }
        literalCounts[END_OF_BLOCK] = 1;
        writeBlock(count, last && position >= to);
        return position;
    }

    private void writeBlock(int count, boolean last) {
        literalCode.build(literalCounts);
        distanceCode.build(distanceCounts);
        bits.expect(16 + LITERALS * 2 + count * 6);
        writeHeader(bits, last);
        for (int i = 0; i < count; i++) {
            int symbol = symbols[i];
            if (symbol >= 0) {
                bits.put(literalCode.written[symbol]);
            } else {
                writeRepeat(Repeats.length(symbol), Repeats.distance(symbol & 0x7fffffff));
            }
        }
        bits.put(literalCode.written[END_OF_BLOCK]);
    }

    /** Fifteen bits and five for the length, fifteen and thirteen for the distance are the most there can be. */
    private void writeRepeat(int length, int distance) {
        int near = LENGTH_SYMBOL[length];
        int far = distanceSymbol(distance);
        int lengthWritten = literalCode.written[257 + near];
        int distanceWritten = distanceCode.written[far];
        long value = lengthWritten & 0xffff;
        int filled = lengthWritten >>> Short.SIZE;
        value |= (long) (length - LENGTH_BASE[near]) << filled;
        filled += LENGTH_EXTRA[near];
        value |= (long) (distanceWritten & 0xffff) << filled;
        filled += distanceWritten >>> Short.SIZE;
        value |= (long) (distance - DISTANCE_BASE[far]) << filled;
        bits.putMany(value, filled + Math.max(0, far / 2 - 1));
    }

    /** The beginning of a block with codes of its own, for counts of literals alone; returns its code. */
    HuffmanCode trained(int[] counts, Bits into) {
        literalCode.build(counts);
        Arrays.fill(distanceCounts, 0);
        distanceCode.build(distanceCounts);
        writeHeader(into, true);
        return literalCode;
    }

    private void writeHeader(Bits into, boolean last) {
        into.put(last ? 1 : 0, 1);
        into.put(2, 2);
        int literals = Math.max(257, literalCode.used());
        int distances = Math.max(1, distanceCode.used());
        int[] counts = new int[LENGTH_CODES];
        int runCount = collectRuns(literals, distances, counts);
        lengthCode.build(counts);
        int codes = LENGTH_CODES;
        while (codes > 4 && lengthCode.lengths[LENGTH_CODE_ORDER[codes - 1]] == 0) {
            codes--;
        }
        into.put(literals - 257, 5);
        into.put(distances - 1, 5);
        into.put(codes - 4, 4);
        for (int i = 0; i < codes; i++) {
            into.put(lengthCode.lengths[LENGTH_CODE_ORDER[i]], 3);
        }
        for (int i = 0; i < runCount; i++) {
            int symbol = runs[i] & 0x1f;
            into.put(lengthCode.written[symbol]);
            into.put(runs[i] >>> 5, symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0);
        }
    }

    /** RFC 1951, 3.2.7: the code lengths as run lengths; the repeat of a run stands above its five symbol bits. */
    private int collectRuns(int literals, int distances, int[] counts) {
        int total = literals + distances;
        int count = 0;
        int i = 0;
        while (i < total) {
            int value = lengthAt(i, literals);
            int run = 1;
            while (i + run < total && lengthAt(i + run, literals) == value) {
                run++;
            }
            i += run;
            if (value != 0) {
                runs[count++] = value;
                counts[value]++;
                run--;
            }
            while (run >= 3) {
                int symbol = value != 0 ? 16 : run > 10 ? 18 : 17;
                int taken = Math.min(run, symbol == 16 ? 6 : symbol == 17 ? 10 : 138);
                runs[count++] = symbol | (taken - (symbol == 18 ? 11 : 3)) << 5;
                counts[symbol]++;
                run -= taken;
            }
            for (; run > 0; run--) {
                runs[count++] = value;
                counts[value]++;
            }
        }
        return count;
    }

    private int lengthAt(int index, int literals) {
        return index < literals ? literalCode.lengths[index] : distanceCode.lengths[index - literals];
    }

    private static int distanceSymbol(int distance) {
        return distance <= 256 ? NEAR_SYMBOL[distance] : FAR_SYMBOL[(distance - 1) >>> 7];
    }

    private static int indexOfBase(int[] bases, int value) {
        int index = 0;
        while (index + 1 < bases.length && bases[index + 1] <= value) {
            index++;
        }
        return index;
    }
}
