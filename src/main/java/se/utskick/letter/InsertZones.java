package se.utskick.letter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** An insert leaves free what every sheet needs: the shop's strip, the mark, the reference. Looked at as it is rendered. */
final class InsertZones {

    private static final float DOTS_A_INCH = 100;
    private static final double DOTS_A_MM = DOTS_A_INCH / 25.4;
    /** Below white by more than smoothing makes. */
    private static final int PAPER = 250;

    private InsertZones() {}

    static void check(List<Insert> inserts, PageGeometry geometry, Faults faults) {
        List<Box> kept = kept(geometry);
        for (Insert insert : inserts) {
            try (PDDocument document = Loader.loadPDF(insert.file())) {
                PDFRenderer renderer = new PDFRenderer(document);
                for (int page = 0; page < insert.pages(); page++) {
                    BufferedImage seen = renderer.renderImageWithDPI(page, DOTS_A_INCH, ImageType.GRAY);
                    report(insert, page, seen, kept, faults);
                }
            } catch (IOException | RuntimeException e) {
                // A damaged picture or font can make the renderer fail in any way.
                faults.add("letter.insert-unreadable", insert.name());
            }
        }
    }

    private static void report(Insert insert, int page, BufferedImage seen, List<Box> kept, Faults faults) {
        for (Box box : kept) {
            if (isPrintedOn(seen, box)) {
                faults.add(
                        "letter.insert-zone",
                        insert.name(),
                        page + 1,
                        box.name(),
                        millimetres(box.xMm()),
                        millimetres(box.yMm()),
                        millimetres(box.widthMm()),
                        millimetres(box.heightMm()));
            }
        }
    }

    /** On the pages after the first no window shows: its surroundings are free to print on. */
    private static List<Box> kept(PageGeometry geometry) {
        List<Box> kept = new ArrayList<>();
        for (PageGeometry.Zone zone : geometry.zones()) {
            if (!zone.box().overlaps(geometry.window().box())) {
                kept.add(zone.box());
            }
        }
        kept.addAll(geometry.mark().areas());
        kept.add(geometry.reference());
        return kept;
    }

    private static boolean isPrintedOn(BufferedImage seen, Box box) {
        int right = Math.min(seen.getWidth(), (int) ((box.xMm() + box.widthMm()) * DOTS_A_MM));
        int lower = Math.min(seen.getHeight(), (int) ((box.yMm() + box.heightMm()) * DOTS_A_MM));
        for (int y = (int) Math.ceil(box.yMm() * DOTS_A_MM); y < lower; y++) {
            for (int x = (int) Math.ceil(box.xMm() * DOTS_A_MM); x < right; x++) {
                if (seen.getRaster().getSample(x, y, 0) < PAPER) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String millimetres(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
