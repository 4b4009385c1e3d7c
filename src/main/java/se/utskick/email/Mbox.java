package se.utskick.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Messages one after the other, each after a line that begins {@code From } (RFC 4155); of each the beginning, as much as is read of any. */
final class Mbox {

    private static final int LONGEST_LINE = 1 << 16;
    private static final String FROM = "From ";

    private final InputStream in;
    private boolean isBlankBefore = true;
    private boolean isBegun;

    Mbox(InputStream in) {
        this.in = in;
    }

    /** The next message's bytes; none where there is no further message. */
    byte[] next() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] line = line(); line.length > 0; line = line()) {
            boolean isFrom = isBlankBefore && startsWithFrom(line);
            isBlankBefore = isBlank(line);
            if (isFrom) {
                if (isBegun && message.size() > 0) {
                    return message.toByteArray();
                }
                isBegun = true;
            } else if (message.size() < BounceReader.LONGEST) {
                message.write(line);
            }
        }
        return message.toByteArray();
    }

    /** With its end; a line longer than any in a mail is taken in pieces. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n' || line.size() >= LONGEST_LINE) {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean startsWithFrom(byte[] line) {
        return line.length >= FROM.length()
                && new String(line, 0, FROM.length(), StandardCharsets.ISO_8859_1).equals(FROM);
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).isBlank();
    }
}
