package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.SetPiece;
import se.utskick.print.BundlePlan;
import se.utskick.print.PrintPackage;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** A package for the print shop to try its machines on: the template's invented people, set, marked and read back like any other. */
public final class TestPackage {

    /** A century ahead, as everything invented: nobody takes it for a letter of today. */
    private static final LocalDate LETTER_DATE = LocalDate.of(2126, 12, 1);

    private TestPackage() {}

    /**
     * Writes the package of a campaign's letter.
     *
     * @param folder must not exist
     * @return how many pieces it has
     */
    public static int write(Places places, Campaign campaign, Path folder) {
        if (Files.exists(folder)) {
            throw Refusal.of("run.test-package-exists", folder);
        }
        String run = "test-" + campaign.name();
        LetterPress letters = LetterPress.open(places, campaign, LETTER_DATE);
        List<Piece> pieces = Samples.of(places, campaign.template()).stream()
                .filter(piece -> piece.channel() == Channel.PRINT)
                .toList();
        try {
            DurableFolder.ownerOnly(folder);
            List<SetBundle> bundles = set(letters, run, pieces, folder);
            PrintPackage.Job job =
                    new PrintPackage.Job(run, campaign, letters.profile(), LETTER_DATE, letters.inserts());
            PrintPackage.seal(folder, job, bundles, bundle -> pieces);
            PrintPackage.requireFlawless(folder, folder);
            return pieces.size();
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder).because(e);
        }
    }

    private static List<SetBundle> set(LetterPress letters, String run, List<Piece> pieces, Path folder)
            throws IOException {
        PrintProfile profile = letters.profile();
        List<BundlePlan.Sized> sized = pieces.stream()
                .map(piece -> new BundlePlan.Sized(piece.reference(), profile.sheets(letters.pages(piece))))
                .toList();
        List<SetBundle> bundles = new ArrayList<>();
        for (BundlePlan plan : BundlePlan.of(sized, profile.envelope().sheets(), profile.sheetsPerBundle())) {
            List<Piece> inOrder = plan.pieces().stream()
                    .map(reference -> named(pieces, reference))
                    .toList();
            Path file = folder.resolve(plan.fileName());
            List<SetPiece> set = letters.writeBundle(file, run, plan.number(), inOrder);
            bundles.add(new SetBundle(plan.fileName(), set, plan.sheets(), Sha256.of(file)));
        }
        return bundles;
    }

    private static Piece named(List<Piece> pieces, PieceReference reference) {
        return pieces.stream()
                .filter(piece -> piece.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }
}
