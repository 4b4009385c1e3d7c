package se.utskick.letter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits as deflate writes them, the first in the lowest place of the first byte (RFC 1951, 3.1.1). Grows, and is used again. */
final class Bits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** More than this and a code of fifteen bits may no longer fit. */
    private static final int FULL = 48;

    private byte[] bytes = new byte[1 << 12];
    private int size;
    private long waiting;
    private int count;

    void clear() {
        size = 0;
        waiting = 0;
        count = 0;
    }

    /** Forgets the whole bytes so far, keeps the bits that wait for more. */
    void drained() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** How many bits there are, those that wait too. */
    int bits() {
        return size * 8 + count;
    }

    /** What {@link #bits} counts, the last byte filled with zeros, and one byte more. */
    byte[] copy() {
        LONGS.set(bytes, size, waiting);
        return Arrays.copyOf(bytes, size + (count >>> 3) + 2);
    }

    byte[] array() {
        return bytes;
    }

    /** Makes room for so many bytes and one flush more. */
    void expect(int more) {
        if (size + more + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more + Long.BYTES, bytes.length * 2));
        }
    }

    /** Adds at most sixteen bits; room was made by {@link #expect}. */
    void put(int value, int bits) {
        waiting |= (long) value << count;
        count += bits;
        if (count > FULL) {
            flush();
        }
    }

    /** Writes the whole bytes that wait. */
    void flush() {
        LONGS.set(bytes, size, waiting);
        int whole = count >>> 3;
        size += whole;
        waiting = whole == Long.BYTES ? 0 : waiting >>> (whole << 3);
        count &= 7;
    }

    /** Fills the last byte with zeros. */
    void align() {
        flush();
        if (count > 0) {
            count = 8;
            flush();
        }
    }

    /** Adds a symbol as {@link HuffmanCode#written} has it. */
    void put(int written) {
        put(written & 0xffff, written >>> Short.SIZE);
    }

    /** Adds at most 48 bits. */
    void putMany(long value, int bits) {
        flush();
        waiting |= value << count;
        count += bits;
        if (count > FULL) {
            flush();
        }
    }

    /** Codes of many bytes at once, three between two flushes: what pages are made of. */
    void putAll(byte[] data, int from, int to, int[] written) {
        flush();
        long rest = waiting;
        int filled = count;
        int at = size;
        byte[] out = bytes;
        int i = from;
        for (; i + 3 <= to; i += 3) {
            int one = written[data[i] & 0xff];
            int two = written[data[i + 1] & 0xff];
            int three = written[data[i + 2] & 0xff];
            rest |= (long) (one & 0xffff) << filled;
            filled += one >>> Short.SIZE;
            rest |= (long) (two & 0xffff) << filled;
            filled += two >>> Short.SIZE;
            rest |= (long) (three & 0xffff) << filled;
            filled += three >>> Short.SIZE;
            LONGS.set(out, at, rest);
            at += filled >>> 3;
            rest >>>= filled & ~7;
            filled &= 7;
        }
        waiting = rest;
        count = filled;
        size = at;
        for (; i < to; i++) {
            put(written[data[i] & 0xff]);
        }
    }
}
