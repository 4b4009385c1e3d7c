package se.utskick.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.utskick.Refusal;

/**
 * The bytes of an XML file on their way to the parser. Where the file is in UTF-8, by what it declares or declares not, they stop at the
 * first that is none, and in UTF-16 at half a character: the parser would write about it to stderr, beside our one line.
 */
final class EncodedBytes extends FilterInputStream {

    /** As much as a byte order mark and the longest XML declaration take. */
    private static final int HEAD = 256;

    private static final String MARK = "(?:\u00EF\u00BB\u00BF)?";

    private static final Pattern ENCODING =
            Pattern.compile("^" + MARK + "<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private final String file;
    private final Encoding encoding;
    private int line = 1;
    private int column = 1;
    private int awaited;
    /** What the next byte must lie between where one is awaited. */
    private int lowest = 0x80;

    private int highest = 0xBF;

    private EncodedBytes(PushbackInputStream in, String file, Encoding encoding) {
        super(in);
        this.file = file;
        this.encoding = encoding;
    }

    private enum Encoding {
        UTF_8,
        UTF_16,
        OTHER
    }

    static EncodedBytes of(InputStream in, String file) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.unread(head);
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        Encoding encoding = encodingOf(begin);
        String first = begin.replaceFirst("^" + MARK, "").stripLeading();
        if (encoding == Encoding.UTF_8 && !first.isEmpty() && !first.startsWith("<")) {
            throw Refusal.of("register.not-xml", file);
        }
        return new EncodedBytes(bytes, file, encoding);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (encoding == Encoding.UTF_8) {
            for (int i = 0; i < count; i++) {
                see(target[offset + i] & 0xFF);
            }
        } else if (encoding == Encoding.UTF_16 && count > 0) {
            awaited = (awaited + count) % 2;
        }
        if (count < 0 && awaited > 0) {
            throw refusal();
        }
        return count;
    }

    /** As the parser tells it (XML 1.0, appendix F). */
    private static Encoding encodingOf(String head) {
        if (Stream.of("\u00FE\u00FF", "\u00FF\u00FE", "\0<", "<\0").anyMatch(head::startsWith)) {
            return Encoding.UTF_16;
        }
        Matcher declared = ENCODING.matcher(head);
        return !declared.find() || declared.group(1).equalsIgnoreCase("UTF-8") ? Encoding.UTF_8 : Encoding.OTHER;
    }

    private void see(int b) {
        if (awaited > 0) {
            if (b < lowest || b > highest) {
                throw refusal();
            }
            awaited--;
            lowest = 0x80;
            highest = 0xBF;
        } else if (b >= 0x80) {
            begin(b);
        }
        if (b == '\n') {
            line++;
            column = 1;
        } else if (awaited == 0) {
            column++;
        }
    }

    /** Neither overlong forms (C0, C1, E0 80, F0 80) nor surrogates (ED A0) nor what lies beyond Unicode (F4 90) are UTF-8. */
    private void begin(int b) {
        if (b < 0xC2 || b > 0xF4) {
            throw refusal();
        }
        awaited = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    }

    private Refusal refusal() {
        return Refusal.of("register.xml-malformed", file, line, column);
    }
}
