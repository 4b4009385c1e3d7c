package se.utskick.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import se.utskick.letter.PrintProfile.Area;

/** Sees a mark as the machine's camera does: the page rendered, nothing known of how it is made. */
final class MarkCamera {

    private static final float DPI = 300;
    private static final double AROUND_MM = 1.5;
    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private final PDFRenderer renderer;
    private final Area area;

    MarkCamera(PDDocument document, Area area) {
        this.renderer = new PDFRenderer(document);
        // Pictures beside the mark need not be drawn well.
        renderer.setImageDownscalingOptimizationThreshold(0);
        this.area = area;
    }

    /** What the mark on a page says; empty where none is made out. */
    String seen(int pageIndex) throws IOException {
        BufferedImage picture = picture(pageIndex);
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new DataMatrixReader().decode(bitmap, HINTS).getText();
        } catch (ReaderException notMadeOut) {
            return "";
        }
    }

    private BufferedImage picture(int pageIndex) throws IOException {
        double pixels = DPI / 25.4;
        int width = (int) Math.ceil((area.widthMm() + 2 * AROUND_MM) * pixels);
        int height = (int) Math.ceil((area.heightMm() + 2 * AROUND_MM) * pixels);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setBackground(Color.WHITE);
        graphics.clearRect(0, 0, width, height);
        graphics.translate(-(area.xMm() - AROUND_MM) * pixels, -(area.yMm() - AROUND_MM) * pixels);
        renderer.renderPageToGraphics(pageIndex, graphics, DPI / 72);
        graphics.dispose();
        return picture;
    }
}
