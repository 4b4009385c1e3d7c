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
    /** Places in {@link #known}: a number is filled in faster than a reference. */
    private short[] tags = new short[128];

    private RunTag[] known = {RunTag.NONE};
    private int knownTags = 1;
    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int lines;
    private boolean hasRuns;
    private boolean hasSoftHyphens;

    void clear() {
        length = 0;
        hasRuns = false;
        lines = 0;
        hasSoftHyphens = false;
        knownTags = 1;
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
        Arrays.fill(tags, length, needed, number(tag));
        hasSoftHyphens |= text.indexOf(Hyphenation.SOFT_HYPHEN) >= 0;
        length = needed;
        hasRuns |= tag.isHeardApart();
    }

    private short number(RunTag tag) {
        for (int i = 0; i < knownTags; i++) {
            if (known[i].equals(tag)) {
                return (short) i;
            }
        }
        if (knownTags == known.length) {
            known = Arrays.copyOf(known, knownTags * 2);
        }
        known[knownTags] = tag;
        return (short) knownTags++;
    }

    /** Ends the line, with a space that parts the words on both sides for whoever reads the text without its lines. */
    void endLine() {
        Face face = length == 0 ? Face.REGULAR : faceAt(length - 1);
        add(PARTED, face, length == 0 ? RunTag.NONE : tagAt(length - 1));
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

    /** Whether some run has a language of its own or leads somewhere. */
    boolean hasRuns() {
        return hasRuns;
    }

    /** Whether a run in a language of its own, or a link, begins here. */
    boolean beginsRun(int index) {
        return tagAt(index).isHeardApart() && (index == 0 || tags[index - 1] != tags[index]);
    }

    /** Whether what is heard changes here: a run begins or ends. */
    boolean beginsAnother(int index) {
        return tags[index] != tags[index - 1];
    }

    /** How many runs begin in the lines before. */
    int runsBefore(int line) {
        int runs = 0;
        for (int i = 0; i < starts[line]; i++) {
            runs += beginsRun(i) ? 1 : 0;
        }
        return runs;
    }

    RunTag tagAt(int index) {
        return known[tags[index]];
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
        if (hasSoftHyphens) {
            dropIdleHyphens();
        }
        return true;
    }

    /** What is left are the soft hyphens at lines' ends, which show. */
    private void dropIdleHyphens() {
        int to = 0;
        for (int line = 0; line < lines; line++) {
            int from = starts[line];
            int until = line + 1 < lines ? starts[line + 1] : length;
            int end = ends[line];
            boolean isParted = line + 1 < lines && until == end;
            starts[line] = to;
            ends[line] = to;
            for (int i = from; i < until; i++) {
                if (characters[i] != Hyphenation.SOFT_HYPHEN || (isParted && i == end - 1)) {
                    characters[to] = characters[i];
                    faces[to] = faces[i];
                    tags[to] = tags[i];
                    to++;
                }
                if (i < end) {
                    ends[line] = to;
                }
            }
        }
        length = to;
        hasSoftHyphens = false;
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

    double width(int from, int to, double sizePt) {
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
            boolean isIdle = characters[i] == Hyphenation.SOFT_HYPHEN;
            width = parts ? 0 : isIdle ? width : width + advance(i);
            // A space at a line's end needs no room.
            widest = characters[i] == ' ' ? widest : Math.max(widest, width);
            if (breakEverywhere && characters[i] == Hyphenation.SOFT_HYPHEN) {
                widest = Math.max(widest, width + hyphenAdvance(i));
                width = 0;
            } else if (breakEverywhere && isBreakingHyphen(i)) {
                width = 0;
            }
        }
        return widest * sizePt / 1000;
    }

    private int breakLine(int from, long limit) {
        long width = 0;
        int end = -1;
        int next = -1;
        int face = -1;
        FontMetrics metrics = Metrics.FACES[0];
        for (int i = from; i < length; i++) {
            char c = characters[i];
            if (faces[i] != face) {
                face = faces[i];
                metrics = Metrics.FACES[face];
            }
            boolean isPlain = c > '-' && c < Hyphenation.SOFT_HYPHEN; // most are, and nothing is to be asked of them
            if (!isPlain) {
                if (c == LINE_END) {
                    return emit(from, i, i + 1);
                }
                if (c == ' ') {
                    end = i;
                    next = i + 1;
                } else if (c == Hyphenation.SOFT_HYPHEN) {
                    if (i > from && width + hyphenAdvance(i) <= limit) {
                        end = i + 1;
                        next = i + 1;
                    }
                    continue;
                }
            }
            width += metrics.advance(c);
            if (width > limit && c != ' ') {
                return end < 0 ? -1 : emit(from, end, next);
            }
            if (!isPlain && isBreakingHyphen(i)) {
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

    private int hyphenAdvance(int index) {
        return Metrics.FACES[faces[index]].advance(Hyphenation.SOFT_HYPHEN);
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
