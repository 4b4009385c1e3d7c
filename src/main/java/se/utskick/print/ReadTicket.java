package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.utskick.print.PrintFlaw.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code job-ticket.json} as a reader finds it: what the control totals are counted against, and where the window is. */
record ReadTicket(
        boolean duplex,
        double windowX,
        double windowY,
        double windowWidth,
        double windowHeight,
        List<Total> bundles,
        int pieces,
        int pages,
        int sheets) {

    /** What a bundle is said, or found, to hold. */
    record Total(String file, int pieces, int pages, int sheets) {

        Total plus(ManifestRow row) {
            return new Total(file, pieces + 1, pages + row.pages(), sheets + row.sheets());
        }
    }

    static ReadTicket read(Path file) throws IOException {
        try {
            JsonNode ticket = JsonMapper.shared().readTree(file);
            JsonNode area = ticket.required("windowArea");
            List<Total> bundles = new ArrayList<>();
            for (JsonNode bundle : ticket.required("bundles")) {
                bundles.add(new Total(
                        bundle.required("file").stringValue(),
                        bundle.required("pieces").intValue(),
                        bundle.required("pages").intValue(),
                        bundle.required("sheets").intValue()));
            }
            return new ReadTicket(
                    ticket.required("duplex").booleanValue(),
                    area.required("xMm").doubleValue(),
                    area.required("yMm").doubleValue(),
                    area.required("widthMm").doubleValue(),
                    area.required("heightMm").doubleValue(),
                    bundles,
                    ticket.required("pieces").intValue(),
                    ticket.required("pages").intValue(),
                    ticket.required("sheets").intValue());
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    /** The ticket's totals against what was found, a finding for each that differs. */
    List<Finding> differences(List<Total> found) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < Math.max(bundles.size(), found.size()); i++) {
            Total said = i < bundles.size() ? bundles.get(i) : new Total("–", 0, 0, 0);
            Total is = i < found.size() ? found.get(i) : new Total("–", 0, 0, 0);
            if (!said.equals(is)) {
                String name = i < bundles.size() ? said.file() : is.file();
                findings.add(PrintFlaw.TOTAL_DIFFERS.at(name, words(said), words(is)));
            }
        }
        Total all = new Total("", 0, 0, 0);
        for (Total is : found) {
            all = new Total("", all.pieces() + is.pieces(), all.pages() + is.pages(), all.sheets() + is.sheets());
        }
        if (pieces != all.pieces() || pages != all.pages() || sheets != all.sheets()) {
            Total said = new Total("", pieces, pages, sheets);
            findings.add(PrintFlaw.TOTAL_DIFFERS.at(JobTicket.NAME, words(said), words(all)));
        }
        return findings;
    }

    private static String words(Total total) {
        return total.pieces() + "/" + total.pages() + "/" + total.sheets();
    }
}
