package se.utskick.letter;

import java.util.List;

/**
 * A content stream as it is written, with what stands in it: the glyphs used and the words in order. Points, y upwards. A character's
 * code is its Unicode number (the fonts' CIDToGIDMap leads on to glyphs), so what is read back is what was set.
 */
final class Ink {

    private final Bytes content = new Bytes();
    private final StringBuilder text = new StringBuilder();
    private final GlyphsUsed glyphs;

    Ink(GlyphsUsed glyphs) {
        this.glyphs = glyphs;
    }

    void clear() {
        content.clear();
        text.setLength(0);
    }

    Bytes content() {
        return content;
    }

    GlyphsUsed glyphs() {
        return glyphs;
    }

    /** What was set since the last call, a line break after each line. */
    byte[] takeWords() {
        byte[] words = TextHash.words(text.toString());
        text.setLength(0);
        return words;
    }

    /** Sets lines of a galley, the first baseline at y, each {@code leading} below the one before. */
    void lines(Galley galley, int from, int to, Typing typing, double x, double y) {
        begin(typing, x, y);
        Face face = Face.REGULAR;
        boolean faceKnown = false;
        for (int line = from; line < to; line++) {
            if (line > from) {
                content.add("0 ").number(-typing.leadingPt()).add(" Td\n");
            }
            int start = galley.start(line);
            int end = galley.setEnd(line);
            while (start < end) {
                Face next = galley.faceAt(start);
                int stop = start + 1;
                while (stop < end && galley.faceAt(stop) == next) {
                    stop++;
                }
                if (!faceKnown || next != face) {
                    font(next, typing.sizePt());
                    face = next;
                    faceKnown = true;
                }
                show(galley.characters(), start, stop, face);
                start = stop;
            }
            text.append('\n');
        }
        content.add("ET\n");
    }

    /** Sets one line. */
    void line(String line, Face face, Typing typing, double x, double y) {
        lines(List.of(line), face, typing, x, y);
    }

    /** Sets lines below each other, the first baseline at y. */
    void lines(List<String> lines, Face face, Typing typing, double x, double y) {
        begin(typing, x, y);
        font(face, typing.sizePt());
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                content.add("0 ").number(-typing.leadingPt()).add(" Td\n");
            }
            show(lines.get(i).toCharArray(), 0, lines.get(i).length(), face);
            text.append('\n');
        }
        content.add("ET\n");
    }

    /** Sets one line turned by 45 degrees, rising, its baseline beginning at x and y. */
    void risingLine(String line, Face face, Typing typing, double x, double y) {
        content.add("BT\n").number(typing.grey()).add(" g\n0.7071 0.7071 -0.7071 0.7071 ");
        content.number(x).add(' ').number(y).add(" Tm\n");
        font(face, typing.sizePt());
        show(line.toCharArray(), 0, line.length(), face);
        text.append('\n');
        content.add("ET\n");
    }

    /** A horizontal hairline from x, y. */
    void rule(double x, double y, double width, double thickness, double grey) {
        content.number(grey).add(" g ").number(x).add(' ').number(y).add(' ');
        content.number(width).add(' ').number(thickness).add(" re f\n");
    }

    /** Draws a shared form with its origin at x, y. */
    void form(String name, double x, double y) {
        content.add("q 1 0 0 1 ")
                .number(x)
                .add(' ')
                .number(y)
                .add(" cm /")
                .add(name)
                .add(" Do Q\n");
    }

    /** Draws an image in the box whose lower left corner is x, y. */
    void image(String name, double x, double y, double width, double height) {
        content.add("q ")
                .number(width)
                .add(" 0 0 ")
                .number(height)
                .add(' ')
                .number(x)
                .add(' ')
                .number(y);
        content.add(" cm /").add(name).add(" Do Q\n");
    }

    private void begin(Typing typing, double x, double y) {
        content.add("BT\n")
                .number(typing.grey())
                .add(" g ")
                .number(x)
                .add(' ')
                .number(y)
                .add(" Td\n");
    }

    private void font(Face face, double sizePt) {
        content.add("/F").number(face.ordinal()).add(' ').number(sizePt).add(" Tf\n");
    }

    private void show(char[] characters, int from, int to, Face face) {
        content.add('(');
        for (int i = from; i < to; i++) {
            char c = characters[i];
            glyphs.add(face, c);
            escaped(c >>> 8);
            escaped(c & 0xff);
        }
        content.add(") Tj\n");
        text.append(characters, from, to - from);
    }

    /** ISO 32000-1, 7.3.4.2: within a literal string brackets and backslash are escaped; a carriage return would be read as a line feed. */
    private void escaped(int value) {
        switch (value) {
            case '(', ')', '\\' -> content.add('\\').add(value);
            case '\r' -> content.add('\\').add('r');
            default -> content.add(value);
        }
    }
}
