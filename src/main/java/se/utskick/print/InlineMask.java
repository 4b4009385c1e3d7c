package se.utskick.print;

import java.util.List;
import java.util.Map;
import se.utskick.print.ContentLexer.Name;

/** Reads an inline image of one bit a cell (ISO 32000-1, 8.9.6.2 and 8.9.7). */
final class InlineMask {

    private static final int LARGEST = 64;
    private static final boolean[][] NONE = {};

    private InlineMask() {}

    /** Rows from the top, true where dark; empty where it is no such image, or one that is blurred between its cells. */
    static boolean[][] cells(Map<String, Object> entries, byte[] data) {
        int width = whole(entries, "W", "Width");
        int height = whole(entries, "H", "Height");
        boolean isMask = "true".equals(entry(entries, "IM", "ImageMask"));
        boolean interpolated = "true".equals(entry(entries, "I", "Interpolate"));
        Object decode = entry(entries, "D", "Decode");
        byte[] bits = bits(entry(entries, "F", "Filter"), data);
        int rowBytes = (width + Byte.SIZE - 1) / Byte.SIZE;
        if (!isMask || interpolated || width < 1 || width > LARGEST || height < 1 || bits.length < rowBytes * height) {
            return NONE;
        }
        boolean oneIsDark = decode instanceof List<?> range && range.equals(List.of(1.0, 0.0));
        boolean[][] cells = new boolean[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                boolean one = (bits[row * rowBytes + column / Byte.SIZE] & 0x80 >> column % Byte.SIZE) != 0;
                cells[row][column] = one == oneIsDark;
            }
        }
        return cells;
    }

    private static byte[] bits(Object filter, byte[] data) {
        if (filter.equals("")) {
            return data;
        }
        boolean isHex = filter instanceof Name name
                && (name.text().equals("AHx") || name.text().equals("ASCIIHexDecode"));
        return isHex ? ContentStrings.hex(data, 0, data.length) : new byte[0];
    }

    private static int whole(Map<String, Object> entries, String key, String longKey) {
        return entry(entries, key, longKey) instanceof Double number ? number.intValue() : 0;
    }

    private static Object entry(Map<String, Object> entries, String key, String longKey) {
        Object value = entries.get(key);
        return value == null ? entries.getOrDefault(longKey, "") : value;
    }
}
