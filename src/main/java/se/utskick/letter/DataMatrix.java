package se.utskick.letter;

/**
 * A DataMatrix of one size, 18 × 18 cells (ISO/IEC 16022, ECC 200): 18 codewords and 14 to correct them. The size never changes, so where
 * each bit stands is known beforehand, and a mark costs less than a microsecond.
 */
final class DataMatrix {

    /** Cells on a side, finder included. */
    static final int SIDE = 18;

    static final int CODEWORDS = 18;
    /** Bytes a row of cells takes in a mask. */
    static final int ROW_BYTES = 3;

    private static final int CHECKS = 14;
    private static final int INNER = SIDE - 2;
    private static final int FIELD = 256;
    /** x⁸ + x⁵ + x³ + x² + 1 makes the field (ISO/IEC 16022, annex E). */
    private static final int POLYNOMIAL = 0x12d;

    private static final byte[][] TIMES_GENERATOR = timesGenerator();
    private static final byte[] FINDER = finder();
    /** For each bit of each codeword, highest first: its cell, row × side + column. */
    private static final short[] CELLS = cells();

    /** For each bit the byte of the mask it darkens, and what is left of that byte. */
    private static final byte[] PLACES = new byte[CELLS.length];

    private static final byte[] LIGHT = new byte[CELLS.length];

    static {
        for (int bit = 0; bit < CELLS.length; bit++) {
            int column = CELLS[bit] % SIDE;
            PLACES[bit] = (byte) (CELLS[bit] / SIDE * ROW_BYTES + column / Byte.SIZE);
            LIGHT[bit] = (byte) ~(0x80 >>> column % Byte.SIZE);
        }
    }

    private final byte[] checks = new byte[CHECKS];

    /**
     * Sets the cells of 18 codewords.
     *
     * @param rows of the mask, three bytes each, from the top: a bit that is 0 is dark; 54 bytes, overwritten
     */
    void encode(byte[] codewords, byte[] rows) {
        System.arraycopy(FINDER, 0, rows, 0, FINDER.length);
        check(codewords);
        for (int i = 0; i < CODEWORDS + CHECKS; i++) {
            int codeword = i < CODEWORDS ? codewords[i] : checks[i - CODEWORDS];
            for (int rest = codeword & 0xff; rest != 0; rest &= rest - 1) {
                int bit = i * Byte.SIZE + Byte.SIZE - 1 - Integer.numberOfTrailingZeros(rest);
                rows[PLACES[bit]] &= LIGHT[bit];
            }
        }
    }

    /** The remainder of the division by the generator polynomial, as a shift register. */
    private void check(byte[] codewords) {
        java.util.Arrays.fill(checks, (byte) 0);
        for (int i = 0; i < CODEWORDS; i++) {
            byte[] step = TIMES_GENERATOR[(codewords[i] ^ checks[0]) & 0xff];
            for (int j = 0; j < CHECKS - 1; j++) {
                checks[j] = (byte) (checks[j + 1] ^ step[j]);
            }
            checks[CHECKS - 1] = step[CHECKS - 1];
        }
    }

    private static void darken(byte[] rows, int cell) {
        int column = cell % SIDE;
        rows[cell / SIDE * ROW_BYTES + column / Byte.SIZE] &= (byte) ~(0x80 >>> column % Byte.SIZE);
    }

    /** Solid at the left and below, every other cell dark above and at the right. */
    private static byte[] finder() {
        byte[] rows = new byte[SIDE * ROW_BYTES];
        java.util.Arrays.fill(rows, (byte) 0xff);
        for (int i = 0; i < SIDE; i++) {
            darken(rows, i * SIDE);
            darken(rows, (SIDE - 1) * SIDE + i);
            if (i % 2 == 0) {
                darken(rows, i);
            } else {
                darken(rows, i * SIDE + SIDE - 1);
            }
        }
        return rows;
    }

    private static byte[][] timesGenerator() {
        int[] generator = {1};
        for (int root = 1, power = 2; root <= CHECKS; root++, power = times(power, 2)) {
            int[] next = new int[generator.length + 1];
            for (int i = 0; i < generator.length; i++) {
                next[i] ^= generator[i];
                next[i + 1] ^= times(generator[i], power);
            }
            generator = next;
        }
        byte[][] table = new byte[FIELD][CHECKS];
        for (int value = 0; value < FIELD; value++) {
            for (int i = 0; i < CHECKS; i++) {
                table[value][i] = (byte) times(value, generator[i + 1]);
            }
        }
        return table;
    }

    private static int times(int a, int b) {
        int product = 0;
        for (int bits = b, shifted = a; bits != 0; bits >>= 1, shifted <<= 1) {
            if (shifted >= FIELD) {
                shifted ^= POLYNOMIAL;
            }
            if ((bits & 1) != 0) {
                product ^= shifted;
            }
        }
        return product;
    }

    private static short[] cells() {
        short[] cells = new short[(CODEWORDS + CHECKS) * Byte.SIZE];
        java.util.Arrays.fill(cells, (short) -1);
        boolean[] taken = new boolean[INNER * INNER];
        int codeword = 0;
        int row = 4;
        int column = 0;
        // Annex F: up to the right, then down to the left, from corner to corner. This size needs none of its corner
        // cases.
        do {
            do {
                if (row < INNER && column >= 0 && !taken[row * INNER + column]) {
                    place(cells, taken, row, column, codeword++);
                }
                row -= 2;
                column += 2;
            } while (row >= 0 && column < INNER);
            row += 1;
            column += 3;
            do {
                if (row >= 0 && column < INNER && !taken[row * INNER + column]) {
                    place(cells, taken, row, column, codeword++);
                }
                row += 2;
                column -= 2;
            } while (row < INNER && column >= 0);
            row += 3;
            column += 1;
        } while (row < INNER || column < INNER);
        return cells;
    }

    /** A codeword's eight cells: a three by three square without its upper right corner, which ends at row and column. */
    private static void place(short[] cells, boolean[] taken, int row, int column, int codeword) {
        int[] rows = {-2, -2, -1, -1, -1, 0, 0, 0};
        int[] columns = {-2, -1, -2, -1, 0, -2, -1, 0};
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            int r = row + rows[bit];
            int c = column + columns[bit];
            if (r < 0) {
                r += INNER;
                c += 4 - (INNER + 4) % 8;
            }
            if (c < 0) {
                c += INNER;
                r += 4 - (INNER + 4) % 8;
            }
            taken[r * INNER + c] = true;
            cells[codeword * Byte.SIZE + bit] = (short) ((r + 1) * SIDE + c + 1);
        }
    }
}
