package se.utskick.letter;

import java.util.Arrays;

/** Which characters are set in which face: what a bundle's font subsets must hold. */
final class GlyphsUsed {

    private static final int WORDS = 0x10000 / Long.SIZE;

    private final long[][] used = new long[Face.values().length][WORDS];

    void clear() {
        for (long[] row : used) {
            Arrays.fill(row, 0);
        }
    }

    void add(Face face, char character) {
        used[face.ordinal()][character >>> 6] |= 1L << character;
    }

    void add(Face face, char[] characters, int from, int to) {
        long[] row = used[face.ordinal()];
        for (int i = from; i < to; i++) {
            row[characters[i] >>> 6] |= 1L << characters[i];
        }
    }

    void addAll(GlyphsUsed others) {
        for (int face = 0; face < used.length; face++) {
            for (int word = 0; word < WORDS; word++) {
                used[face][word] |= others.used[face][word];
            }
        }
    }

    /** Adds what {@link #byFace} gave. */
    void addAll(char[][] byFace) {
        for (Face face : Face.values()) {
            for (char character : byFace[face.ordinal()]) {
                add(face, character);
            }
        }
    }

    char[][] byFace() {
        char[][] byFace = new char[used.length][];
        for (Face face : Face.values()) {
            byFace[face.ordinal()] = of(face);
        }
        return byFace;
    }

    /** The characters used in a face, ascending. */
    char[] of(Face face) {
        StringBuilder characters = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            for (long rest = used[face.ordinal()][word]; rest != 0; rest &= rest - 1) {
                characters.append((char) (word * Long.SIZE + Long.numberOfTrailingZeros(rest)));
            }
        }
        return characters.toString().toCharArray();
    }
}
