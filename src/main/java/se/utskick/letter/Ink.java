package se.utskick.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A content stream as it is written, with what stands in it: the glyphs used and the words in order. Points, y upwards. A character's
 * code is its Unicode number (the fonts' CIDToGIDMap leads on to glyphs), so what is read back is what was set.
 */
final class Ink {

    private final Bytes content = new Bytes();
    private final Words words = new Words();
    private GlyphsUsed glyphs;
    private @Nullable Outline outline;
    private int block;
    private boolean isSilent;
    private int nextMark;
    private int[] heard = new int[64];
    private int heardCount;
    private final List<Spot> spots = new ArrayList<>();
    private double originX;
    private double originY;

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

    /** Says from now on what each part is to a reader who hears it: an element of the outline, marked from this number on. */
    void tell(Outline how, int firstMark) {
        outline = how;
        nextMark = firstMark;
        heardCount = 0;
        spots.clear();
    }

    /** Notes where an element of the block stands, for those who hear the letter. */
    void spot(int element, String target, double left, double lower, double right, double upper) {
        if (outline != null && !isSilent && block >= 0) {
            spots.add(new Spot(
                    block + element, target, originX + left, originY + lower, originX + right, originY + upper));
        }
    }

    /** Links and figures drawn since the marks were begun. */
    List<Spot> spots() {
        return List.copyOf(spots);
    }

    /** Which element each mark is, from the first mark on. */
    int[] heard() {
        return Arrays.copyOf(heard, heardCount);
    }

    int nextMark() {
        return nextMark;
    }

    /** What is drawn next belongs to a block; its elements count from here. */
    void block(int firstElement) {
        block = firstElement;
    }

    /** Begins what is no part of the letter's text: stationery, marks, rules, what stands there again. */
    void beginArtifact() {
        if (outline != null && !isSilent) {
            content.add("/Artifact BMC\n");
        }
        isSilent = true;
    }

    void endArtifact() {
        if (outline != null) {
            content.add("EMC\n");
        }
        isSilent = false;
    }

    /** Begins an element of the block; content of two elements is never drawn in turns. */
    void begin(int element) {
        if (outline == null || isSilent) {
            return;
        }
        if (block < 0) {
            content.add("/Artifact BMC\n");
            return;
        }
        if (heardCount == heard.length) {
            heard = Arrays.copyOf(heard, heardCount * 2);
        }
        heard[heardCount++] = block + element;
        content.add('/')
                .add(outline.node(block + element).type())
                .add("<</MCID ")
                .number(nextMark++);
        content.add(">>BDC\n");
    }

    void end() {
        if (outline != null && !isSilent) {
            content.add("EMC\n");
        }
    }

    Bytes content() {
        return content;
    }

    /** What was set since they were cleared. */
    Words words() {
        return words;
    }

    /** Sets lines of a galley, the first baseline at y, each {@code leading} below the one before. */
    void lines(Galley galley, int from, int to, Typing typing, double x, double y, int element) {
        lines(galley, from, to, typing, x, y, element, Outline.RUNS);
    }

    /** @param firstRun the element of the first part that is heard apart; the others follow */
    void lines(Galley galley, int from, int to, Typing typing, double x, double y, int element, int firstRun) {
        begin(typing, x, y);
        begin(element);
        RunTag around = RunTag.NONE;
        // On paper nothing is heard apart: one string a face.
        boolean hasRuns = outline != null && galley.hasRuns();
        int run = hasRuns ? firstRun - 1 + galley.runsBefore(from) : 0;
        Face face = Face.REGULAR;
        boolean faceKnown = false;
        for (int line = from; line < to; line++) {
            if (line > from) {
                content.add("0 ").number(-typing.leadingPt()).add(" Td\n");
            }
            int start = galley.start(line);
            int end = galley.setEnd(line);
            while (start < end) {
                if (hasRuns) {
                    RunTag tag = galley.tagAt(start);
                    run += galley.beginsRun(start) ? 1 : 0;
                    if (!tag.equals(around)) {
                        end();
                        begin(tag.isHeardApart() ? run : element);
                        around = tag;
                    }
                }
                Face next = galley.faceAt(start);
                int stop = start + 1;
                while (stop < end && galley.faceAt(stop) == next && !(hasRuns && galley.beginsAnother(stop))) {
                    stop++;
                }
                if (!faceKnown || next != face) {
                    font(next, typing.sizePt());
                    face = next;
                    faceKnown = true;
                }
                if (hasRuns && galley.tagAt(start).isLink()) {
                    double left = x + galley.width(galley.start(line), start, typing.sizePt());
                    double right = left + galley.width(start, stop, typing.sizePt());
                    double upper = y + typing.baselinePt() - (line - from) * typing.leadingPt();
                    spot(run, galley.tagAt(start).link(), left, upper - typing.leadingPt(), right, upper);
                }
                show(galley.characters(), start, stop, face, typing.sizePt());
                start = stop;
            }
            words.endWord();
        }
        end();
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
            // A space parts the words of two lines for whoever reads the text without them.
            String line = outline != null && i + 1 < lines.size() ? lines.get(i) + " " : lines.get(i);
            show(line.toCharArray(), 0, line.length(), face, typing.sizePt());
            words.endWord();
        }
        content.add("ET\n");
    }

    /** Sets one line turned by 45 degrees, rising, its baseline beginning at x and y. */
    void risingLine(String line, Face face, Typing typing, double x, double y) {
        content.add("BT\n").number(typing.grey()).add(" g\n0.7071 0.7071 -0.7071 0.7071 ");
        content.number(x).add(' ').number(y).add(" Tm\n");
        font(face, typing.sizePt());
        show(line.toCharArray(), 0, line.length(), face, typing.sizePt());
        words.endWord();
        content.add("ET\n");
    }

    /** A horizontal hairline from x, y. */
    void rule(double x, double y, double width, double thickness, double grey) {
        boolean wasSilent = isSilent;
        if (!wasSilent) {
            beginArtifact();
        }
        content.number(grey).add(" g ").number(x).add(' ').number(y).add(' ');
        content.number(width).add(' ').number(thickness).add(" re f\n");
        if (!wasSilent) {
            endArtifact();
        }
    }

    /** Moves the origin to x, y until {@link #back}. */
    void move(double x, double y) {
        originX = x;
        originY = y;
        content.add("q 1 0 0 1 ").number(x).add(' ').number(y).add(" cm\n");
    }

    void back() {
        originX = 0;
        originY = 0;
        content.add("Q\n");
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

    /** Draws pages of a file that are embedded as they are. */
    void drawn(String name) {
        content.add("q /").add(name).add(" Do Q\n");
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
        font(face.font(), sizePt);
    }

    private void font(int number, double sizePt) {
        content.add("/F").number(number).add(' ').number(sizePt).add(" Tf\n");
    }

    /** Shows characters of a face whose own font is chosen, and is again when they are shown. */
    private void show(char[] characters, int from, int to, Face face, double sizePt) {
        glyphs.add(face, characters, from, to);
        words.add(characters, from, to);
        FontMetrics metrics = FontMetrics.of(face);
        int own = from;
        int borrowed = metrics.firstBorrowed(characters, own, to);
        while (borrowed < to) {
            string(characters, own, borrowed);
            own = metrics.firstOwn(characters, borrowed, to);
            font(face.secondFont(), sizePt);
            string(characters, borrowed, own);
            font(face, sizePt);
            borrowed = metrics.firstBorrowed(characters, own, to);
        }
        string(characters, own, to);
    }

    private void string(char[] characters, int from, int to) {
        if (from < to) {
            content.add('(').characters(characters, from, to).add(") Tj\n");
        }
    }
}
