package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.datamatrix.encoder.DefaultPlacement;
import com.google.zxing.datamatrix.encoder.ErrorCorrection;
import com.google.zxing.datamatrix.encoder.SymbolInfo;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.org.okapibarcode.graphics.Rectangle;

/** Our cells against those of two libraries, cell for cell. */
class DataMatrixTests {

    private static final int SYMBOLS = 500;

    private final Random random = new Random(16022);
    private final DataMatrix matrix = new DataMatrix();
    private final byte[] rows = new byte[DataMatrix.SIDE * DataMatrix.ROW_BYTES];

    @Test
    void hasTheCellsThatOkapiDraws() {
        for (int n = 0; n < SYMBOLS; n++) {
            byte[] codewords = new byte[DataMatrix.CODEWORDS];
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < codewords.length; i++) {
                int pair = random.nextInt(100);
                codewords[i] = (byte) (130 + pair);
                digits.append(pair / 10).append(pair % 10);
            }
            matrix.encode(codewords, rows);

            assertThat(cells()).isEqualTo(okapi(digits.toString()));
        }
    }

    @Test
    void hasTheCellsThatZxingPlacesForAnyCodewords() {
        SymbolInfo size = SymbolInfo.lookup(DataMatrix.CODEWORDS, SymbolShapeHint.FORCE_SQUARE);
        for (int n = 0; n < SYMBOLS; n++) {
            byte[] codewords = new byte[DataMatrix.CODEWORDS];
            random.nextBytes(codewords);
            StringBuilder characters = new StringBuilder();
            for (byte codeword : codewords) {
                characters.append((char) (codeword & 0xff));
            }
            DefaultPlacement placed =
                    new DefaultPlacement(ErrorCorrection.encodeECC200(characters.toString(), size), 16, 16);
            placed.place();
            matrix.encode(codewords, rows);

            for (int row = 0; row < 16; row++) {
                for (int column = 0; column < 16; column++) {
                    assertThat(isDark(row + 1, column + 1)).isEqualTo(placed.getBit(column, row));
                }
            }
        }
    }

    private String cells() {
        StringBuilder cells = new StringBuilder();
        for (int row = 0; row < DataMatrix.SIDE; row++) {
            for (int column = 0; column < DataMatrix.SIDE; column++) {
                cells.append(isDark(row, column) ? '#' : '.');
            }
            cells.append('\n');
        }
        return cells.toString();
    }

    private boolean isDark(int row, int column) {
        return (rows[row * DataMatrix.ROW_BYTES + column / 8] & 0x80 >> column % 8) == 0;
    }

    private static String okapi(String content) {
        uk.org.okapibarcode.backend.DataMatrix symbol = new uk.org.okapibarcode.backend.DataMatrix();
        symbol.setForceMode(uk.org.okapibarcode.backend.DataMatrix.ForceMode.SQUARE);
        symbol.setContent(content);
        char[][] cells = new char[DataMatrix.SIDE][DataMatrix.SIDE];
        for (char[] row : cells) {
            Arrays.fill(row, '.');
        }
        for (Rectangle bar : symbol.getRectangles()) {
            for (int row = (int) bar.y; row < bar.y + bar.height; row++) {
                Arrays.fill(cells[row], (int) bar.x, (int) (bar.x + bar.width), '#');
            }
        }
        StringBuilder text = new StringBuilder();
        for (char[] row : cells) {
            text.append(row).append('\n');
        }
        return text.toString();
    }
}
