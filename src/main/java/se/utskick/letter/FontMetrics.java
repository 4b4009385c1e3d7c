package se.utskick.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What setting needs to know of one embedded font: which characters it can set and how wide they are, in thousandths of the size.
 * Characters outside the basic plane, combining marks, invisible characters and right-to-left scripts count as missing: they cannot be
 * set whole without shaping. No kerning.
 */
final class FontMetrics {

    private static final int CHARACTERS = 0x10000;
    private static final int UNITS_PER_EM = 1000;
    private static final Map<Face, FontMetrics> FACES = new EnumMap<>(Face.class);

    private final byte[] program;
    private final short[] advances = new short[CHARACTERS];
    private final char[] glyphs = new char[CHARACTERS];

    private FontMetrics(byte[] program) throws IOException {
        this.program = program;
        Arrays.fill(advances, (short) -1);
        try (TrueTypeFont font = open()) {
            if (font.getUnitsPerEm() != UNITS_PER_EM) {
                throw new IllegalStateException("Widths are written as they are: a font of 1000 units is needed");
            }
            measure(font);
        }
    }

    /** The metrics of a face, read once a process. */
    static FontMetrics of(Face face) {
        synchronized (FACES) {
            return FACES.computeIfAbsent(face, FontMetrics::read);
        }
    }

    /** Whether a name or a text may hold the character; a soft hyphen is the template's alone. */
    boolean has(char character) {
        return advances[character] >= 0 && character != Hyphenation.SOFT_HYPHEN;
    }

    /** Whether every character of the text can be set. */
    boolean hasAll(String text) {
        return missing(text) < 0;
    }

    /** As {@link #missing}, for an author's text, which may say where words can be parted. */
    int missingInTemplate(String text) {
        return missing(text.replace(String.valueOf(Hyphenation.SOFT_HYPHEN), ""));
    }

    /** The first code point that cannot be set, or -1. */
    int missing(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return text.codePointAt(i);
            }
        }
        return -1;
    }

    /** The width of a character the font has, in thousandths of the size. */
    int advance(char character) {
        return advances[character];
    }

    /** The width of a text the font has, in points. */
    double width(String text, double sizePt) {
        long width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += advances[text.charAt(i)];
        }
        return width * sizePt / UNITS_PER_EM;
    }

    /** The glyph of a character in the whole font. */
    int glyph(char character) {
        return glyphs[character];
    }

    byte[] program() {
        return program;
    }

    /** The font program anew, for reading outlines; close it. */
    TrueTypeFont open() throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(program));
    }

    private void measure(TrueTypeFont font) throws IOException {
        CmapLookup map = font.getUnicodeCmapLookup();
        for (int c = 0; c < CHARACTERS; c++) {
            int glyph = canStandAlone((char) c) || c == Hyphenation.SOFT_HYPHEN ? map.getGlyphId(c) : 0;
            if (glyph != 0) {
                glyphs[c] = (char) glyph;
                advances[c] = (short) font.getAdvanceWidth(glyph);
            }
        }
    }

    /** Whether a character belongs to a script that is written from the right. */
    static boolean isFromTheRight(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean canStandAlone(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isFromTheRight(c);
        };
    }

    private static FontMetrics read(Face face) {
        try (InputStream in = Objects.requireNonNull(
                FontMetrics.class.getResourceAsStream(face.resource()), "The fonts come with the program")) {
            return new FontMetrics(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
