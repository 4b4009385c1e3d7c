package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Places;
import se.utskick.selection.Piece;

/** The mark as a machine's camera sees it: rendered, and decoded by ZXing. */
class SheetMarkTests {

    private static final Path GOLDEN = Path.of("src/test/resources/se/utskick/letter/golden");
    private static final Map<DecodeHintType, Object> TRY_HARDER = Map.of(DecodeHintType.TRY_HARDER, true);
    private static final double MARK_MM = 8;
    private static final double QUIET_MM = 1.5;

    private final List<Piece> pieces = List.of(
            SamplePieces.plain("one", 1, 0), SamplePieces.plain("two", 2, 1), SamplePieces.plain("three", 3, 3));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"300, false", "300, true", "150, false", "150, true"})
    void isDecodedFromEachFront(int dpi, boolean upsideDown) throws Exception {
        Path file = folder.resolve("bundle.pdf");
        List<SetPiece> set = press().writeBundle(file, "run", 1, pieces);
        int running = 0;
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (SetPiece piece : set) {
                for (int sheet = 1; sheet <= piece.sheets(); sheet++) {
                    BufferedImage page = renderer.renderImageWithDPI(piece.firstPage() - 1 + 2 * (sheet - 1), dpi);
                    String text = "%s%02d%02d%06d%d"
                            .formatted(
                                    piece.reference(),
                                    sheet,
                                    piece.sheets(),
                                    ++running,
                                    sheet == piece.sheets() ? 1 : 0);
                    assertThat(decoded(around(page, dpi), upsideDown))
                            .startsWith(text)
                            .hasSize(text.length() + 1);
                }
            }
        }
    }

    @Test
    void endsInACheckDigitByWeights731() {
        SheetMark.Sheet sheet = new SheetMark.Sheet(SamplePieces.reference("check"), 2, 3, 417);
        String text = new String(new SheetMark.Pen().text(sheet), java.nio.charset.StandardCharsets.US_ASCII);

        int sum = 0;
        for (int i = 0; i < 23; i++) {
            sum += Character.digit(text.charAt(i), 36) * List.of(7, 3, 1).get(i % 3);
        }
        assertThat(text).isEqualTo(sheet.piece() + "0203" + "000417" + "0" + sum % 10);
    }

    @Test
    void runningNumbersBeginAgainAfterAMillionSheets() {
        assertThat(runningNumber(999_999)).isEqualTo("999999");
        assertThat(runningNumber(1_000_000)).isEqualTo("000000");
        assertThat(runningNumber(1_000_001)).isEqualTo("000001");
    }

    private static String runningNumber(int running) {
        SheetMark.Sheet sheet = new SheetMark.Sheet(SamplePieces.reference("running"), 1, 1, running);
        return new String(new SheetMark.Pen().text(sheet), 16, 6, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void omrBarsTellBeginEndSequenceAndParity() {
        OmrBars bars = new OmrBars(new Box("omr", 4, 60, 10, 30), 0.5, 4, 3);

        // From the top: start, begin, end, three bits of the running number, parity.
        assertThat(places(bars, 1, 2, 13)).isEqualTo("11.1.1.");
        assertThat(places(bars, 2, 2, 14)).isEqualTo("1.111..");
        assertThat(places(bars, 1, 1, 15)).isEqualTo("111111.");
        assertThat(places(bars, 1, 1, 16)).isEqualTo("111...1");
    }

    private static String places(OmrBars bars, int number, int of, int running) {
        int drawn = bars.bars(new SheetMark.Sheet(SamplePieces.reference("omr"), number, of, running));
        StringBuilder places = new StringBuilder();
        for (int place = 0; place < 7; place++) {
            places.append((drawn >> place & 1) != 0 ? '1' : '.');
        }
        assertThat(Integer.bitCount(drawn) % 2).isZero();
        return places.toString();
    }

    @Test
    void doesNotStandOnAProof() throws Exception {
        Path file = folder.resolve("proof.pdf");
        press().writeProof(file, "run", pieces);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BufferedImage mark = around(new PDFRenderer(document).renderImageWithDPI(0, 150), 150);
            for (int y = 0; y < mark.getHeight(); y++) {
                for (int x = 0; x < mark.getWidth(); x++) {
                    assertThat(mark.getRGB(x, y)).isEqualTo(0xffffffff);
                }
            }
        }
    }

    private static LetterPress press() {
        Places places = new Places(Path.of("data"), GOLDEN.resolve("config"), GOLDEN.resolve("templates"));
        return LetterPress.open(places, SampleCampaigns.meetings("prov"), LocalDate.of(2026, 12, 1));
    }

    private static BufferedImage around(BufferedImage page, int dpi) {
        double pixels = dpi / 25.4;
        int side = (int) ((MARK_MM + 2 * QUIET_MM) * pixels);
        return page.getSubimage((int) ((6 - QUIET_MM) * pixels), (int) ((30 - QUIET_MM) * pixels), side, side);
    }

    private static String decoded(BufferedImage mark, boolean upsideDown) throws Exception {
        int width = mark.getWidth();
        int height = mark.getHeight();
        BufferedImage image = mark;
        if (upsideDown) {
            AffineTransform half = AffineTransform.getRotateInstance(Math.PI, width / 2.0, height / 2.0);
            image = new AffineTransformOp(half, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(mark, null);
        }
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new DataMatrixReader().decode(bitmap, TRY_HARDER).getText();
    }
}
