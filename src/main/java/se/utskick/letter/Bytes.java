package se.utskick.letter;

import java.util.Arrays;

/** Bytes that grow, and are used again: text as ASCII, numbers as PDF writes them. */
final class Bytes {

    private byte[] bytes = new byte[1 << 12];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The array itself; only the first {@link #size} bytes count. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    Bytes add(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    Bytes add(byte[] more, int from, int to) {
        int needed = size + to - from;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        System.arraycopy(more, from, bytes, size, to - from);
        size = needed;
        return this;
    }

    Bytes add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
        return this;
    }

    /** The text from an index on. */
    Bytes add(String ascii, int from) {
        return add(ascii.substring(from));
    }

    Bytes number(int value) {
        if (value < 0) {
            add('-');
            value = -value;
        }
        if (value >= 10) {
            number(value / 10);
        }
        return add('0' + value % 10);
    }

    /** Two decimals at most: a hundredth of a point is 3.5 µm. */
    Bytes number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            add('-');
            hundredths = -hundredths;
        }
        number((int) (hundredths / 100));
        int rest = (int) (hundredths % 100);
        if (rest != 0) {
            add('.').add('0' + rest / 10);
            if (rest % 10 != 0) {
                add('0' + rest % 10);
            }
        }
        return this;
    }
}
