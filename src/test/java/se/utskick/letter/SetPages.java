package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a file's pages with their places, as PDFBox finds them. */
final class SetPages {

    private SetPages() {}

    /**
     * A line; points from the page's upper left corner.
     *
     * @param yPt its baseline
     */
    record Line(int page, String text, double leftPt, double rightPt, double yPt, double sizePt) {}

    static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    double left = Double.MAX_VALUE;
                    double right = 0;
                    for (TextPosition position : positions) {
                        if (position.getUnicode().isBlank()) {
                            continue;
                        }
                        left = Math.min(left, position.getXDirAdj());
                        right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
                    }
                    TextPosition first = positions.get(0);
                    lines.add(new Line(
                            getCurrentPageNo(),
                            text.stripTrailing(),
                            left,
                            right,
                            first.getYDirAdj(),
                            first.getFontSizeInPt()));
                }
            };
            // Words come one by one otherwise; a line here is all that stands between two wide gaps.
            stripper.setWordSeparator(" ");
            stripper.getText(document);
        }
        return lines;
    }
}
