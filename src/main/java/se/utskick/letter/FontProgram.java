package se.utskick.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One font file: its glyphs by character and how wide they are, in thousandths of the size. Drawn smaller than it was made where its
 * units are finer than a thousandth, so that two fonts look of one size in one size.
 */
final class FontProgram {

    static final int THOUSAND = 1000;

    private static final int CHARACTERS = 0x10000;

    private final String resource;
    private final byte[] file;
    private final int unitsPerEm;
    private final int capHeight;
    private final char[] glyphs;
    private final short[] advances;

    private FontProgram(String resource, byte[] file) throws IOException {
        this.resource = resource;
        this.file = file;
        this.glyphs = new char[CHARACTERS];
        this.advances = new short[CHARACTERS];
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            unitsPerEm = font.getUnitsPerEm();
            if (unitsPerEm != THOUSAND) {
                throw new IllegalStateException("Widths are written as they are: a font of 1000 units is needed");
            }
            capHeight = font.getOS2Windows().getCapHeight();
            CmapLookup map = font.getUnicodeCmapLookup();
            for (int c = 0; c < CHARACTERS; c++) {
                glyphs[c] = (char) map.getGlyphId(c);
                advances[c] = (short) font.getAdvanceWidth(glyphs[c]);
            }
        }
    }

    private FontProgram(FontProgram other, int unitsPerEm) {
        this.resource = other.resource;
        this.file = other.file;
        this.unitsPerEm = unitsPerEm;
        this.capHeight = other.capHeight;
        this.glyphs = other.glyphs;
        this.advances = new short[CHARACTERS];
        for (int c = 0; c < CHARACTERS; c++) {
            advances[c] = (short) thousandths(other.advances[c]);
        }
    }

    static FontProgram read(String resource) {
        try (InputStream in = Objects.requireNonNull(
                FontProgram.class.getResourceAsStream(resource), "The fonts come with the program")) {
            return new FontProgram(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This font, drawn so that its capitals are as high as another's. */
    FontProgram asHighAs(FontProgram other) {
        return new FontProgram(this, Math.round((float) THOUSAND * capHeight / other.capHeight));
    }

    boolean has(char character) {
        return glyphs[character] != 0;
    }

    /** In thousandths of the size; of a character the font lacks, its sign for that. */
    int advance(char character) {
        return advances[character];
    }

    /** The glyph's number in the whole font. */
    int glyph(char character) {
        return glyphs[character];
    }

    /** The font's own units in thousandths of the size. */
    long thousandths(double units) {
        return Math.round(units * THOUSAND / unitsPerEm);
    }

    /** As it is called in a PDF, say {@code SourceSans3-Bold}. */
    String name() {
        return resource.substring(resource.lastIndexOf('/') + 1, resource.lastIndexOf('.'));
    }

    /** Where it lies on the class path. */
    String resource() {
        return resource;
    }

    /** As it comes with the program. */
    byte[] file() {
        return file;
    }

    /** The font anew, of the size it is drawn in, for reading outlines; close it. */
    TrueTypeFont open() throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        font.getHeader().setUnitsPerEm(unitsPerEm);
        return font;
    }
}
