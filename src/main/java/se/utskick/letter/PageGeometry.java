package se.utskick.letter;

import java.nio.file.Path;
import java.util.List;
import se.utskick.Refusal;

/**
 * Where things stand on the paper, from {@code config/print/NAME.yaml}, checked when read: everything on the page, nothing but the
 * address in a zone where nothing may be printed.
 *
 * @param firstBody where the text of page one stands
 * @param laterBody where the text of the pages after it stands
 * @param mark reserved for the sheet's DataMatrix
 */
record PageGeometry(
        PrintProfile profile,
        Box page,
        Box firstBody,
        Box laterBody,
        Box letterhead,
        Box date,
        Box footer,
        Box reference,
        AddressWindow window,
        Box mark) {

    static PageGeometry read(Path file, String fileName, String name) {
        Settings settings = Settings.read(file, fileName);
        Settings pageSize = settings.child("page");
        Box page = new Box("page", 0, 0, pageSize.number("width", 50, 500), pageSize.number("height", 50, 500));
        pageSize.noOthers();
        PageGeometry geometry = read(settings, name, page);
        List<Box> forbidden = settings.children("forbidden").stream()
                .map(PageGeometry::forbidden)
                .toList();
        settings.noOthers();
        geometry.mustStayClearOf(forbidden, fileName);
        return geometry;
    }

    double pageWidthPt() {
        return page.widthPt();
    }

    double pageHeightPt() {
        return page.heightPt();
    }

    double leftPt(Box box) {
        return Box.points(box.xMm());
    }

    /** The height of a box's upper edge in points from the page's lower edge. */
    double topPt(Box box) {
        return Box.points(page.heightMm() - box.yMm());
    }

    private static PageGeometry read(Settings settings, String name, Box page) {
        Settings margins = settings.child("margins");
        double top = margins.number("top", 0, 200);
        double right = margins.number("right", 0, 200);
        double bottom = margins.number("bottom", 0, 200);
        double left = margins.number("left", 0, 200);
        margins.noOthers();
        double firstTop = settings.number("first-page-top", 0, 250);
        double width = page.widthMm() - left - right;
        Settings regions = settings.child("regions");
        AddressWindow window = AddressWindow.read(settings.child("address"));
        PageGeometry geometry = new PageGeometry(
                profile(settings, name, window.box()),
                page,
                new Box("first-page-top", left, firstTop, width, page.heightMm() - bottom - firstTop),
                new Box("margins", left, top, width, page.heightMm() - bottom - top),
                region(regions, "letterhead"),
                region(regions, "date"),
                region(regions, "footer"),
                region(regions, "reference"),
                window,
                mark(settings.child("mark")));
        regions.noOthers();
        return geometry;
    }

    private static PrintProfile profile(Settings settings, String name, Box window) {
        return new PrintProfile(
                name,
                settings.text("envelope"),
                settings.text("window"),
                settings.text("paper"),
                settings.flag("duplex"),
                settings.text("postage-class"),
                settings.whole("sheets-per-bundle", 1, 100_000),
                settings.whole("sheets-per-envelope", 1, 100),
                new PrintProfile.Area(window.xMm(), window.yMm(), window.widthMm(), window.heightMm()));
    }

    private static Box region(Settings regions, String name) {
        return whole(name, regions.child(name));
    }

    private static Box forbidden(Settings zone) {
        return whole(zone.text("name"), zone);
    }

    private static Box mark(Settings mark) {
        double size = mark.number("size", 4, 40);
        Box box = new Box("mark", mark.number("x", 0, 500), mark.number("y", 0, 500), size, size);
        mark.noOthers();
        return box;
    }

    private static Box whole(String name, Settings settings) {
        Box box = Box.read(name, settings);
        settings.noOthers();
        return box;
    }

    private void mustStayClearOf(List<Box> forbidden, String file) {
        for (Box box : List.of(window.box(), window.senderLine(), mark)) {
            box.mustLieOn(page, file);
        }
        for (Box box : List.of(firstBody, laterBody, letterhead, date, footer, reference)) {
            box.mustLieOn(page, file);
            for (Box zone : forbidden) {
                // On the pages after the first no window shows: only what stands on page one must keep clear of its
                // surroundings.
                if (box.overlaps(zone) && !(box.equals(laterBody) && !firstBody.overlaps(zone))) {
                    throw Refusal.of("letter.box-forbidden", file, box.name(), zone.name());
                }
            }
        }
    }
}
