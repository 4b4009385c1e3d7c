package se.utskick.print;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where text stands while a page is read: the matrices and parameters of ISO 32000-1, 9.3 and 9.4. */
final class TextState {

    private static final double MM = 25.4 / 72;

    private double[] page = {1, 0, 0, 1, 0, 0};
    private double[] line = {1, 0, 0, 1, 0, 0};
    private double[] text = {1, 0, 0, 1, 0, 0};
    private @Nullable FontCodes font;
    private double size;

    double characterSpace;
    double wordSpace;
    double scale = 1;
    double leading;
    double rise;
    /** Whether what is filled, or stroked, leaves no ink. */
    boolean fillsWhite;

    boolean strokesWhite;
    double lineWidth = 1;
    /** What nothing is painted outside of, in millimetres from the page's upper left corner. */
    Extent clip = Extent.EVERYTHING;

    TextState copy() {
        TextState copy = new TextState();
        copy.page = page;
        copy.line = line;
        copy.text = text;
        copy.font = font;
        copy.size = size;
        copy.characterSpace = characterSpace;
        copy.wordSpace = wordSpace;
        copy.scale = scale;
        copy.leading = leading;
        copy.rise = rise;
        copy.fillsWhite = fillsWhite;
        copy.strokesWhite = strokesWhite;
        copy.lineWidth = lineWidth;
        copy.clip = clip;
        return copy;
    }

    void concatenate(double a, double b, double c, double d, double e, double f) {
        page = product(new double[] {a, b, c, d, e, f}, page);
    }

    /** Where the page's origin and axes are. */
    double[] place() {
        return page.clone();
    }

    boolean isAt(double[] place) {
        return Arrays.equals(page, place);
    }

    void beginText() {
        textMatrix(1, 0, 0, 1, 0, 0);
    }

    void font(FontCodes codes, double points) {
        font = codes;
        size = points;
    }

    void textMatrix(double a, double b, double c, double d, double e, double f) {
        line = new double[] {a, b, c, d, e, f};
        text = line;
    }

    void nextLine(double x, double y) {
        line = moved(line, x, y);
        text = line;
    }

    void show(byte[] string, StringBuilder into) throws IOException {
        FontCodes codes = font;
        if (codes == null) {
            throw new IOException("text before a font is chosen");
        }
        double[] advance = {0};
        codes.forEach(string, (glyph, width, wordSpaceHere) -> {
            into.append(glyph);
            advance[0] += (width / 1000 * size + characterSpace + (wordSpaceHere ? wordSpace : 0)) * scale;
        });
        move(advance[0]);
    }

    void adjust(double thousandths) {
        move(-thousandths / 1000 * size * scale);
    }

    double xMm() {
        double[] at = product(text, page);
        return (at[4] + rise * at[2]) * MM;
    }

    /** From the page's lower edge. */
    double yMm() {
        double[] at = product(text, page);
        return (at[5] + rise * at[3]) * MM;
    }

    /** The size of what is shown, in millimetres. */
    double sizeMm() {
        double[] at = product(text, page);
        return size * Math.hypot(at[2], at[3]) * MM;
    }

    /** A point of the page's own space, in millimetres from the page's left edge. */
    double toXMm(double x, double y) {
        return (x * page[0] + y * page[2] + page[4]) * MM;
    }

    /** The same from the page's lower edge. */
    double toYMm(double x, double y) {
        return (x * page[1] + y * page[3] + page[5]) * MM;
    }

    double scaleMm() {
        return Math.sqrt(Math.abs(page[0] * page[3] - page[1] * page[2])) * MM;
    }

    /** Whether the page's own space is neither turned nor mirrored. */
    boolean isUpright() {
        return page[0] > 0 && page[3] > 0 && Math.abs(page[1]) < 1e-6 && Math.abs(page[2]) < 1e-6;
    }

    /** In spaces that are not the device's own, what is white cannot be told from the numbers alone: taken for ink. */
    static boolean isWhite(String operator, ContentLexer in) {
        return switch (operator) {
            case "g", "G" -> in.number(0) >= 1;
            case "rg", "RG" -> in.number(0) >= 1 && in.number(1) >= 1 && in.number(2) >= 1;
            case "k", "K" -> in.operands() == 4 && in.number(0) + in.number(1) + in.number(2) + in.number(3) == 0;
            default -> false;
        };
    }

    private void move(double x) {
        text = moved(text, x, 0);
    }

    private static double[] moved(double[] m, double x, double y) {
        return new double[] {m[0], m[1], m[2], m[3], x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]};
    }

    private static double[] product(double[] m, double[] n) {
        return new double[] {
            m[0] * n[0] + m[1] * n[2],
            m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2],
            m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4],
            m[4] * n[1] + m[5] * n[3] + n[5]
        };
    }
}
