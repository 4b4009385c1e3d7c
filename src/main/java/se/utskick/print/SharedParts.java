package se.utskick.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;

/** What pages of one document take from it: fonts, looked up once, and streams, inflated once where pages share them. */
final class SharedParts {

    private static final int LARGEST_STREAM = 1 << 24;

    private final Map<COSBase, FontCodes> fonts = new IdentityHashMap<>();
    private final Map<COSStream, byte[]> shared = new IdentityHashMap<>();
    private final Set<COSStream> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[1 << 14];

    static COSDictionary resources(PDPage page) {
        COSBase found = PDPageTree.getInheritableAttribute(page.getCOSObject(), COSName.RESOURCES);
        return found instanceof COSDictionary resources ? resources : new COSDictionary();
    }

    byte[] content(COSStream stream) throws IOException {
        byte[] known = shared.get(stream);
        if (known != null) {
            return known;
        }
        byte[] content = read(stream);
        if (!seen.add(stream)) {
            shared.put(stream, content);
        }
        return content;
    }

    /** Plain deflate, as nearly all streams have it, by Java's own inflater; what else there is by PDFBox. */
    private byte[] read(COSStream stream) throws IOException {
        long length = stream.getLength();
        if (!COSName.FLATE_DECODE.equals(stream.getFilters())
                || stream.containsKey(COSName.DECODE_PARMS)
                || length > LARGEST_STREAM) {
            return new PDStream(stream).toByteArray();
        }
        byte[] raw = new byte[(int) length];
        int read;
        try (InputStream in = stream.createRawInputStream()) {
            read = in.readNBytes(raw, 0, raw.length);
        }
        inflater.reset();
        inflater.setInput(raw, 0, read);
        int size = 0;
        try {
            while (!inflater.finished()) {
                if (size == inflated.length) {
                    inflated = Arrays.copyOf(inflated, size * 2);
                }
                int more = inflater.inflate(inflated, size, inflated.length - size);
                if (more == 0 && !inflater.finished()) {
                    throw new IOException("a stream that ends too early");
                }
                size += more;
            }
        } catch (DataFormatException e) {
            throw new IOException("a stream that cannot be inflated", e);
        }
        return Arrays.copyOf(inflated, size);
    }

    FontCodes font(String name, COSDictionary resources) throws IOException {
        COSDictionary named = resources.getCOSDictionary(COSName.FONT);
        COSDictionary font = named == null ? null : named.getCOSDictionary(COSName.getPDFName(name));
        if (font == null) {
            throw new IOException("a font that the page does not name");
        }
        FontCodes codes = fonts.get(font);
        if (codes == null) {
            codes = new FontCodes(PDFontFactory.createFont(font));
            fonts.put(font, codes);
        }
        return codes;
    }

    boolean allFontsEmbedded() {
        return fonts.values().stream().allMatch(FontCodes::isEmbedded);
    }

    boolean allFontsSubset() {
        return fonts.values().stream().allMatch(FontCodes::isSubset);
    }
}
