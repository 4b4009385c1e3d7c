package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.letter.Conformance;
import se.utskick.letter.PrintProfile.Area;
import se.utskick.letter.PrintProfile.KeptFree;
import se.utskick.print.PrintFlaw.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code job-ticket.json} as a reader finds it: what the control totals are counted against, and where the window is.
 *
 * @param isAccessible whether the letters are for people to read on a screen, with links to follow
 */
record ReadTicket(
        boolean duplex,
        boolean isAccessible,
        Area window,
        @Nullable Page page,
        List<Total> bundles,
        int pieces,
        int pages,
        int sheets,
        @Nullable Weight weight,
        InsertSequence inserts) {

    int pagesASheet() {
        return duplex ? 2 : 1;
    }

    /** Where marks, sender and free zones are; tickets of the first packages do not tell, and their sheets have no marks. */
    record Page(Area sender, Area mark, @Nullable Area bars, List<KeptFree> keptFree) {}

    /** What all pieces weigh, and the pieces, sheets and grams of the postage lines together. */
    record Weight(long grams, int postedPieces, int postedSheets, long postedGrams) {}

    /** What a bundle is said, or found, to hold. */
    record Total(String file, int pieces, int pages, int sheets) {

        Total plus(ManifestRow row) {
            return new Total(file, pieces + 1, pages + row.pages(), sheets + row.sheets());
        }
    }

    static ReadTicket read(Path file) throws IOException {
        try {
            JsonNode ticket = JsonMapper.shared().readTree(file);
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
                    isAccessible(ticket),
                    area(ticket.required("windowArea")),
                    ticket.has("markArea") ? page(ticket) : null,
                    bundles,
                    ticket.required("pieces").intValue(),
                    ticket.required("pages").intValue(),
                    ticket.required("sheets").intValue(),
                    ticket.has("grams") ? weight(ticket) : null,
                    InsertSequence.read(ticket));
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    /** Tickets of earlier packages do not tell; those were for print. */
    private static boolean isAccessible(JsonNode ticket) throws IOException {
        String conformance = ticket.path("conformance").asString(Conformance.PRINT.word());
        if (Stream.of(Conformance.values()).noneMatch(known -> known.word().equals(conformance))) {
            throw new IOException("a conformance that is not known");
        }
        return conformance.equals(Conformance.ACCESSIBLE.word());
    }

    private static Page page(JsonNode ticket) {
        List<KeptFree> keptFree = new ArrayList<>();
        for (JsonNode zone : ticket.required("keptFree")) {
            keptFree.add(new KeptFree(
                    zone.required("name").stringValue(),
                    zone.required("marksAllowed").booleanValue(),
                    area(zone.required("area"))));
        }
        JsonNode bars = ticket.get("omrArea");
        return new Page(
                area(ticket.required("senderArea")),
                area(ticket.required("markArea")),
                bars == null || bars.isNull() ? null : area(bars),
                keptFree);
    }

    private static Weight weight(JsonNode ticket) {
        int pieces = 0;
        int sheets = 0;
        long grams = 0;
        for (JsonNode line : ticket.required("postage")) {
            pieces += line.required("pieces").intValue();
            sheets += line.required("sheets").intValue();
            grams += line.required("grams").longValue();
        }
        return new Weight(ticket.required("grams").longValue(), pieces, sheets, grams);
    }

    private static Area area(JsonNode area) {
        return new Area(
                area.required("xMm").doubleValue(),
                area.required("yMm").doubleValue(),
                area.required("widthMm").doubleValue(),
                area.required("heightMm").doubleValue());
    }

    /** The weight against what the manifest's rows give. */
    List<Finding> weightDifferences(long found) {
        if (weight == null) {
            return List.of();
        }
        String is = pieces + "/" + sheets + "/" + found;
        String said = pieces + "/" + sheets + "/" + weight.grams();
        String posted = weight.postedPieces() + "/" + weight.postedSheets() + "/" + weight.postedGrams();
        return Stream.of(said, posted)
                .filter(words -> !words.equals(is))
                .map(words -> PrintFlaw.WEIGHT_DIFFERS.at(JobTicket.NAME, words, is))
                .limit(1)
                .toList();
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
