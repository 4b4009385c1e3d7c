package se.utskick.letter;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What setting needs to know of a face: which characters it can set and how wide they are, in thousandths of the size. Letters of the
 * Latin, Greek and Cyrillic scripts that its own font lacks are borrowed from a second one. Characters outside the basic plane, combining
 * marks, invisible characters and right-to-left scripts count as missing: they cannot be set whole without shaping. No kerning.
 */
final class FontMetrics {

    private static final int CHARACTERS = 0x10000;
    private static final Set<UnicodeScript> BORROWED =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private final FontProgram own;
    private final FontProgram second;
    private final short[] advances = new short[CHARACTERS];
    private final boolean[] borrowed = new boolean[CHARACTERS];
    private final int firstBorrowed;

    private FontMetrics(Face face) {
        this.own = FontProgram.read(face.resource());
        this.second = FontProgram.read(face.secondResource()).asHighAs(own);
        Arrays.fill(advances, (short) -1);
        int first = CHARACTERS;
        for (int c = CHARACTERS - 1; c >= 0; c--) {
            if (!canStandAlone((char) c)) {
                continue;
            }
            if (own.has((char) c)) {
                advances[c] = (short) own.advance((char) c);
            } else if (canBeBorrowed((char) c) && second.has((char) c)) {
                advances[c] = (short) second.advance((char) c);
                borrowed[c] = true;
                first = c;
            }
        }
        this.firstBorrowed = first;
    }

    /** Read when first needed, once a process. */
    private static final class Faces {
        private static final List<FontMetrics> READ =
                Arrays.stream(Face.values()).map(FontMetrics::new).toList();
    }

    static FontMetrics of(Face face) {
        return Faces.READ.get(face.ordinal());
    }

    /** Whether a name or a text may hold the character; a soft hyphen is the template's alone. */
    boolean has(char character) {
        return advances[character] >= 0 && character != Hyphenation.SOFT_HYPHEN;
    }

    /** Whether every character of the text can be set. */
    boolean hasAll(String text) {
        return missing(text) < 0;
    }

    /** Why a text cannot be set, or null where it can. */
    @Nullable
    Flaw flaw(String text) {
        return hasAll(text) ? null : Flaw.ofCharacters(text);
    }

    /** As {@link #missing}, for an author's text, which may say where words can be parted. */
    int missingInTemplate(String text) {
        return missing(text.replace(String.valueOf(Hyphenation.SOFT_HYPHEN), ""));
    }

    /** The first code point that cannot be set, or -1. */
    int missing(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return text.codePointAt(i);
            }
        }
        return -1;
    }

    /** The width of a character the face has, in thousandths of the size. */
    int advance(char character) {
        return advances[character];
    }

    /** The width of a text the face has, in points. */
    double width(String text, double sizePt) {
        long width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += advances[text.charAt(i)];
        }
        return width * sizePt / FontProgram.THOUSAND;
    }

    /** Whether the second font sets the character. */
    boolean isBorrowed(char character) {
        return character >= firstBorrowed && borrowed[character];
    }

    /** The index of the first of these characters that the second font sets, {@code to} where its own sets them all. */
    int firstBorrowed(char[] characters, int from, int to) {
        for (int i = from; i < to; i++) {
            if (characters[i] >= firstBorrowed && borrowed[characters[i]]) {
                return i;
            }
        }
        return to;
    }

    /** The index of the first of these characters that its own font sets, {@code to} where there is none. */
    int firstOwn(char[] characters, int from, int to) {
        int i = from;
        while (i < to && isBorrowed(characters[i])) {
            i++;
        }
        return i;
    }

    FontProgram own() {
        return own;
    }

    /** The font that lends what its own lacks, drawn as high. */
    FontProgram second() {
        return second;
    }

    /** Letters, and the signs that stand for one: the second font's symbols are no part of any name. */
    private static boolean canBeBorrowed(char c) {
        return BORROWED.contains(UnicodeScript.of(c))
                || UnicodeBlock.SPACING_MODIFIER_LETTERS.equals(UnicodeBlock.of(c));
    }

    private static boolean canStandAlone(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == Hyphenation.SOFT_HYPHEN;
            default -> !Script.isFromTheRight(c);
        };
    }
}
