package se.utskick.print;

import java.util.ArrayList;
import java.util.List;
import se.utskick.print.PageText.Shown;
import se.utskick.print.PrintFlaw.Finding;

/** What stands in the window is the row's names and address, whole, and nothing else. */
final class WindowCheck {

    private final String bundle;
    private final Extent window;
    private final ReadTicket ticket;

    WindowCheck(String bundle, ReadTicket ticket) {
        this.bundle = bundle;
        this.ticket = ticket;
        this.window = Extent.of(ticket.window());
    }

    List<Finding> check(PageText page, ManifestRow row) {
        List<Shown> inside = PageText.lines(page.within(
                ticket.window().xMm(),
                ticket.window().yMm(),
                ticket.window().widthMm(),
                ticket.window().heightMm()));
        List<String> lines = bare(inside.stream().map(Shown::text).toList());
        List<String> names = bare(row.names());
        List<String> address = bare(row.address());
        List<PrintFlaw> flaws = new ArrayList<>();
        if (names.isEmpty() || !lines.containsAll(names)) {
            flaws.add(PrintFlaw.NAME_NOT_IN_WINDOW);
        }
        if (!row.postalCode().isEmpty() && !lines.contains(bare(row.postalCode() + row.city()))) {
            flaws.add(PrintFlaw.POSTAL_CODE_NOT_IN_WINDOW);
        }
        if (address.isEmpty() || !lines.containsAll(address)) {
            flaws.add(PrintFlaw.ADDRESS_NOT_IN_WINDOW);
        }
        if (lines.size() > names.size() + address.size() || isPaintedOn(page)) {
            flaws.add(PrintFlaw.WINDOW_HOLDS_MORE);
        }
        if (inside.stream().anyMatch(line -> line.endMm() > window.right())) {
            flaws.add(PrintFlaw.OUTSIDE_WINDOW);
        }
        return flaws.stream()
                .map(flaw -> flaw.at(row.piece(), bundle).on(bundle, row.firstPage(), window))
                .toList();
    }

    private boolean isPaintedOn(PageText page) {
        for (Passage passage : page.passages()) {
            for (Extent painted : passage.painted()) {
                if (window.overlaps(painted)) {
                    return true;
                }
            }
        }
        return page.masks().stream().anyMatch(mask -> mask.at().overlaps(window));
    }

    private static List<String> bare(List<String> texts) {
        List<String> bare = new ArrayList<>(texts.size());
        texts.forEach(text -> bare.add(bare(text)));
        return bare;
    }

    /** Without white space: how words are kept apart is the typesetter's matter. */
    private static String bare(String text) {
        return PieceText.withoutSpace(text);
    }
}
