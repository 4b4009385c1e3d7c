package se.utskick.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits a content stream into operators and their operands (ISO 32000-1, 7.2 and 7.8.2), without an object for each number, so that a
 * bundle is read about as fast as its streams are inflated.
 */
final class ContentLexer {

    private static final int END = -1;
    private static final int MOST_OPERANDS = 64;
    private static final int DEEPEST = 32;

    private static final boolean[] REGULAR = new boolean[256];
    /** Operators are of one or two letters: no new string for each. Whichever thread makes one, it is the same. */
    private static final @Nullable String[] SHORT_WORDS = new String[1 << 16];

    static {
        for (int c = 0; c < REGULAR.length; c++) {
            REGULAR[c] = !isSpace(c) && "()<>[]{}/%".indexOf(c) < 0;
        }
    }

    /** A name, as an operand. */
    record Name(String text) {}

    private final byte[] data;
    private int at;
    private int count;
    private final double[] numbers = new double[MOST_OPERANDS];
    private final Object[] objects = new Object[MOST_OPERANDS];

    ContentLexer(byte[] data) {
        this.data = data;
    }

    /** Reads on to the next operator; empty at the end of the stream. */
    String next() throws IOException {
        count = 0;
        while (true) {
            skipSpace();
            int c = peek();
            if (c == END) {
                return "";
            }
            if (isRegular(c) && !isNumberStart(c)) {
                String word = word();
                if (!isConstant(word)) {
                    return word;
                }
                push(0, word);
            } else if (isNumberStart(c)) {
                push(number(), null);
            } else {
                push(0, object(0));
            }
        }
    }

    int operands() {
        return count;
    }

    double number(int index) {
        return index < count ? numbers[index] : 0;
    }

    /** Null where it is a number, or there is no such operand. */
    @Nullable
    Object operand(int index) {
        return index < count ? objects[index] : null;
    }

    String name(int index) {
        return operand(index) instanceof Name name ? name.text() : "";
    }

    /** The entries of an inline image's dictionary, after its {@code BI}. */
    Map<String, Object> imageEntries() throws IOException {
        Map<String, Object> entries = new HashMap<>();
        while (true) {
            skipSpace();
            if (peek() != '/') {
                break;
            }
            String key = ((Name) object(0)).text();
            skipSpace();
            entries.put(key, value(0));
        }
        if (!word().equals("ID")) {
            throw new IOException("an inline image without data");
        }
        at++;
        return entries;
    }

    /** The bytes of an inline image as they stand, up to its {@code EI}. */
    byte[] imageData() throws IOException {
        for (int end = at; end + 2 < data.length; end++) {
            boolean ends = isSpace(data[end] & 0xff) && data[end + 1] == 'E' && data[end + 2] == 'I';
            if (ends && (end + 3 == data.length || isSpace(data[end + 3] & 0xff))) {
                byte[] image = Arrays.copyOfRange(data, at, end);
                at = end + 3;
                return image;
            }
        }
        throw new IOException("an inline image without end");
    }

    private void push(double number, @Nullable Object object) throws IOException {
        if (count == MOST_OPERANDS) {
            throw new IOException("an operator with too many operands");
        }
        numbers[count] = number;
        objects[count++] = object;
    }

    private Object value(int depth) throws IOException {
        skipSpace();
        int c = peek();
        if (c != END && isNumberStart(c)) {
            return number();
        }
        return c != END && isRegular(c) ? word() : object(depth);
    }

    private Object object(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("operands within operands, too deep");
        }
        int c = data[at++] & 0xff;
        return switch (c) {
            case '/' -> new Name(word());
            case '(' -> literal();
            case '[' -> list(']', depth);
            case '<' -> {
                if (peek() == '<') {
                    at++;
                    List<Object> entries = list('>', depth);
                    at++;
                    yield entries;
                }
                yield hex();
            }
            default -> throw new IOException("a character out of place");
        };
    }

    private List<Object> list(char end, int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        while (true) {
            skipSpace();
            if (peek() == END) {
                throw new IOException("a list without end");
            }
            if (peek() == end) {
                at++;
                return items;
            }
            items.add(value(depth + 1));
        }
    }

    private byte[] literal() throws IOException {
        int start = at;
        int depth = 1;
        boolean plain = true;
        while (depth > 0) {
            if (at >= data.length) {
                throw new IOException("a string without end");
            }
            int c = data[at++];
            if (c == '\\') {
                plain = false;
                at++;
            } else if (c == '\r') {
                plain = false;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return plain ? Arrays.copyOfRange(data, start, at - 1) : ContentStrings.unescaped(data, start, at - 1);
    }

    private byte[] hex() throws IOException {
        int start = at;
        while (peek() != '>') {
            if (peek() == END) {
                throw new IOException("a string without end");
            }
            at++;
        }
        return ContentStrings.hex(data, start, at++);
    }

    private double number() throws IOException {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        long digits = 0;
        double scale = 1;
        boolean fraction = false;
        int start = at;
        for (int c = peek(); c == '.' || c >= '0' && c <= '9'; c = peek()) {
            if (c == '.') {
                fraction = true;
            } else if (at - start < 18) {
                digits = digits * 10 + c - '0';
                scale = fraction ? scale * 10 : scale;
            }
            at++;
        }
        if (at == start) {
            throw new IOException("a number without digits");
        }
        return (negative ? -digits : digits) / scale;
    }

    private String word() {
        int start = at;
        while (at < data.length && isRegular(data[at] & 0xff)) {
            at++;
        }
        if (at - start > 2 || at == start) {
            return new String(data, start, at - start, StandardCharsets.ISO_8859_1);
        }
        int key = at - start == 1 ? data[start] & 0xff : (data[start] & 0xff) << 8 | data[start + 1] & 0xff;
        String known = SHORT_WORDS[key];
        if (known == null) {
            known = new String(data, start, at - start, StandardCharsets.ISO_8859_1);
            SHORT_WORDS[key] = known;
        }
        return known;
    }

    private void skipSpace() {
        while (at < data.length) {
            int c = data[at] & 0xff;
            if (c == '%') {
                while (at < data.length && data[at] != '\n' && data[at] != '\r') {
                    at++;
                }
            } else if (isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private int peek() {
        return at < data.length ? data[at] & 0xff : END;
    }

    private static boolean isConstant(String word) {
        return word.equals("true") || word.equals("false") || word.equals("null");
    }

    private static boolean isNumberStart(int c) {
        return c >= '0' && c <= '9' || c == '-' || c == '.' || c == '+';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    private static boolean isRegular(int c) {
        return REGULAR[c];
    }
}
