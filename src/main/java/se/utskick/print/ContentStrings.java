package se.utskick.print;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What a content stream's strings stand for (ISO 32000-1, 7.3.4). */
final class ContentStrings {

    private ContentStrings() {}

    /** A literal string with its escapes and line ends as they count. */
    static byte[] unescaped(byte[] data, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            int c = data[i] & 0xff;
            if (c == '\r') {
                out.write('\n');
                i += i + 1 < to && data[i + 1] == '\n' ? 1 : 0;
            } else if (c != '\\') {
                out.write(c);
            } else {
                i = escape(data, i + 1, to, out);
            }
        }
        return out.toByteArray();
    }

    /** Writes what an escape stands for; returns the index of its last character. */
    private static int escape(byte[] data, int i, int to, ByteArrayOutputStream out) {
        int c = data[i] & 0xff;
        if (c >= '0' && c <= '7') {
            int value = 0;
            int end = i;
            while (end < to && end < i + 3 && data[end] >= '0' && data[end] <= '7') {
                value = value * 8 + data[end++] - '0';
            }
            out.write(value);
            return end - 1;
        }
        switch (c) {
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case '\r' -> {
                return i + 1 < to && data[i + 1] == '\n' ? i + 1 : i;
            }
            case '\n' -> {}
            default -> out.write(c);
        }
        return i;
    }

    /** What hexadecimal digits stand for, white space passed over. */
    static byte[] hex(byte[] digits, int from, int to) {
        byte[] bytes = new byte[(to - from + 1) / 2];
        int nibbles = 0;
        for (int i = from; i < to; i++) {
            int value = Character.digit(digits[i], 16);
            if (value >= 0) {
                bytes[nibbles / 2] |= (byte) (nibbles % 2 == 0 ? value << 4 : value);
                nibbles++;
            }
        }
        return Arrays.copyOf(bytes, (nibbles + 1) / 2);
    }
}
