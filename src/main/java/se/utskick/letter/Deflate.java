package se.utskick.letter;

import java.util.Arrays;

/**
 * A zlib stream (RFC 1950, RFC 1951) made in plain Java. The deflate of {@code java.util.zip} is the machine's own: its bytes differ
 * between builds of zlib, ours are the same everywhere. Matches are found greedily through one hash table of three-byte prefixes; codes
 * are Huffman's for each block. Not safe for several threads; one instance is used again and again.
 */
final class Deflate {

    private static final int HASH_BITS = 13;
    private static final int WINDOW = 1 << 15;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
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

    private static final byte[] LENGTH_SYMBOL = new byte[LONGEST + 1];
    private static final byte[] NEAR_SYMBOL = new byte[257];
    private static final byte[] FAR_SYMBOL = new byte[257];

    static {
        for (int length = SHORTEST; length <= LONGEST; length++) {
            LENGTH_SYMBOL[length] = (byte) indexOfBase(LENGTH_BASE, length);
        }
        for (int i = 0; i <= 256; i++) {
            NEAR_SYMBOL[i] = (byte) indexOfBase(DISTANCE_BASE, Math.max(1, i));
            FAR_SYMBOL[i] = (byte) indexOfBase(DISTANCE_BASE, Math.max(1, Math.min(WINDOW, (i << 7) + 1)));
        }
    }

    private final int[] heads = new int[1 << HASH_BITS];
    /** A literal as its value; a match as its distance shifted by 9, or'ed with its length, and the highest bit set. */
    private final int[] symbols = new int[BLOCK_SYMBOLS];

    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private final HuffmanCode literalCode = new HuffmanCode(LITERALS, 15);
    private final HuffmanCode distanceCode = new HuffmanCode(DISTANCES, 15);
    private final HuffmanCode lengthCode = new HuffmanCode(LENGTH_CODES, 7);
    private final int[] runs = new int[LITERALS + DISTANCES];

    private byte[] out = new byte[1 << 12];
    private int length;
    private long bits;
    private int bitCount;

    /** The compressed bytes, in a new array. */
    byte[] compress(byte[] data, int size) {
        compressInto(data, size);
        return Arrays.copyOf(out, length);
    }

    /** Compresses into {@link #bytes}; returns how many of them count. They are overwritten by the next call. */
    int compressInto(byte[] data, int size) {
        length = 0;
        bits = 0;
        bitCount = 0;
        put(0x78, 8);
        put(0x9c, 8);
        Arrays.fill(heads, -1);
        int position = 0;
        do {
            position = block(data, position, size);
        } while (position < size);
        align();
        adler(data, size);
        return length;
    }

    byte[] bytes() {
        return out;
    }

    private int block(byte[] data, int from, int size) {
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        int count = 0;
        int position = from;
        while (position < size && count < BLOCK_SYMBOLS) {
            int match = matchAt(data, position, size);
            int matched = match & 0x1ff;
            if (matched >= SHORTEST) {
                symbols[count++] = match | 0x80000000;
                literalCounts[257 + LENGTH_SYMBOL[matched]]++;
                distanceCounts[distanceSymbol(match >>> 9)]++;
                position += matched;
            } else {
                symbols[count++] = data[position] & 0xff;
                literalCounts[data[position] & 0xff]++;
                position++;
            }
        }
        literalCounts[END_OF_BLOCK] = 1;
        writeBlock(count, position >= size);
        return position;
    }

    /** Distance shifted by 9, or'ed with the length; 0 where nothing matches. */
    private int matchAt(byte[] data, int position, int size) {
        if (position + SHORTEST > size) {
            return 0;
        }
        int prefix = (data[position] & 0xff) << 16 | (data[position + 1] & 0xff) << 8 | (data[position + 2] & 0xff);
        int hash = (prefix * 0x9E3779B1) >>> (32 - HASH_BITS);
        int earlier = heads[hash];
        heads[hash] = position;
        if (earlier < 0 || position - earlier > WINDOW) {
            return 0;
        }
        int most = Math.min(LONGEST, size - position);
        int same = 0;
        while (same < most && data[earlier + same] == data[position + same]) {
            same++;
        }
        return same < SHORTEST ? 0 : (position - earlier) << 9 | same;
    }

    private void writeBlock(int count, boolean last) {
        literalCode.build(literalCounts);
        distanceCode.build(distanceCounts);
        put(last ? 1 : 0, 1);
        put(2, 2);
        writeCodeLengths();
        for (int i = 0; i < count; i++) {
            int symbol = symbols[i];
            if (symbol >= 0) {
                put(literalCode.codes[symbol], literalCode.lengths[symbol]);
            } else {
                writeMatch(symbol & 0x1ff, (symbol & 0x7fffffff) >>> 9);
            }
        }
        put(literalCode.codes[END_OF_BLOCK], literalCode.lengths[END_OF_BLOCK]);
    }

    private void writeMatch(int matched, int distance) {
        int symbol = LENGTH_SYMBOL[matched];
        put(literalCode.codes[257 + symbol], literalCode.lengths[257 + symbol]);
        put(matched - LENGTH_BASE[symbol], LENGTH_EXTRA[symbol]);
        int far = distanceSymbol(distance);
        put(distanceCode.codes[far], distanceCode.lengths[far]);
        put(distance - DISTANCE_BASE[far], Math.max(0, far / 2 - 1));
    }

    private void writeCodeLengths() {
        int literals = Math.max(257, literalCode.used());
        int distances = Math.max(1, distanceCode.used());
        int[] counts = new int[LENGTH_CODES];
        int runCount = collectRuns(literals, distances, counts);
        lengthCode.build(counts);
        int codes = LENGTH_CODES;
        while (codes > 4 && lengthCode.lengths[LENGTH_CODE_ORDER[codes - 1]] == 0) {
            codes--;
        }
        put(literals - 257, 5);
        put(distances - 1, 5);
        put(codes - 4, 4);
        for (int i = 0; i < codes; i++) {
            put(lengthCode.lengths[LENGTH_CODE_ORDER[i]], 3);
        }
        for (int i = 0; i < runCount; i++) {
            int symbol = runs[i] & 0x1f;
            put(lengthCode.codes[symbol], lengthCode.lengths[symbol]);
            put(runs[i] >>> 5, symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0);
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

    private void put(int value, int count) {
        bits |= (value & 0xffffffffL) << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            if (length == out.length) {
                out = Arrays.copyOf(out, length * 2);
            }
            out[length++] = (byte) bits;
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void align() {
        if (bitCount > 0) {
            put(0, 8 - bitCount);
        }
    }

    private void adler(byte[] data, int size) {
        int a = 1;
        int b = 0;
        for (int i = 0; i < size; ) {
            // RFC 1950: 5552 is the most sums that stay within 32 bits.
            for (int end = Math.min(size, i + 5552); i < end; i++) {
                a += data[i] & 0xff;
                b += a;
            }
            a %= 65521;
            b = Integer.remainderUnsigned(b, 65521);
        }
        put(b >>> 8, 8);
        put(b & 0xff, 8);
        put(a >>> 8, 8);
        put(a & 0xff, 8);
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
