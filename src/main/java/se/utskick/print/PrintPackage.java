package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.file.DurableFolder;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.PrintedInsert;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintFlaw.Finding;
import se.utskick.selection.Piece;

/** A package for the print shop: bundles, manifest.csv, job-ticket.json and SHA256SUMS in one folder. */
public final class PrintPackage {

    private static final int SENTENCES_TOLD = 5;

    private PrintPackage() {}

    /**
     * A bundle that is set.
     *
     * @param sha256 of its file
     */
    public record SetBundle(String fileName, List<SetPiece> pieces, int sheets, String sha256) {

        public SetBundle {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * What the ticket says besides the bundles.
     *
     * @param inserts that are printed after every letter
     * @param origins null for the run's own package
     */
    public record Job(
            String run,
            Campaign campaign,
            PrintProfile profile,
            LocalDate letterDate,
            List<PrintedInsert> inserts,
            @Nullable Origins origins) {

        public Job {
            inserts = List.copyOf(inserts);
        }

        /** The run's own package. */
        public Job(
                String run,
                Campaign campaign,
                PrintProfile profile,
                LocalDate letterDate,
                List<PrintedInsert> inserts) {
            this(run, campaign, profile, letterDate, inserts, null);
        }

        /** A job of letters alone. */
        public Job(String run, Campaign campaign, PrintProfile profile, LocalDate letterDate) {
            this(run, campaign, profile, letterDate, List.of());
        }
    }

    /**
     * Adds manifest, ticket and checksums to a folder that holds the bundles, and forces everything to disk.
     *
     * @param pieces looks up a bundle's pieces for postnummer, postort and country
     * @return the SHA-256 of SHA256SUMS: the package's own
     */
    public static String seal(Path folder, Job job, List<SetBundle> bundles, PieceLookup pieces) throws IOException {
        PostageTotals postage = Manifest.write(folder, job, bundles, pieces);
        JobTicket.write(folder, job, bundles, postage);
        String sha256 = Checksums.write(folder);
        DurableFolder.force(folder);
        return sha256;
    }

    /** The package's own hash, recomputed from every file in it: what {@link #seal} returned where nothing has changed since. */
    public static String sha256(Path folder) throws IOException {
        return Checksums.of(folder);
    }

    @FunctionalInterface
    public interface PieceLookup {
        List<Piece> of(SetBundle bundle);
    }

    /**
     * Reads a finished package back: checksums, manifest against the text of every page (right reference and n/N on each, right name and
     * postnummer in the window, every piece whole and in order, no page of another between), control totals against the ticket.
     *
     * @return what differs, a sentence each without personal data; empty where all holds
     */
    public static List<String> readBack(Path folder) throws IOException {
        return Preflight.of(folder, piecesRead -> {}).stream()
                .map(finding -> finding.in(Lang.SV))
                .toList();
    }

    /**
     * Reads a finished package back and stops where anything differs, so that it never leaves. The flawed pages are shown in
     * {@code restricted}, an owner-only folder, with what is wrong framed in red.
     *
     * @throws Refusal with the first flaws' sentences, and where the pictures lie
     */
    public static void requireFlawless(Path folder, Path restricted) throws IOException {
        List<Finding> findings = Preflight.of(folder, piecesRead -> {});
        if (!findings.isEmpty()) {
            List<String> pictures = FlawPicture.draw(folder, findings, restricted);
            String sentences = findings.stream()
                    .limit(SENTENCES_TOLD)
                    .map(finding -> finding.in(Lang.SV))
                    .collect(Collectors.joining(" "));
            String shown = pictures.isEmpty() ? "-" : restricted.getFileName() + "/" + String.join(", ", pictures);
            throw Refusal.of("print.flawed", findings.size(), sentences, shown);
        }
    }
}
