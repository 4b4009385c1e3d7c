package se.utskick.letter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * Where things stand on the paper, from {@code config/print/NAME.yaml}, checked when read: everything on the page, nothing but the
 * address in a zone where nothing may be printed.
 *
 * @param firstBody where the text of page one stands
 * @param laterBody where the text of the pages after it stands
 * @param following at the top of the pages after the first, null where the profile gives it no place
 * @param mark what the enveloping machine reads
 * @param zones where nothing may be printed, or marks alone
 */
record PageGeometry(
        PrintProfile profile,
        Box page,
        Box firstBody,
        Box laterBody,
        Box letterhead,
        @Nullable Box following,
        Box date,
        Box footer,
        Box reference,
        AddressWindow window,
        SheetMark mark,
        List<Zone> zones) {

    private static final double SCREEN_GAP_MM = 9;

    /** A zone that is kept free; where {@code marksAllowed}, of all but the marks. The address and its sender line may stand in any. */
    record Zone(Box box, boolean marksAllowed) {}

    static PageGeometry read(Path file, String fileName, String name) {
        Settings settings = Settings.read(file, fileName);
        Settings pageSize = settings.child("page");
        Box page = new Box("page", 0, 0, pageSize.number("width", 50, 500), pageSize.number("height", 50, 500));
        pageSize.noOthers();
        PageGeometry geometry = read(settings, name, page);
        settings.noOthers();
        geometry.mustStayClear(fileName);
        return geometry;
    }

    /** The same paper for a screen: no envelope, no machine, so that the text may begin below letterhead and date. */
    PageGeometry onScreen() {
        double top = Math.max(letterhead.yMm() + letterhead.heightMm(), date.yMm() + date.heightMm()) + SCREEN_GAP_MM;
        double bottom = firstBody.yMm() + firstBody.heightMm();
        Box body = new Box(firstBody.name(), firstBody.xMm(), top, firstBody.widthMm(), bottom - top);
        return new PageGeometry(
                profile, page, body, laterBody, letterhead, following, date, footer, reference, window, mark, zones);
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
        SheetMark mark = SheetMark.read(settings);
        List<Zone> zones =
                settings.children("forbidden").stream().map(PageGeometry::zone).toList();
        PageGeometry geometry = new PageGeometry(
                ProfileReader.read(settings, name, layout(window, mark, zones)),
                page,
                new Box("first-page-top", left, firstTop, width, page.heightMm() - bottom - firstTop),
                new Box("margins", left, top, width, page.heightMm() - bottom - top),
                region(regions, "letterhead"),
                regions.has("following") ? region(regions, "following") : null,
                region(regions, "date"),
                region(regions, "footer"),
                region(regions, "reference"),
                window,
                mark,
                zones);
        regions.noOthers();
        return geometry;
    }

    private static PrintProfile.Layout layout(AddressWindow window, SheetMark mark, List<Zone> zones) {
        return new PrintProfile.Layout(
                area(window.box()),
                area(window.senderLine()),
                area(mark.box()),
                mark.bars() == null ? null : area(mark.bars().box()),
                zones.stream()
                        .map(zone ->
                                new PrintProfile.KeptFree(zone.box().name(), zone.marksAllowed(), area(zone.box())))
                        .toList());
    }

    private static PrintProfile.Area area(Box box) {
        return new PrintProfile.Area(box.xMm(), box.yMm(), box.widthMm(), box.heightMm());
    }

    private static Box region(Settings regions, String name) {
        return whole(name, regions.child(name));
    }

    private static Zone zone(Settings zone) {
        boolean marksAllowed = zone.has("marks") && zone.flag("marks");
        return new Zone(whole(zone.text("name"), zone), marksAllowed);
    }

    private static Box whole(String name, Settings settings) {
        Box box = Box.read(name, settings);
        settings.noOthers();
        return box;
    }

    private void mustStayClear(String file) {
        if (following != null) {
            following.mustLieOn(page, file);
            if (following.overlaps(laterBody)) {
                throw Refusal.of("letter.box-forbidden", file, following.name(), laterBody.name());
            }
        }
        List<Box> printed = List.of(firstBody, laterBody, letterhead, date, footer, reference);
        for (Box box : List.of(window.box(), window.senderLine())) {
            box.mustLieOn(page, file);
        }
        for (Box box : printed) {
            box.mustLieOn(page, file);
            for (Zone zone : zones) {
                // On the pages after the first no window shows: only what stands on page one must keep clear of its
                // surroundings.
                if (box.overlaps(zone.box()) && !(box.equals(laterBody) && !firstBody.overlaps(zone.box()))) {
                    throw Refusal.of(
                            "letter.box-forbidden", file, box.name(), zone.box().name());
                }
            }
        }
        marksMustStayClear(printed, file);
    }

    private void marksMustStayClear(List<Box> printed, String file) {
        List<Box> others = new ArrayList<>(printed);
        others.add(window.box());
        others.add(window.senderLine());
        for (Zone zone : zones) {
            if (!zone.marksAllowed()) {
                others.add(zone.box());
            }
        }
        for (Box area : mark.areas()) {
            area.mustLieOn(page, file);
            for (Box other : others) {
                if (area.overlaps(other)) {
                    throw Refusal.of("letter.mark-forbidden", file, area.name(), other.name());
                }
            }
            others.add(area);
        }
    }
}
