package se.utskick.letter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds what stands in the data before, looking at two places: the last that begins with the same four bytes, and the last that begins with
 * the same sixteen, where the object before of the same kind is found however many numbers stand between. A short repeat counts only where
 * it is near: told from far away it takes more bits than the digits that it spares. On our objects a chain of earlier places made the
 * stream longer, not shorter, at twice the time.
 */
final class Repeats {

    /** No further back than this (RFC 1951, 2). */
    static final int WINDOW = 1 << 15;

    static final int LONGEST = 258;

    private static final int SHORTEST = Integer.BYTES;
    private static final int LONG = 2 * Long.BYTES;
    /** Long beginnings are noted at every fourth place only: a repeat that begins between them is found three bytes later. */
    private static final int NOTED = 3;

    private static final int HASH_BITS = 13;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] last = new int[1 << HASH_BITS];
    private final int[] lastLong = new int[1 << HASH_BITS];
    private Kind kind = Kind.TEXT;
    /** Added to places in the tables, so that what earlier data left there is seen to be old without clearing it. */
    private int epoch = 1;

    /** What the data is: it decides which repeats are worth telling. */
    enum Kind {
        TEXT(6, 1024),
        /** Numbers that rise and little else: digits take few bits. Shorter than a reference (of up to seven digits) nothing is worth a long way. */
        OBJECTS(12, 64);

        private final int shortestFar;
        private final int near;

        /** @param shortestFar no shorter than this from further back than {@code near} */
        Kind(int shortestFar, int near) {
            this.shortestFar = shortestFar;
            this.near = near;
        }
    }

    /** How long a repeat is. */
    static int length(int repeat) {
        return repeat & 0x1ff;
    }

    static int distance(int repeat) {
        return repeat >>> 9;
    }

    /** Begins data that ends at {@code to}. */
    void begin(int to, Kind whatItIs) {
        kind = whatItIs;
        if (epoch > Integer.MAX_VALUE / 2 - to) {
            Arrays.fill(last, 0);
            Arrays.fill(lastLong, 0);
            epoch = 1;
        }
    }

    /** Forgets the data. */
    void end(int to) {
        epoch += to + 1;
    }

    /** Notes the place and returns what repeats there: its distance shifted by 9, or'ed with its length; 0 where nothing does. */
    int at(byte[] data, int position, int to) {
        if (position + SHORTEST > to) {
            return 0;
        }
        int prefix = (int) INTS.get(data, position);
        int repeat = since(swap(last, hash(prefix), position), prefix, data, position, to);
        if (position + LONG <= to) {
            int longer = since(swap(lastLong, longHash(data, position), position), prefix, data, position, to);
            repeat = length(longer) > length(repeat) ? longer : repeat;
        }
        return length(repeat) < kind.shortestFar && distance(repeat) > kind.near ? 0 : repeat;
    }

    /** Notes the places from one to another. */
    void enter(byte[] data, int from, int until, int to) {
        int end = Math.min(until, to - SHORTEST);
        for (int i = from; i < end; i++) {
            last[hash((int) INTS.get(data, i))] = epoch + i;
        }
        int longEnd = Math.min(until, to - LONG);
        for (int i = from + NOTED & ~NOTED; i < longEnd; i += NOTED + 1) {
            lastLong[longHash(data, i)] = epoch + i;
        }
    }

    /** Notes the place and returns the one that was noted before. */
    private int swap(int[] places, int hash, int position) {
        int earlier = places[hash] - epoch;
        places[hash] = epoch + position;
        return earlier;
    }

    private static int since(int earlier, int prefix, byte[] data, int position, int to) {
        boolean repeats = earlier >= 0 && position - earlier < WINDOW && (int) INTS.get(data, earlier) == prefix;
        return repeats ? position - earlier << 9 | same(data, earlier, position, to) : 0;
    }

    private static int same(byte[] data, int earlier, int position, int to) {
        int most = Math.min(LONGEST, to - position);
        int length = SHORTEST;
        while (length + Long.BYTES <= most) {
            long differs = (long) LONGS.get(data, earlier + length) ^ (long) LONGS.get(data, position + length);
            if (differs != 0) {
                return length + (Long.numberOfTrailingZeros(differs) >>> 3);
            }
            length += Long.BYTES;
        }
        while (length < most && data[earlier + length] == data[position + length]) {
            length++;
        }
        return length;
    }

    private static int hash(int prefix) {
        return prefix * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    private static int longHash(byte[] data, int position) {
        long first = (long) LONGS.get(data, position) * 0x9E3779B97F4A7C15L;
        long both = first ^ first >>> 32 ^ (long) LONGS.get(data, position + Long.BYTES);
        return (int) (both * 0x9E3779B97F4A7C15L >>> 64 - HASH_BITS);
    }
}
