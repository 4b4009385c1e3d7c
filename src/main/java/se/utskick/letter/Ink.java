package se.utskick.letter;

import java.util.List;

/**
 * A content stream as it is written, with what stands in it: the glyphs used and the words in order. Points, y upwards. A character's
 * code is its Unicode number (the fonts' CIDToGIDMap leads on to glyphs), so what is read back is what was set.
 */
final class Ink {

    private final Bytes content = new Bytes();
    private final Words words = new Words();
    private GlyphsUsed glyphs;

    /** @param glyphs where the characters used are noted */
    Ink(GlyphsUsed glyphs) {
        this.glyphs = glyphs;
    }

    /** Begins anew, noting the characters elsewhere. */
    void clear(GlyphsUsed noteThere) {
        glyphs = noteThere;
        content.clear();
        words.clear();
    }

    Bytes content() {
        return content;
    }

    /** What was set since they were cleared. */
    Words words() {
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
            words.endWord();
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
            words.endWord();
        }
        content.add("ET\n");
    }

    /** Sets one line turned by 45 degrees, rising, its baseline beginning at x and y. */
    void risingLine(String line, Face face, Typing typing, double x, double y) {
        content.add("BT\n").number(typing.grey()).add(" g\n0.7071 0.7071 -0.7071 0.7071 ");
        content.number(x).add(' ').number(y).add(" Tm\n");
        font(face, typing.sizePt());
        show(line.toCharArray(), 0, line.length(), face);
        words.endWord();
        content.add("ET\n");
    }

    /** A horizontal hairline from x, y. */
    void rule(double x, double y, double width, double thickness, double grey) {
        content.number(grey).add(" g ").number(x).add(' ').number(y).add(' ');
        content.number(width).add(' ').number(thickness).add(" re f\n");
    }

    /** Fills an area, its lower left corner at x, y. */
    void area(double x, double y, double width, double height, Overlay.Tint tint) {
        content.number(tint.red()).add(' ').number(tint.green()).add(' ').number(tint.blue());
        content.add(" rg ").number(x).add(' ').number(y).add(' ');
        content.number(width).add(' ').number(height).add(" re f\n");
    }

    /** Draws a shared form with its origin at x, y. */
    void form(int name, double x, double y) {
        content.add("q 1 0 0 1 ")
                .number(x)
                .add(' ')
                .number(y)
                .add(" cm /X")
                .number(name)
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
        glyphs.add(face, characters, from, to);
        words.add(characters, from, to);
        content.add('(').characters(characters, from, to).add(") Tj\n");
    }
}
