package se.utskick.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import se.utskick.Refusal;

/**
 * The text of a file in the charset it is declared to be in, or a stop with line and column (contract 1.2). Nothing is replaced and
 * nothing guessed: bytes that are not valid stop, and so does a file declared ISO-8859-1 that is UTF-8. The codes 128–159, which
 * ISO 8859-1 leaves empty and Windows-1252 fills, are not valid in it. NUL and a lone carriage return are in no text file of ours.
 */
final class DeclaredText extends Reader {

    private static final int BUFFER = 1 << 14;
    private static final char BYTE_ORDER_MARK = 0xFEFF;
    private static final String BYTE_ORDER_MARK_IN_ISO_8859_1 = "\u00EF\u00BB\u00BF";

    private final InputStream in;
    private final String file;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final Utf8Probe probe = new Utf8Probe();
    private long line = 1;
    private long column = 1;
    private long strangeLine;
    private long strangeColumn;
    private char last = '\n';
    private boolean started;
    private boolean exhausted;

    DeclaredText(InputStream in, String file, Charset charset) {
        this.in = in;
        this.file = file;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.flip();
        chars.flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (exhausted) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    /** Whether what was read to the end ends with a line break, or is empty. */
    boolean endsWithLineBreak() {
        return last == '\n';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        exhausted = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
        chars.clear();
        boolean malformed = decoder.decode(bytes, chars, exhausted).isError();
        chars.flip();
        look();
        if (malformed) {
            throw Refusal.of("register.not-in-charset", file, charset.name(), line, column);
        }
        if (exhausted) {
            atEnd();
        }
    }

    /** Follows the place in the file, and stops at what no text holds. */
    private void look() {
        if (!started && chars.hasRemaining()) {
            started = true;
            lookForByteOrderMark();
        }
        for (int i = chars.position(); i < chars.limit(); i++) {
            look(chars.get(i));
        }
    }

    private void lookForByteOrderMark() {
        if (charset.equals(StandardCharsets.UTF_8) && chars.get(0) == BYTE_ORDER_MARK) {
            chars.get();
        }
        if (charset.equals(StandardCharsets.ISO_8859_1) && chars.toString().startsWith(BYTE_ORDER_MARK_IN_ISO_8859_1)) {
            throw Refusal.of("register.is-utf8", file, line, column);
        }
    }

    private void look(char c) {
        if (c == 0 || (last == '\r' && c != '\n')) {
            throw Refusal.of("register.not-text", file, line, column);
        }
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            lookForUtf8(c);
        }
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        last = c;
    }

    private void lookForUtf8(char c) {
        probe.see(c);
        if (c >= 0x80 && strangeLine == 0) {
            strangeLine = line;
            strangeColumn = column;
        }
        if (c >= 0x80 && c < 0xA0) {
            throw probe.isPossible()
                    ? Refusal.of("register.is-utf8", file, strangeLine, strangeColumn)
                    : Refusal.of("register.not-in-charset", file, charset.name(), line, column);
        }
    }

    private void atEnd() {
        if (last == '\r') {
            throw Refusal.of("register.not-text", file, line, column);
        }
        if (probe.isUtf8()) {
            throw Refusal.of("register.is-utf8", file, strangeLine, strangeColumn);
        }
    }
}
