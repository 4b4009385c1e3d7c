package se.utskick.letter;

import java.util.Arrays;

/**
 * A paragraph's characters with their faces, broken into lines greedily: at spaces, and after a hyphen with three letters or more on
 * both sides. A no-break space and a no-break hyphen hold. Used again for one letter after another.
 */
final class Galley {

    /** A line ends here whatever its width. */
    static final char LINE_END = '\n';

    private static final String PARTED = " " + LINE_END;
    private static final int LETTERS_BESIDE_HYPHEN = 3;
    private static final Face[] FACES = Face.values();

    private char[] characters = new char[128];
    private byte[] faces = new byte[128];
    private RunTag[] tags = new RunTag[128];
    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int lines;
    private boolean hasLanguages;

    void clear() {
        length = 0;
        hasLanguages = false;
        lines = 0;
    }

    void add(String text, Face face, RunTag tag) {
        int needed = length + text.length();
        if (needed > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(needed, characters.length * 2));
            faces = Arrays.copyOf(faces, characters.length);
            tags = Arrays.copyOf(tags, characters.length);
        }
        text.getChars(0, text.length(), characters, length);
        Arrays.fill(faces, length, needed, (byte) face.ordinal());
        Arrays.fill(tags, length, needed, tag);
        length = needed;
        hasLanguages |= !tag.language().isEmpty();
    }

    /** Ends the line, with a space that parts the words on both sides for whoever reads the text without its lines. */
    void endLine() {
        Face face = length == 0 ? Face.REGULAR : faceAt(length - 1);
        add(PARTED, face, length == 0 ? RunTag.NONE : tags[length - 1]);
    }

    int lines() {
        return lines;
    }

    int start(int line) {
        return starts[line];
    }

    /** One past the line's last visible character; trailing spaces are not in it. */
    int end(int line) {
        return ends[line];
    }

    /** One past what is set of a line: where another follows, the space between their words too, so that they do not join. */
    int setEnd(int line) {
        int end = ends[line];
        return line + 1 < lines && end < length && characters[end] == ' ' ? end + 1 : end;
    }

    char[] characters() {
        return characters;
    }

    Face faceAt(int index) {
        return FACES[faces[index]];
    }

    /** Whether some run has a language of its own. */
    boolean hasLanguages() {
        return hasLanguages;
    }

    /** Whether a run in a language of its own begins here. */
    boolean beginsRun(int index) {
        String language = tags[index].language();
        return !language.isEmpty() && (index == 0 || !tags[index - 1].language().equals(language));
    }

    boolean isSameLanguage(int index, int as) {
        return tags[index].language().equals(tags[as].language());
    }

    RunTag tagAt(int index) {
        return tags[index];
    }

    /** Names the boxes of a line's links, the line's lower left corner at x and y. */
    void links(int line, Typing typing, double x, double y, Laid.Links links) {
        for (int from = starts[line]; from < ends[line]; ) {
            RunTag tag = tags[from];
            int to = from + 1;
            while (to < ends[line] && tags[to].equals(tag)) {
                to++;
            }
            if (tag.isLink()) {
                double left = x + width(starts[line], from, typing.sizePt());
                double width = width(from, to, typing.sizePt());
                links.box(tag.link(), new String(characters, from, to - from), left, y, width, typing.leadingPt());
            }
            from = to;
        }
    }

    /** Breaks the text; false where a part that cannot be broken is wider than the measure. */
    boolean breakLines(double sizePt, double measurePt) {
        lines = 0;
        long limit = (long) Math.floor(measurePt * 1000 / sizePt + 1e-6);
        int from = 0;
        do {
            int next = breakLine(from, limit);
            if (next < 0) {
                return false;
            }
            from = next;
        } while (from < length);
        return true;
    }

    /** The width of the widest line if broken only where it must be, in points. */
    double naturalWidth(double sizePt) {
        return widest(sizePt, false);
    }

    /** The width of the widest part that cannot be broken, in points. */
    double leastWidth(double sizePt) {
        return widest(sizePt, true);
    }

    double width(int line, double sizePt) {
        return width(starts[line], ends[line], sizePt);
    }

    private double width(int from, int to, double sizePt) {
        long width = 0;
        for (int i = from; i < to; i++) {
            width += advance(i);
        }
        return width * sizePt / 1000;
    }

    private double widest(double sizePt, boolean breakEverywhere) {
        long widest = 0;
        long width = 0;
        for (int i = 0; i < length; i++) {
            boolean parts = characters[i] == LINE_END || (breakEverywhere && characters[i] == ' ');
            width = parts ? 0 : width + advance(i);
            // A space at a line's end needs no room.
            widest = characters[i] == ' ' ? widest : Math.max(widest, width);
            if (breakEverywhere && isBreakingHyphen(i)) {
                width = 0;
            }
        }
        return widest * sizePt / 1000;
    }

    private int breakLine(int from, long limit) {
        long width = 0;
        int end = -1;
        int next = -1;
        for (int i = from; i < length; i++) {
            char c = characters[i];
            if (c == LINE_END) {
                return emit(from, i, i + 1);
            }
            if (c == ' ') {
                end = i;
                next = i + 1;
            }
            width += advance(i);
            if (width > limit && c != ' ') {
                return end < 0 ? -1 : emit(from, end, next);
            }
            if (isBreakingHyphen(i)) {
                end = i + 1;
                next = i + 1;
            }
        }
        return emit(from, length, length);
    }

    private int emit(int start, int end, int next) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
            ends = Arrays.copyOf(ends, lines * 2);
        }
        int last = end;
        while (last > start && characters[last - 1] == ' ') {
            last--;
        }
        starts[lines] = start;
        ends[lines++] = last;
        return next;
    }

    private boolean isBreakingHyphen(int index) {
        return (characters[index] == '-' || characters[index] == '\u2010')
                && hasLetters(index - LETTERS_BESIDE_HYPHEN)
                && hasLetters(index + 1);
    }

    private boolean hasLetters(int from) {
        if (from < 0 || from + LETTERS_BESIDE_HYPHEN > length) {
            return false;
        }
        for (int i = from; i < from + LETTERS_BESIDE_HYPHEN; i++) {
            if (!Character.isLetter(characters[i])) {
                return false;
            }
        }
        return true;
    }

    private int advance(int index) {
        return characters[index] == LINE_END ? 0 : Metrics.FACES[faces[index]].advance(characters[index]);
    }

    /** The four faces' metrics by their number, read when first needed. */
    private static final class Metrics {
        private static final FontMetrics[] FACES = {
            FontMetrics.of(Face.REGULAR),
            FontMetrics.of(Face.BOLD),
            FontMetrics.of(Face.ITALIC),
            FontMetrics.of(Face.BOLD_ITALIC)
        };
    }
}
