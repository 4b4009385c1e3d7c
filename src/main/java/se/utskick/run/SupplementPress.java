package se.utskick.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SetPiece;
import se.utskick.print.Origins;
import se.utskick.print.PrintPackage;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** Sets a supplement's package, whole, in a folder that may be thrown away until the database speaks of it. */
@Component
class SupplementPress {

    private final Places places;
    private final SupplementLetters letters;
    private final Presses presses;

    SupplementPress(Places places, SupplementLetters letters, Presses presses) {
        this.presses = presses;
        this.places = places;
        this.letters = letters;
    }

    /**
     * A package as it is set.
     *
     * @param sha256 of its SHA256SUMS
     */
    record Pressed(Map<Unit, SetBundle> bundles, Map<PieceReference, SupplementLetter> letters, String sha256) {}

    /**
     * The run's letter.
     *
     * @throws Refusal where its template is no longer what was approved
     */
    LetterPress letters(MailingRun run) {
        LetterPress now = presses.letters(run);
        if (!now.template().equals(run.requireSelected().template())) {
            throw Refusal.of(
                    "run.supplement-template", run.name(), run.campaign().template());
        }
        return now;
    }

    /**
     * Sets the bundles and reads the package back.
     *
     * @throws Refusal where the package has a flaw, or a reprint would not say what was printed first
     */
    Pressed press(
            MailingRun run,
            int number,
            LetterPress press,
            Map<Unit, List<SupplementLetter>> plan,
            Map<PieceReference, Piece> pieces) {
        RunFolder folder = RunFolder.of(places, run.name());
        Path building = folder.supplementBuilding(number);
        Map<PieceReference, SupplementLetter> all = new HashMap<>();
        plan.values().forEach(bundle -> bundle.forEach(letter -> all.put(letter.piece(), letter)));
        try {
            DurableFolder.delete(building);
            DurableFolder.ownerOnly(building);
            Map<Unit, SetBundle> bundles = new LinkedHashMap<>();
            for (Map.Entry<Unit, List<SupplementLetter>> bundle : plan.entrySet()) {
                if (!bundle.getValue().isEmpty()) {
                    bundles.put(bundle.getKey(), set(run, building, press, bundle.getKey(), bundle.getValue(), pieces));
                }
            }
            requireSameTexts(run, bundles, all);
            String sha256 = PrintPackage.seal(
                    building,
                    job(run, number, press, all),
                    List.copyOf(bundles.values()),
                    bundle -> bundle.pieces().stream()
                            .map(piece -> Objects.requireNonNull(pieces.get(piece.reference())))
                            .toList());
            PrintPackage.requireFlawless(building, folder.restricted());
            return new Pressed(bundles, all, sha256);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder.root()).because(e);
        }
    }

    private static SetBundle set(
            MailingRun run,
            Path building,
            LetterPress press,
            Unit unit,
            List<SupplementLetter> bundle,
            Map<PieceReference, Piece> pieces)
            throws IOException {
        Path file = building.resolve(unit.fileName());
        List<Piece> inOrder = bundle.stream()
                .map(letter -> Objects.requireNonNull(pieces.get(letter.piece())))
                .toList();
        List<SetPiece> set = press.writeBundle(file, run.name(), unit.number(), inOrder);
        int sheets = set.stream().mapToInt(SetPiece::sheets).sum();
        return new SetBundle(unit.fileName(), set, sheets, Sha256.of(file));
    }

    private static PrintPackage.Job job(
            MailingRun run, int number, LetterPress press, Map<PieceReference, SupplementLetter> all) {
        Map<PieceReference, Origins.Origin> origins = all.values().stream()
                .collect(Collectors.toMap(
                        SupplementLetter::piece, letter -> new Origins.Origin(letter.copy(), letter.replaces())));
        return new PrintPackage.Job(
                run.name(),
                run.campaign(),
                press.profile(),
                run.letterDate(),
                press.inserts(),
                new Origins(number, origins));
    }

    /** What is printed again is the same letter, word for word. */
    private void requireSameTexts(
            MailingRun run, Map<Unit, SetBundle> bundles, Map<PieceReference, SupplementLetter> all) {
        for (SetBundle bundle : bundles.values()) {
            for (SetPiece piece : bundle.pieces()) {
                if (Objects.requireNonNull(all.get(piece.reference())).isReprint()
                        && !piece.sha256().equals(letters.firstText(run.name(), piece.reference()))) {
                    throw Refusal.failure("run.not-the-same-bytes", bundle.fileName());
                }
            }
        }
    }
}
