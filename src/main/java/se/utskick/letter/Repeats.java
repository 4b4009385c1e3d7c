package se.utskick.letter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds what stands in the data before: the last place that begins with the same four bytes. The nearest is not always the longest, but
 * its distance takes the fewest bits; on our objects a chain of earlier places made the stream longer, not shorter, at twice the time.
 */
final class Repeats {

    /** No further back than this (RFC 1951, 2). */
    static final int WINDOW = 1 << 15;

    static final int LONGEST = 258;

    private static final int SHORTEST = Integer.BYTES;
    private static final int HASH_BITS = 13;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] last = new int[1 << HASH_BITS];
    /** Added to places in {@link #last}, so that what earlier data left there is seen to be old without clearing it. */
    private int epoch = 1;

    /** How long a repeat is. */
    static int length(int repeat) {
        return repeat & 0x1ff;
    }

    static int distance(int repeat) {
        return repeat >>> 9;
    }

    /** Begins data that ends at {@code to}. */
    void begin(int to) {
        if (epoch > Integer.MAX_VALUE / 2 - to) {
            Arrays.fill(last, 0);
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
        int hash = hash(prefix);
        int earlier = last[hash] - epoch;
        last[hash] = epoch + position;
        if (earlier < 0 || position - earlier >= WINDOW || (int) INTS.get(data, earlier) != prefix) {
            return 0;
        }
        return position - earlier << 9 | same(data, earlier, position, to);
    }

    /** Notes the places from one to another. */
    void enter(byte[] data, int from, int until, int to) {
        int end = Math.min(until, to - SHORTEST);
        for (int i = from; i < end; i++) {
            last[hash((int) INTS.get(data, i))] = epoch + i;
        }
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
}
