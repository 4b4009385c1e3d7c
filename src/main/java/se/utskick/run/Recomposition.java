package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.run.Bundles.SetMessage;
import se.utskick.run.Bundles.Unit;
import se.utskick.run.MailingRun.Sealed;
import se.utskick.selection.PieceReference;

/**
 * Makes a prepared package anew without one piece: only the bundle that held it is set again, all others keep their bytes, and every
 * other piece its reference and text. The database says so first; the folders are exchanged after.
 */
@Component
class Recomposition {

    private final Places places;
    private final Presses presses;
    private final Bundles bundles;
    private final SetStep setting;
    private final SealStep sealing;
    private final Seals seals;
    private final MailingRuns runs;
    private final DeliveryLog log;

    Recomposition(
            Places places,
            Presses presses,
            Bundles bundles,
            SetStep setting,
            SealStep sealing,
            Seals seals,
            MailingRuns runs,
            DeliveryLog log) {
        this.places = places;
        this.presses = presses;
        this.bundles = bundles;
        this.setting = setting;
        this.sealing = sealing;
        this.seals = seals;
        this.runs = runs;
        this.log = log;
    }

    void without(MailingRun run, PieceReference piece, LogEvent cancelled) {
        seals.requireUnchanged(run);
        Unit unit = bundles.unitOf(run.name(), piece.text()).orElseThrow();
        if (unit.channel() == Channel.EMAIL) {
            withoutMessage(run, piece, cancelled);
        } else {
            withoutLetter(run, unit, piece, cancelled);
        }
    }

    private void withoutMessage(MailingRun run, PieceReference piece, LogEvent cancelled) {
        log.append(run.name(), List.of(cancelled), () -> {
            bundles.remove(run.name(), piece.text(), run.state());
            runs.seal(
                    run.name(),
                    new Sealed(
                            run.requireSealed().decisionsSha256(),
                            run.requireSealed().packageSha256(),
                            SetMessage.sha256(bundles.messages(run.name()))));
        });
    }

    private void withoutLetter(MailingRun run, Unit unit, PieceReference piece, LogEvent cancelled) {
        RunFolder folder = RunFolder.of(places, run.name());
        LetterPress letters = presses.letters(run);
        try {
            DurableFolder.delete(folder.building());
            DurableFolder.ownerOnly(folder.building());
            List<SetBundle> before = sealing.setBundles(run);
            SetBundle rest = setRest(run, unit, piece, folder.building(), letters);
            requireSameTexts(before, rest);
            List<SetBundle> after = before.stream()
                    .map(bundle -> bundle.fileName().equals(rest.fileName()) ? rest : bundle)
                    .filter(bundle -> !bundle.pieces().isEmpty())
                    .toList();
            link(after, rest, folder);
            String packageSha256 = sealing.sealPackage(run, folder.building(), after, letters);
            PrintPackage.requireFlawless(folder.building(), folder.restricted());
            record(run, unit, piece, rest, packageSha256, cancelled);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder.root()).because(e);
        }
    }

    private SetBundle setRest(MailingRun run, Unit unit, PieceReference piece, Path folder, LetterPress letters)
            throws IOException {
        List<PieceReference> rest = bundles.references(run.name(), unit).stream()
                .filter(one -> !one.equals(piece))
                .toList();
        if (rest.isEmpty()) {
            return new SetBundle(unit.fileName(), List.of(), 0, "");
        }
        List<SetPiece> set = setting.write(run, folder, unit, rest, letters);
        int sheets = set.stream().mapToInt(SetPiece::sheets).sum();
        return new SetBundle(unit.fileName(), set, sheets, Sha256.of(folder.resolve(unit.fileName())));
    }

    /** The approval stays valid for the rest only because the rest is the very same. */
    private static void requireSameTexts(List<SetBundle> before, SetBundle rest) {
        Map<PieceReference, String> texts = before.stream()
                .flatMap(bundle -> bundle.pieces().stream())
                .collect(Collectors.toMap(SetPiece::reference, SetPiece::sha256));
        if (!rest.pieces().stream().allMatch(piece -> piece.sha256().equals(texts.get(piece.reference())))) {
            throw Refusal.failure("run.not-the-same-bytes", rest.fileName());
        }
    }

    private static void link(List<SetBundle> after, SetBundle rest, RunFolder folder) throws IOException {
        for (SetBundle bundle : after) {
            if (!bundle.fileName().equals(rest.fileName())) {
                Files.createLink(
                        folder.building().resolve(bundle.fileName()),
                        folder.prepared().resolve(bundle.fileName()));
            }
        }
    }

    private void record(
            MailingRun run, Unit unit, PieceReference piece, SetBundle rest, String packageSha256, LogEvent cancelled) {
        LogEvent event = new LogEvent(
                cancelled.event(),
                cancelled.piece(),
                cancelled.from(),
                cancelled.to(),
                cancelled.by(),
                cancelled.detail() + "; " + Detail.of("package", packageSha256));
        log.append(run.name(), List.of(event), () -> {
            bundles.remove(run.name(), piece.text(), run.state());
            bundles.set(run.name(), unit, rest.pieces(), rest.sha256());
            runs.seal(
                    run.name(),
                    new Sealed(
                            run.requireSealed().decisionsSha256(),
                            packageSha256,
                            run.requireSealed().messagesSha256()));
        });
    }
}
