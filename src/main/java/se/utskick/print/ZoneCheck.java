package se.utskick.print;

import java.util.ArrayList;
import java.util.List;
import se.utskick.letter.PrintProfile.KeptFree;
import se.utskick.print.PageText.Mask;
import se.utskick.print.PageText.Shown;
import se.utskick.print.PrintFlaw.Finding;

/**
 * Nothing stands in a zone that is kept free, but what belongs there: the address and the sender line around the window, marks where the zone
 * allows them. A zone about the window counts on a piece's first page, where the window shows.
 */
final class ZoneCheck {

    private final String bundle;
    private final ReadTicket.Page areas;
    private final Extent window;
    private final List<Zone> zones;

    ZoneCheck(String bundle, ReadTicket ticket, ReadTicket.Page areas) {
        this.bundle = bundle;
        this.areas = areas;
        this.window = Extent.of(ticket.window());
        this.zones = areas.keptFree().stream()
                .map(zone -> new Zone(zone, Extent.of(zone.area())))
                .toList();
    }

    private record Zone(KeptFree kept, Extent at) {}

    List<Finding> check(PageText page, int number, boolean isFirstPage) {
        List<Finding> findings = new ArrayList<>();
        for (Zone zone : zones) {
            if (isFirstPage || !zone.at().overlaps(window)) {
                Extent found = firstIn(zone.at(), zone.kept().marksAllowed(), page, isFirstPage);
                if (!found.isNothing()) {
                    findings.add(PrintFlaw.ZONE_NOT_FREE
                            .at(bundle, number, zone.kept().name())
                            .on(bundle, number, found));
                }
            }
        }
        return findings;
    }

    private Extent firstIn(Extent zone, boolean marksAllowed, PageText page, boolean isFirstPage) {
        for (Passage passage : page.passages()) {
            for (Shown shown : passage.shown()) {
                if (shown.standsIn(zone) && !shown.text().isBlank() && !(isFirstPage && isAddress(shown.extent()))) {
                    return shown.extent();
                }
            }
            for (Extent painted : passage.painted()) {
                if (painted.overlaps(zone) && !(marksAllowed && isBar(painted))) {
                    return painted;
                }
            }
        }
        for (Mask mask : page.masks()) {
            if (mask.at().overlaps(zone) && !marksAllowed) {
                return mask.at();
            }
        }
        return Extent.nothing();
    }

    private boolean isAddress(Extent at) {
        return at.liesIn(window) || at.liesIn(Extent.of(areas.sender()));
    }

    private boolean isBar(Extent painted) {
        return areas.bars() != null && painted.liesIn(Extent.of(areas.bars()));
    }
}
