package se.utskick.letter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow, and are used again: text as ASCII, numbers as PDF writes them. */
final class Bytes {

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    Bytes() {
        this(1 << 12);
    }

    /** @param room for so many bytes before it has to grow */
    Bytes(int room) {
        this.bytes = new byte[room];
    }

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

    /** Takes so many bytes off the end. */
    Bytes shorten(int by) {
        size -= by;
        return this;
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
        expect(to - from);
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    Bytes add(byte[] more) {
        return add(more, 0, more.length);
    }

    /**
     * Characters as a literal string holds them, two bytes each. Within it brackets and backslash are escaped, and a carriage return would
     * be read as a line feed (ISO 32000-1, 7.3.4.2).
     */
    Bytes characters(char[] characters, int from, int to) {
        expect(4 * (to - from));
        for (int i = from; i < to; i++) {
            character(characters[i] >>> 8);
            character(characters[i] & 0xff);
        }
        return this;
    }

    private void character(int value) {
        if (value == '(' || value == ')' || value == '\\') {
            bytes[size++] = '\\';
            bytes[size++] = (byte) value;
        } else if (value == '\r') {
            bytes[size++] = '\\';
            bytes[size++] = 'r';
        } else {
            bytes[size++] = (byte) value;
        }
    }

    @SuppressWarnings("deprecation") // the quick way for ASCII, whose upper bytes are zero
    Bytes add(String ascii) {
        expect(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, size);
        size += ascii.length();
        return this;
    }

    /** Eight bytes, the highest first. */
    Bytes big(long value) {
        expect(Long.BYTES);
        BIG.set(bytes, size, value);
        size += Long.BYTES;
        return this;
    }

    Bytes number(int value) {
        expect(11);
        int rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        int end = size + digits(rest);
        size = end;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        return this;
    }

    private static int digits(int value) {
        if (value < 1000) {
            return value < 10 ? 1 : value < 100 ? 2 : 3;
        } else if (value < 1_000_000) {
            return value < 10_000 ? 4 : value < 100_000 ? 5 : 6;
        }
        return value < 10_000_000 ? 7 : value < 100_000_000 ? 8 : value < 1_000_000_000 ? 9 : 10;
    }

    /** Makes room for so many bytes more. */
    void expect(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
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
