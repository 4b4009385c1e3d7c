package se.utskick.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.PieceReference;

/**
 * What the enveloping machine reads on each sheet's front: a DataMatrix, and bars where the profile has them. What the DataMatrix says is
 * told in docs/print-package.md. Where it draws is what {@link #areas} says, so that zones are checked on the very boxes that are drawn.
 *
 * @param box the DataMatrix without its quiet zone
 * @param bars null where the machine reads none
 */
record SheetMark(Box box, @Nullable OmrBars bars) {

    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final int LETTERS = 12;
    /** After the last of six digits a machine's counter begins again at zero. */
    private static final int RUNNING_NUMBERS = 1_000_000;

    /**
     * One sheet of a piece.
     *
     * @param number of the sheet within its piece, from 1
     * @param of how many sheets the piece has
     * @param running number of the sheet within its bundle, from 1; its mark tells the last six digits
     */
    record Sheet(PieceReference piece, int number, int of, int running) {

        boolean isLast() {
            return number == of;
        }
    }

    static SheetMark read(Settings settings) {
        Settings mark = settings.child("mark");
        double size = mark.number("size", 6, 40);
        Box box = new Box("mark", mark.number("x", 0, 500), mark.number("y", 0, 500), size, size);
        mark.noOthers();
        return new SheetMark(box, settings.has("omr") ? OmrBars.read(settings.child("omr")) : null);
    }

    /** The boxes that must stay free of all else: the DataMatrix with a quiet zone of one cell, the bars. */
    List<Box> areas() {
        double cell = box.widthMm() / DataMatrix.SIDE;
        Box quiet = new Box(
                box.name(), box.xMm() - cell, box.yMm() - cell, box.widthMm() + 2 * cell, box.heightMm() + 2 * cell);
        return bars == null ? List.of(quiet) : List.of(quiet, bars.box());
    }

    /** Draws a sheet's mark in black, as a mask of one bit a cell: a tenth of the bytes that rectangles take. */
    void draw(Sheet sheet, Pen pen, Ink ink, double pageHeightMm) {
        Bytes content = ink.content();
        content.add(pen.beginning(this, pageHeightMm));
        for (byte row : pen.rows(sheet)) {
            content.add(HEX[row >> 4 & 15]).add(HEX[row & 15]);
        }
        content.add(">\nEI\nQ\n");
        if (bars != null) {
            bars.draw(sheet, ink, pageHeightMm);
        }
    }

    /** What stands before the cells: the same on every sheet. */
    private byte[] beginning(double pageHeightMm) {
        Bytes content = new Bytes();
        double size = box.widthPt();
        content.add("q 0 g ").number(size).add(" 0 0 ").number(size).add(' ');
        content.number(Box.points(box.xMm())).add(' ');
        content.number(Box.points(pageHeightMm - box.yMm() - box.heightMm())).add(" cm\nBI");
        return content.add("/W 18/H 18/IM true /F/AHx ID ").copy();
    }

    /** What one thread needs to draw marks, used again for each. */
    static final class Pen {

        private static final int[] WEIGHTS = {7, 3, 1};

        private final DataMatrix matrix = new DataMatrix();
        private byte[] beginning = {};
        private @Nullable SheetMark drawn;
        private final byte[] text = new byte[LETTERS + 12];
        private final byte[] codewords = new byte[DataMatrix.CODEWORDS];
        private final byte[] rows = new byte[DataMatrix.SIDE * DataMatrix.ROW_BYTES];

        private byte[] beginning(SheetMark mark, double pageHeightMm) {
            if (!mark.equals(drawn)) {
                beginning = mark.beginning(pageHeightMm);
                drawn = mark;
            }
            return beginning;
        }

        /** The mask of the sheet's mark. */
        byte[] rows(Sheet sheet) {
            text(sheet);
            // The reference a character at a time, then the digits in pairs: always 18 codewords.
            for (int i = 0; i < LETTERS; i++) {
                codewords[i] = (byte) (text[i] + 1);
            }
            for (int i = LETTERS; i < text.length; i += 2) {
                codewords[LETTERS + (i - LETTERS) / 2] = (byte) (130 + (text[i] - '0') * 10 + text[i + 1] - '0');
            }
            matrix.encode(codewords, rows);
            return rows;
        }

        /** What the sheet's mark says: 24 characters, overwritten by the next. */
        byte[] text(Sheet sheet) {
            String piece = sheet.piece().text();
            for (int i = 0; i < LETTERS; i++) {
                text[i] = (byte) piece.charAt(i);
            }
            digits(sheet.number(), LETTERS, 2);
            digits(sheet.of(), LETTERS + 2, 2);
            digits(sheet.running() % RUNNING_NUMBERS, LETTERS + 4, 6);
            text[LETTERS + 10] = (byte) (sheet.isLast() ? '1' : '0');
            text[LETTERS + 11] = check(text, LETTERS + 11);
            return text;
        }

        private void digits(int number, int from, int count) {
            int rest = number;
            for (int i = from + count - 1; i >= from; i--) {
                text[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            if (rest != 0) {
                throw new IllegalArgumentException("A mark has " + count + " digits, not enough for " + number);
            }
        }

        /** Weights 7, 3, 1 in turn, A = 10 to Z = 35, modulo 10 (ICAO 9303-3, 4.9): known to every reader of passports. */
        private static byte check(byte[] text, int length) {
            int sum = 0;
            for (int i = 0; i < length; i++) {
                int value = text[i] <= '9' ? text[i] - '0' : text[i] - 'A' + 10;
                sum += value * WEIGHTS[i % WEIGHTS.length];
            }
            return (byte) ('0' + sum % 10);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
