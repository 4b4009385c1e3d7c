package se.utskick.print;

import com.google.zxing.datamatrix.encoder.DefaultPlacement;
import com.google.zxing.datamatrix.encoder.ErrorCorrection;
import com.google.zxing.datamatrix.encoder.SymbolInfo;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A sheet's mark as ZXing makes it, drawn by hand: shares nothing with the code that sets or reads marks. */
final class SampleMark {

    private static final int SIDE = 18;
    private static final double MM = 72 / 25.4;

    private SampleMark() {}

    static String text(String piece, int sheet, int sheets, int running) {
        String text = piece + two(sheet) + two(sheets) + String.format(Locale.ROOT, "%06d", running);
        text += sheet == sheets ? "1" : "0";
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += weights[i % 3] * Character.getNumericValue(text.charAt(i));
        }
        return text + sum % 10;
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /** Adds the mark to what the page has already. */
    static void draw(PDDocument document, PDPage page, String text) throws IOException {
        draw(document, page, cells(text), 6, 30);
    }

    static void draw(PDDocument document, PDPage page, boolean[][] cells, double xMm, double yMm) throws IOException {
        byte[] rows = new byte[SIDE * 3];
        Arrays.fill(rows, (byte) 0xff);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (cells[row][column]) {
                    rows[row * 3 + column / 8] &= (byte) ~(0x80 >> column % 8);
                }
            }
        }
        double size = 8 * MM;
        String content = String.format(
                Locale.ROOT,
                "q 0 g %.3f 0 0 %.3f %.3f %.3f cm BI /W 18 /H 18 /IM true /F /AHx ID %s> EI Q\n",
                size,
                size,
                xMm * MM,
                page.getMediaBox().getHeight() - yMm * MM - size,
                HexFormat.of().formatHex(rows));
        add(document, page, content);
    }

    /** Adds operators to what the page has already. */
    static void add(PDDocument document, PDPage page, String operators) throws IOException {
        byte[] bytes = operators.getBytes(StandardCharsets.US_ASCII);
        PDStream added = new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        List<PDStream> streams = new java.util.ArrayList<>();
        page.getContentStreams().forEachRemaining(streams::add);
        streams.add(added);
        page.setContents(streams);
    }

    /** The reference one character a codeword, the digits after it in pairs. */
    static boolean[][] cells(String text) {
        StringBuilder codewords = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            codewords.append((char) (text.charAt(i) + 1));
        }
        for (int i = 12; i < text.length(); i += 2) {
            codewords.append((char) (130 + Integer.parseInt(text.substring(i, i + 2))));
        }
        SymbolInfo size = SymbolInfo.lookup(18, SymbolShapeHint.FORCE_SQUARE);
        DefaultPlacement placed =
                new DefaultPlacement(ErrorCorrection.encodeECC200(codewords.toString(), size), 16, 16);
        placed.place();
        boolean[][] cells = new boolean[SIDE][SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                boolean finder = j == 0 || i == SIDE - 1 || (i == 0 && j % 2 == 0) || (j == SIDE - 1 && i % 2 == 1);
                boolean inner = i > 0 && j > 0 && i < SIDE - 1 && j < SIDE - 1;
                cells[i][j] = inner ? placed.getBit(j - 1, i - 1) : finder;
            }
        }
        return cells;
    }
}
