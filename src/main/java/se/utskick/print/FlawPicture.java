package se.utskick.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import se.utskick.file.DurableFile;
import se.utskick.print.PrintFlaw.Finding;
import se.utskick.print.PrintFlaw.Spot;

/** Shows flawed pages with what is wrong framed in red: {@code preflight-bundle-0001-page-12.png}. A page may bear names: owner-only. */
final class FlawPicture {

    private static final float DPI = 100;
    private static final double AROUND_MM = 1;
    private static final int MOST_PICTURES = 5;

    private FlawPicture() {}

    /** Draws the first flawed pages of a package; returns the pictures' names. */
    static List<String> draw(Path packageFolder, List<Finding> findings, Path restricted) throws IOException {
        List<String> names = new ArrayList<>();
        for (Finding finding : findings) {
            Spot spot = finding.spot();
            if (spot != null && names.size() < MOST_PICTURES) {
                String name = name(spot);
                if (!names.contains(name) && draw(packageFolder, findings, spot, restricted.resolve(name))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String name(Spot spot) {
        String bundle = spot.bundle().replace(".pdf", "").replaceAll("[^0-9A-Za-z-]", "_");
        return String.format(Locale.ROOT, "preflight-%s-page-%d.png", bundle, spot.page());
    }

    private static boolean draw(Path packageFolder, List<Finding> findings, Spot first, Path picture)
            throws IOException {
        BufferedImage page;
        Path bundle = packageFolder.resolve(first.bundle());
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBufferedFile(bundle))) {
            page = new PDFRenderer(document).renderImageWithDPI(first.page() - 1, DPI, ImageType.RGB);
        } catch (IOException | RuntimeException e) {
            return false; // a page that cannot be drawn is told of by its sentence alone
        }
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.RED);
        graphics.setStroke(new BasicStroke(3));
        for (Finding finding : findings) {
            Spot spot = finding.spot();
            if (spot != null && spot.bundle().equals(first.bundle()) && spot.page() == first.page()) {
                frame(graphics, spot.at(), page);
            }
        }
        graphics.dispose();
        DurableFile.write(picture, out -> ImageIO.write(page, "png", out));
        return true;
    }

    private static void frame(Graphics2D graphics, Extent at, BufferedImage page) {
        double pixels = DPI / 25.4;
        Extent paper = new Extent(0, 0, page.getWidth() / pixels, page.getHeight() / pixels);
        Extent seen = at.grown(AROUND_MM).within(paper.grown(-AROUND_MM));
        if (seen.isNothing()) {
            seen = paper.grown(-AROUND_MM);
        }
        graphics.drawRect(
                (int) (seen.left() * pixels),
                (int) (seen.top() * pixels),
                (int) ((seen.right() - seen.left()) * pixels),
                (int) ((seen.bottom() - seen.top()) * pixels));
    }
}
