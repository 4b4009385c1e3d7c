package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A PDF as a stream of objects: each written once, none kept but the place where it stands. The first numbers are written whenever they
 * are ready, all others in groups. Ends with a cross-reference stream.
 */
final class PdfFile implements AutoCloseable {

    /** A line of bytes above 127 tells tools that the file is binary; PDF/A asks for it (ISO 19005-2, 6.1.2). */
    private static final byte[] HEADER = "%PDF-1.7\n%\u00e5\u00e4\u00f6\u00c5\n".getBytes(StandardCharsets.ISO_8859_1);

    private final OutputStream out;
    private final Bytes head = new Bytes();
    private final CrossReference places;
    private long position;
    private int last;

    /** @param lowNumbers how many of the first numbers are kept for what is written last */
    PdfFile(OutputStream out, int lowNumbers) throws IOException {
        this.out = out;
        this.places = new CrossReference(lowNumbers);
        this.last = lowNumbers;
        write(HEADER, HEADER.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A number for an object that will be written. */
    int reserve() {
        return reserve(1);
    }

    /** The first of as many numbers in a row. */
    int reserve(int count) {
        int first = last + 1;
        last += count;
        return first;
    }

    /** Writes an object: its dictionary or array as ISO 8859-1. */
    void object(int number, String content) throws IOException {
        begin(number).add(content).add("\nendobj\n");
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

    /** Writes objects that were made elsewhere, under numbers reserved in a row. */
    void made(MadeObjects made) throws IOException {
        made.places(places, position);
        write(made.bytes().array(), made.bytes().size());
    }

    /** Objects as bytes, with where each stands in them. */
    interface MadeObjects {
        Bytes bytes();

        void places(CrossReference places, long start) throws IOException;
    }

    /**
     * Writes the cross-reference stream and what stands after it.
     *
     * @param id 32 hex digits
     */
    void finish(int catalog, String id) throws IOException {
        int own = reserve();
        long start = position;
        places.offset(own, start);
        CrossReference.Written rows = places.finish();
        head.clear();
        head.number(own).add(" 0 obj\n<</Type/XRef/Size ").number(places.count());
        head.add("/W").add(CrossReference.WIDTHS).add("/Root ").number(catalog).add(" 0 R/ID[<");
        head.add(id).add("><").add(id).add(">]/Filter/FlateDecode").add(CrossReference.PREDICTED);
        head.add("/Length ").add(Long.toString(rows.length())).add(">>\nstream\n");
        flush();
        rows.writeTo(out);
        head.clear();
        head.add("\nendstream\nendobj\nstartxref\n").add(Long.toString(start)).add("\n%%EOF\n");
        flush();
    }

    @Override
    public void close() throws IOException {
        places.close();
    }

    private Bytes begin(int number) throws IOException {
        places.offset(number, position);
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
