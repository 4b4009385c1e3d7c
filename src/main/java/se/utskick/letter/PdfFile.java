package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PDF as a stream of objects: written in any order, each once, none kept but its offset. Ends with a classic cross-reference table
 * (ISO 32000-1, 7.5).
 */
final class PdfFile {

    /** A line of bytes above 127 tells tools that the file is binary; PDF/A asks for it (ISO 19005-2, 6.1.2). */
    private static final byte[] HEADER = "%PDF-1.7\n%\u00e5\u00e4\u00f6\u00c5\n".getBytes(StandardCharsets.ISO_8859_1);

    private final OutputStream out;
    private final Bytes head = new Bytes();
    private long position;
    private long[] offsets = new long[1 << 10];
    private int count;

    PdfFile(OutputStream out) throws IOException {
        this.out = out;
        write(HEADER, HEADER.length);
    }

    /** A number for an object that will be written. */
    int reserve() {
        count++;
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        return count;
    }

    /** Writes an object: its dictionary or array as ISO 8859-1. */
    void object(int number, String content) throws IOException {
        begin(number).add(content).add("\nendobj\n");
        flush();
    }

    void object(int number, Bytes content) throws IOException {
        begin(number).add(content.array(), 0, content.size()).add("\nendobj\n");
        flush();
    }

    /**
     * Writes a stream.
     *
     * @param entries of its dictionary besides the length
     */
    void stream(int number, String entries, byte[] data, int length) throws IOException {
        begin(number).add("<<").add(entries).add("/Length ").number(length).add(">>\nstream\n");
        flush();
        write(data, length);
        head.clear();
        head.add("\nendstream\nendobj\n");
        flush();
    }

    /** Writes a stream that {@link Deflate} compressed. */
    void deflated(int number, String entries, byte[] data, int length) throws IOException {
        stream(number, entries + "/Filter/FlateDecode", data, length);
    }

    /** Compresses and writes a stream. */
    void compressed(int number, String entries, Deflate deflate, byte[] data, int length) throws IOException {
        int size = deflate.compressInto(data, length);
        deflated(number, entries, deflate.bytes(), size);
    }

    /**
     * Writes the cross-reference table and the trailer.
     *
     * @param id 32 hex digits
     */
    void finish(int catalog, String id) throws IOException {
        long start = position;
        head.clear();
        head.add("xref\n0 ").number(count + 1).add("\n0000000000 65535 f \n");
        for (int number = 1; number <= count; number++) {
            if (offsets[number] == 0) {
                throw new IllegalStateException("Object " + number + " was promised and not written");
            }
            String digits = Long.toString(offsets[number]);
            head.add("0000000000", digits.length()).add(digits).add(" 00000 n \n");
        }
        head.add("trailer\n<</Size ")
                .number(count + 1)
                .add("/Root ")
                .number(catalog)
                .add(" 0 R/ID[<");
        head.add(id)
                .add("><")
                .add(id)
                .add(">]>>\nstartxref\n")
                .add(Long.toString(start))
                .add("\n%%EOF\n");
        flush();
    }

    private Bytes begin(int number) {
        if (offsets[number] != 0) {
            throw new IllegalStateException("Object " + number + " is written already");
        }
        offsets[number] = position;
        head.clear();
        return head.number(number).add(" 0 obj\n");
    }

    private void flush() throws IOException {
        write(head.array(), head.size());
    }

    private void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        position += length;
    }
}
