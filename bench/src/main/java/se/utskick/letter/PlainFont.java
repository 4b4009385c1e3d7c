package se.utskick.letter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Our font as the peers get it: without the tables for ligatures and pair kerning, which our writer does not use either. With them PDFBox,
 * openhtmltopdf and OpenPDF spend seven eighths of their time looking for substitutes, and a comparison would tell of that alone.
 */
final class PlainFont {

    private static final Set<String> LEFT_OUT = Set.of("GSUB", "GPOS");
    private static final int HEAD = 12;
    private static final int ENTRY = 16;

    private PlainFont() {}

    static byte[] of(Face face) {
        ByteBuffer font = ByteBuffer.wrap(FontMetrics.of(face).own().file());
        List<Integer> entries = new ArrayList<>();
        for (int i = 0; i < font.getShort(4); i++) {
            byte[] tag = new byte[4];
            font.get(HEAD + i * ENTRY, tag);
            if (!LEFT_OUT.contains(new String(tag, java.nio.charset.StandardCharsets.US_ASCII))) {
                entries.add(HEAD + i * ENTRY);
            }
        }
        int size = HEAD + entries.size() * ENTRY;
        for (int entry : entries) {
            size += padded(font.getInt(entry + 12));
        }
        ByteBuffer plain = ByteBuffer.allocate(size);
        int highest = Integer.highestOneBit(entries.size());
        plain.putInt(font.getInt(0)).putShort((short) entries.size()).putShort((short) (highest * ENTRY));
        plain.putShort((short) Integer.numberOfTrailingZeros(highest));
        plain.putShort((short) (entries.size() * ENTRY - highest * ENTRY));
        int at = HEAD + entries.size() * ENTRY;
        for (int entry : entries) {
            int length = font.getInt(entry + 12);
            plain.putInt(font.getInt(entry)).putInt(font.getInt(entry + 4)).putInt(at).putInt(length);
            plain.put(at, font.array(), font.getInt(entry + 8), length);
            at += padded(length);
        }
        return plain.array();
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
