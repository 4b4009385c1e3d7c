package se.utskick.print;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ;}-separated UTF-8 with RFC 4180 quoting, row by row. Shares nothing with what writes such files, so that a fault in the
 * writer is not repeated in the reader that checks it.
 */
public final class SeparatedRows implements Closeable {

    /** Longer than any row of ours: a file without line ends does not fill the memory. */
    private static final int LONGEST_ROW = 1 << 16;

    private static final int BOM = 0xFEFF;
    private static final int END = -1;

    private final Reader in;
    private int line = 1;
    private int read;
    private int ahead;

    private SeparatedRows(Reader in) throws IOException {
        this.in = in;
        ahead = in.read();
        if (ahead == BOM) {
            ahead = in.read();
        }
    }

    /**
     * A row and where it begins.
     *
     * @param line from 1
     */
    public record Row(int line, List<String> fields) {

        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** What cannot be read as rows. */
    public static final class Unreadable extends IOException {

        private final int line;

        Unreadable(int line, String what) {
            super(what);
            this.line = line;
        }

        /** Where reading stopped, from 1. */
        public int line() {
            return line;
        }
    }

    public static SeparatedRows open(Path file) throws IOException {
        Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new SeparatedRows(new BufferedReader(reader));
    }

    /**
     * The next row, null at the end of the file.
     *
     * @throws Unreadable for a quote out of place or without its match, and for a row without end
     * @throws java.nio.charset.CharacterCodingException for bytes that are not UTF-8
     */
    public @Nullable Row next() throws IOException {
        if (ahead == END) {
            return null;
        }
        int start = line;
        read = 0;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(ahead == '"' ? quoted() : plain());
        } while (took(';'));
        endOfRow();
        return new Row(start, fields);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String plain() throws IOException {
        StringBuilder field = new StringBuilder();
        while (ahead != ';' && ahead != '\n' && ahead != '\r' && ahead != END) {
            if (ahead == '"') {
                throw new Unreadable(line, "quote within a field");
            }
            field.append((char) advance());
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        StringBuilder field = new StringBuilder();
        advance();
        while (true) {
            if (ahead == END) {
                throw new Unreadable(line, "quote without its match");
            }
            int c = advance();
            if (c != '"') {
                field.append((char) c);
            } else if (!took('"')) {
                return field.toString();
            } else {
                field.append('"');
            }
        }
    }

    private void endOfRow() throws IOException {
        if (ahead == '\r') {
            advance();
        }
        if (ahead != '\n' && ahead != END) {
            throw new Unreadable(line, "text after a quote or a lone carriage return");
        }
        took('\n');
    }

    private boolean took(char expected) throws IOException {
        if (ahead != expected) {
            return false;
        }
        advance();
        return true;
    }

    private int advance() throws IOException {
        int current = ahead;
        if (++read > LONGEST_ROW) {
            throw new Unreadable(line, "row without end");
        }
        if (current == '\n') {
            line++;
        }
        ahead = in.read();
        return current;
    }
}
