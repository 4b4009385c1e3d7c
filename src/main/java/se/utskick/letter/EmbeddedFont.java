package se.utskick.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import se.utskick.file.Sha256;

/**
 * A font as it stands in a file: a Type 0 font whose codes are Unicode numbers, its program cut down to the characters the file uses.
 */
final class EmbeddedFont {

    /** What a CIDFontType2 needs of a TrueType file (ISO 32000-1, 9.9): no names, no layout tables. */
    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

    private final PdfFile pdf;
    private final Deflate deflate;
    private final Face face;
    private final FontProgram whole;
    private final char[] used;

    /**
     * @param whole the face's own font, or its second
     * @param used the characters of it that the file uses, ascending
     */
    EmbeddedFont(PdfFile pdf, Deflate deflate, Face face, FontProgram whole, char[] used) {
        this.pdf = pdf;
        this.deflate = deflate;
        this.face = face;
        this.whole = whole;
        this.used = used;
    }

    /** Writes the font under a number that was reserved. */
    void write(int number) throws IOException {
        int descendant = pdf.reserve();
        int toUnicode = pdf.reserve();
        String name = tag() + "+" + whole.name();
        pdf.object(
                number,
                "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" + descendant
                        + " 0 R]/ToUnicode " + toUnicode + " 0 R>>");
        byte[] map = toUnicode().getBytes(StandardCharsets.US_ASCII);
        pdf.compressed(toUnicode, "", deflate, map, map.length);
        writeDescendant(descendant, name);
    }

    private void writeDescendant(int number, String name) throws IOException {
        int descriptor = pdf.reserve();
        int program = pdf.reserve();
        int glyphMap = pdf.reserve();
        pdf.object(
                number,
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
                        + descriptor
                        + " 0 R/CIDToGIDMap " + glyphMap + " 0 R/DW 1000/W[" + widths() + "]>>");
        try (TrueTypeFont font = whole.open()) {
            pdf.object(descriptor, descriptor(font, name, program));
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            for (char character : used) {
                subsetter.add(character);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
            subsetter.writeToStream(bytes);
            byte[] subset = bytes.toByteArray();
            pdf.compressed(program, "/Length1 " + subset.length, deflate, subset, subset.length);
            byte[] map = glyphMap(subsetter.getGIDMap());
            pdf.compressed(glyphMap, "", deflate, map, map.length);
        }
    }

    private String descriptor(TrueTypeFont font, String name, int program) throws IOException {
        var box = font.getFontBBox();
        return "<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox["
                + whole.thousandths(box.getLowerLeftX()) + " " + whole.thousandths(box.getLowerLeftY()) + " "
                + whole.thousandths(box.getUpperRightX()) + " " + whole.thousandths(box.getUpperRightY())
                + "]/ItalicAngle " + (face.isItalic() ? -12 : 0) + "/Ascent "
                + whole.thousandths(font.getHorizontalHeader().getAscender())
                + "/Descent " + whole.thousandths(font.getHorizontalHeader().getDescender()) + "/CapHeight "
                + whole.thousandths(font.getOS2Windows().getCapHeight()) + "/StemV " + (face.isBold() ? 140 : 84)
                + "/FontFile2 " + program + " 0 R>>";
    }

    private byte[] glyphMap(Map<Integer, Integer> wholeGlyphBySubsetGlyph) {
        Map<Integer, Integer> subsetGlyphs = new HashMap<>();
        wholeGlyphBySubsetGlyph.forEach((inSubset, whole) -> subsetGlyphs.put(whole, inSubset));
        byte[] map = new byte[used.length == 0 ? 2 : 2 * (used[used.length - 1] + 1)];
        for (char character : used) {
            int glyph = subsetGlyphs.getOrDefault(whole.glyph(character), 0);
            map[2 * character] = (byte) (glyph >>> 8);
            map[2 * character + 1] = (byte) glyph;
        }
        return map;
    }

    private String widths() {
        StringBuilder widths = new StringBuilder();
        for (int i = 0; i < used.length; i++) {
            boolean goesOn = i > 0 && used[i] == used[i - 1] + 1;
            widths.append(goesOn ? " " : i == 0 ? "" : "]").append(goesOn ? "" : (int) used[i] + "[");
            widths.append(whole.advance(used[i]));
        }
        return widths.append(used.length == 0 ? "" : "]").toString();
    }

    /** Codes are Unicode numbers already: the map says so, in sections of a hundred as ISO 32000-1, 9.10.3 asks. */
    private String toUnicode() {
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
                + "/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (int from = 0; from < used.length; from += 100) {
            int to = Math.min(used.length, from + 100);
            map.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                String code = hex(used[i]);
                map.append('<').append(code).append("><").append(code).append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String hex(char code) {
        StringBuilder digits = new StringBuilder();
        for (int shift = 12; shift >= 0; shift -= 4) {
            digits.append("0123456789ABCDEF".charAt(code >>> shift & 0xf));
        }
        return digits.toString();
    }

    /** Six capitals that depend on the subset (ISO 32000-1, 9.6.4). */
    private String tag() {
        byte[] hash = Sha256.digest().digest(new String(used).getBytes(StandardCharsets.UTF_8));
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + (hash[i] & 0xff) % 26));
        }
        return tag.toString();
    }
}
