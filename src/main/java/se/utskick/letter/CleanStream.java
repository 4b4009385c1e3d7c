package se.utskick.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** The data of another file's stream without what it says beside what it shows. */
final class CleanStream {

    /** Marks in a form are heard once at most, and this content is heard by its alternate text (veraPDF, 7.20-2). */
    private static final Set<String> MARKING = Set.of("BMC", "BDC", "EMC", "MP", "DP");

    private static final int MARKER = 0xff;
    private static final int FIRST_APPLICATION = 0xe0;
    private static final int LAST_APPLICATION = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int SCAN = 0xda;
    /** JFIF and Adobe: how the samples are to be read. Colour profiles are the PDF's own. */
    private static final Set<Integer> KEPT = Set.of(0xe0, 0xee);

    private CleanStream() {}

    /** @param isRecompressed where the bytes are compressed by {@link Deflate} and no longer as the dictionary says */
    record Data(byte[] bytes, boolean isRecompressed) {}

    static Data of(COSStream stream) throws IOException {
        boolean isContent = COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))
                || stream.getInt(COSName.getPDFName("PatternType")) == 1;
        if (isContent) {
            byte[] content = withoutMarks(new PDStream(stream).toByteArray());
            return new Data(new Deflate().compress(content, content.length), true);
        }
        byte[] raw = CopiedObjects.raw(stream);
        return new Data(COSName.DCT_DECODE.equals(stream.getFilters()) ? withoutComments(raw) : raw, false);
    }

    private static byte[] withoutMarks(byte[] content) throws IOException {
        List<Object> kept = new ArrayList<>();
        int operands = 0;
        for (Object token : new PDFStreamParser(content).parse()) {
            kept.add(token);
            if (!(token instanceof Operator operator)) {
                operands++;
                continue;
            }
            if (MARKING.contains(operator.getName())) {
                kept.subList(kept.size() - 1 - operands, kept.size()).clear();
            }
            operands = 0;
        }
        ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
        new ContentStreamWriter(clean).writeTokens(kept);
        return clean.toByteArray();
    }

    /** A camera writes into a JPEG who took it and where, a program which path it lay at: none of it is needed to show it. */
    static byte[] withoutComments(byte[] jpeg) {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(jpeg.length);
        int at = Math.min(2, jpeg.length);
        clean.write(jpeg, 0, at);
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == MARKER && (jpeg[at + 1] & 0xff) != SCAN) {
            int marker = jpeg[at + 1] & 0xff;
            int length = 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
            boolean tells = marker == COMMENT
                    || (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION && !KEPT.contains(marker));
            if (!tells) {
                clean.write(jpeg, at, Math.min(length, jpeg.length - at));
            }
            at += length;
        }
        if (at < jpeg.length) {
            clean.write(jpeg, at, jpeg.length - at);
        }
        return clean.toByteArray();
    }
}
