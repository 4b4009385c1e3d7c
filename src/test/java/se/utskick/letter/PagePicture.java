package se.utskick.letter;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page as small grey picture: what it looks like, in sixteen greys, by PDFBox's renderer, which draws the same on every machine. */
final class PagePicture {

    private static final int DPI = 48;
    private static final int GREYS = 16;
    /** Of 255: greys are rounded to the sixteenth, and another Java may draw an edge a shade lighter. */
    private static final int TOLERANCE = 40;

    private final BufferedImage image;

    private PagePicture(BufferedImage image) {
        this.image = image;
    }

    static List<PagePicture> of(Path pdf) throws IOException {
        List<PagePicture> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(new PagePicture(renderer.renderImageWithDPI(page, DPI, ImageType.GRAY)));
            }
        }
        return pages;
    }

    static PagePicture read(Path png) throws IOException {
        return new PagePicture(ImageIO.read(png.toFile()));
    }

    void write(Path png) throws IOException {
        Files.createDirectories(png.toAbsolutePath().getParent());
        BufferedImage rounded =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, palette());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int level = Math.round(grey(x, y) * (GREYS - 1) / 255f);
                rounded.getRaster().setSample(x, y, 0, level);
            }
        }
        ImageIO.write(rounded, "png", png.toFile());
    }

    /** How many dots are of another grey than the other picture's; all of them where the sizes differ. */
    int apartFrom(PagePicture other) {
        if (!isAsLargeAs(other)) {
            return image.getWidth() * image.getHeight();
        }
        int apart = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                apart += isApart(other, x, y) ? 1 : 0;
            }
        }
        return apart;
    }

    /** This picture in pale grey; red where it is apart from the other. */
    void writeDifference(PagePicture other, Path png) throws IOException {
        BufferedImage shown = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pale = 170 + grey(x, y) / 3;
                boolean isRed = !isAsLargeAs(other) || isApart(other, x, y);
                shown.setRGB(x, y, isRed ? 0xe00000 : pale << 16 | pale << 8 | pale);
            }
        }
        ImageIO.write(shown, "png", png.toFile());
    }

    private boolean isAsLargeAs(PagePicture other) {
        return image.getWidth() == other.image.getWidth() && image.getHeight() == other.image.getHeight();
    }

    private boolean isApart(PagePicture other, int x, int y) {
        return Math.abs(grey(x, y) - other.grey(x, y)) > TOLERANCE;
    }

    /** The sample as it stands: a grey image's RGB would be another number in another colour model. */
    private int grey(int x, int y) {
        int sample = image.getRaster().getSample(x, y, 0);
        return image.getColorModel() instanceof IndexColorModel levels ? levels.getRed(sample) : sample;
    }

    private static IndexColorModel palette() {
        byte[] greys = new byte[GREYS];
        for (int level = 0; level < GREYS; level++) {
            greys[level] = (byte) (level * 255 / (GREYS - 1));
        }
        return new IndexColorModel(4, GREYS, greys, greys, greys);
    }
}
