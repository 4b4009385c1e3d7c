package se.utskick.letter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of a print profile in colour, light enough to read the letter above them: window blue, forbidden zones red, marks green. */
final class Overlay {

    private static final Tint WINDOW = new Tint(0.85, 0.92, 1);
    private static final Tint ZONE = new Tint(1, 0.88, 0.88);
    private static final Tint MARK = new Tint(0.84, 0.96, 0.84);
    private static final Typing LABEL = new Typing(6, 7, 0.4);

    private final PageGeometry geometry;

    Overlay(PageGeometry geometry) {
        this.geometry = geometry;
    }

    /** How much red, green and blue there is. */
    record Tint(double red, double green, double blue) {}

    /** What concerns page one alone: the window and the zones that the text of later pages may use. */
    Form.Drawing onPageOne() {
        return ink -> {
            for (PageGeometry.Zone zone : geometry.zones()) {
                if (isOfPageOne(zone)) {
                    paint(ink, zone.box(), ZONE);
                }
            }
            paint(ink, geometry.window().box(), WINDOW);
            paint(ink, geometry.window().senderLine(), WINDOW);
        };
    }

    /** @param outline null for print */
    Form onEveryPage(@Nullable Outline outline) {
        return Form.of(Set.of(), outline, 0, ink -> {
            ink.beginArtifact();
            for (PageGeometry.Zone zone : geometry.zones()) {
                if (!isOfPageOne(zone)) {
                    paint(ink, zone.box(), ZONE);
                }
            }
            List<Box> marks = geometry.mark().areas();
            marks.forEach(box -> paint(ink, box, MARK));
            ink.endArtifact();
        });
    }

    private boolean isOfPageOne(PageGeometry.Zone zone) {
        return zone.box().overlaps(geometry.laterBody());
    }

    private void paint(Ink ink, Box box, Tint tint) {
        double left = geometry.leftPt(box);
        double top = geometry.topPt(box);
        ink.area(left, top - box.heightPt(), box.widthPt(), box.heightPt(), tint);
        double right = left + box.widthPt() - FontMetrics.of(Face.REGULAR).width(box.name(), LABEL.sizePt());
        ink.line(box.name(), Face.REGULAR, LABEL, right - 2, top - box.heightPt() + 2);
    }
}
