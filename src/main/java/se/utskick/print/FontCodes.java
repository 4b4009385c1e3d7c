package se.utskick.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.jspecify.annotations.Nullable;

/** A font's codes as text and widths, each looked up once a bundle. */
final class FontCodes {

    private static final int CODES = 1 << 16;
    private static final Pattern SUBSET = Pattern.compile("[A-Z]{6}\\+");
    private static final String UNKNOWN = "\uFFFD";

    private final PDFont font;
    private final boolean twoBytes;
    private final @Nullable String[] texts = new String[CODES];
    private final float[] widths = new float[CODES];

    FontCodes(PDFont font) {
        this.font = font;
        this.twoBytes = font instanceof PDType0Font
                && COSName.IDENTITY_H.equals(font.getCOSObject().getDictionaryObject(COSName.ENCODING));
    }

    boolean isEmbedded() {
        return font.isEmbedded();
    }

    /** A subset is named by six capitals and a plus sign before the font's name (ISO 32000-1, 9.6.4). */
    boolean isSubset() {
        String name = font.getName();
        // A Type 3 font is drawings, those that its file needs.
        return font instanceof PDType3Font
                || (name != null && SUBSET.matcher(name).lookingAt());
    }

    /** Where a string's codes go. */
    interface Glyphs {
        void glyph(String text, float width, boolean wordSpace);
    }

    void forEach(byte[] string, Glyphs glyphs) throws IOException {
        if (twoBytes) {
            for (int i = 0; i + 1 < string.length; i += 2) {
                glyph((string[i] & 0xff) << 8 | (string[i + 1] & 0xff), false, glyphs);
            }
            return;
        }
        ByteArrayInputStream in = new ByteArrayInputStream(string);
        while (in.available() > 0) {
            int before = in.available();
            int code = font.readCode(in);
            glyph(code & (CODES - 1), code == ' ' && before - in.available() == 1, glyphs);
        }
    }

    private void glyph(int code, boolean wordSpace, Glyphs glyphs) throws IOException {
        String text = texts[code];
        if (text == null) {
            String unicode = font.toUnicode(code);
            text = unicode == null ? UNKNOWN : unicode;
            texts[code] = text;
            widths[code] = font.getWidth(code);
        }
        glyphs.glyph(text, widths[code], wordSpace);
    }
}
