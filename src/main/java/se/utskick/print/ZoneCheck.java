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

    ZoneCheck(String bundle, ReadTicket ticket, ReadTicket.Page areas) {
        this.bundle = bundle;
        this.areas = areas;
        this.window = Extent.of(ticket.window());
    }

    List<Finding> check(PageText page, int number, boolean isFirstPage) {
        List<Finding> findings = new ArrayList<>();
        for (KeptFree zone : areas.keptFree()) {
            Extent kept = Extent.of(zone.area());
            if (isFirstPage || !kept.overlaps(window)) {
                Extent found = firstIn(kept, zone.marksAllowed(), page, isFirstPage);
                if (!found.isNothing()) {
                    findings.add(PrintFlaw.ZONE_NOT_FREE
                            .at(bundle, number, zone.name())
                            .on(bundle, number, found));
                }
            }
        }
        return findings;
    }

    private Extent firstIn(Extent zone, boolean marksAllowed, PageText page, boolean isFirstPage) {
        for (Shown shown : page.shown()) {
            Extent at = shown.extent();
            if (at.overlaps(zone) && !shown.text().isBlank() && !(isFirstPage && isAddress(at))) {
                return at;
            }
        }
        for (Extent painted : page.painted()) {
            if (painted.overlaps(zone) && !(marksAllowed && isBar(painted))) {
                return painted;
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
