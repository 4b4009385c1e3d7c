package se.utskick.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A face of Source Sans 3 without its table of ligatures: PDFBox would set "ft" as one glyph and leave the reader of the text no way
 * back to the letters (ISO 14289-1, 7.21.7).
 */
final class ReportFont {

    private static final int GSUB = 0x47535542;
    private static final int NO_TABLE = 0x78535542;
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private ReportFont() {}

    static InputStream open(String face) {
        String resource = "/fonts/SourceSans3-" + face + ".ttf";
        try (InputStream in = Objects.requireNonNull(ReportFont.class.getResourceAsStream(resource), resource)) {
            ByteBuffer font = ByteBuffer.wrap(in.readAllBytes());
            int tables = font.getShort(4);
            for (int entry = HEADER; entry < HEADER + tables * ENTRY; entry += ENTRY) {
                if (font.getInt(entry) == GSUB) {
                    font.putInt(entry, NO_TABLE);
                }
            }
            return new ByteArrayInputStream(font.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
