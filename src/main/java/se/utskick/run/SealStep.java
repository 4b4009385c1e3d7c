package se.utskick.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import se.utskick.run.Bundles.Standing;
import se.utskick.run.MailingRun.Sealed;
import se.utskick.selection.Pieces;
import se.utskick.selection.RestrictedFiles;

/** Makes the set bundles a package, writes the restricted files, and says that the run is prepared. */
@Component
class SealStep {

    private final Places places;
    private final Bundles bundles;
    private final Pieces pieces;
    private final SetStep setting;
    private final RestrictedFiles restricted;
    private final MailingRuns runs;
    private final DeliveryLog log;

    SealStep(
            Places places,
            Bundles bundles,
            Pieces pieces,
            SetStep setting,
            RestrictedFiles restricted,
            MailingRuns runs,
            DeliveryLog log) {
        this.places = places;
        this.bundles = bundles;
        this.pieces = pieces;
        this.setting = setting;
        this.restricted = restricted;
        this.runs = runs;
        this.log = log;
    }

    void seal(MailingRun run, Compositors compositors) throws IOException {
        RunFolder folder = RunFolder.of(places, run.name());
        restricted.write(run.name(), DurableFolder.ownerOnly(folder.restricted()));
        if (!Files.isDirectory(folder.prepared())) {
            clear(DurableFolder.ownerOnly(folder.building()), bundleFiles(run));
            requireWhole(run, folder.building(), compositors.letters());
            sealPackage(run, folder.building(), setBundles(run), compositors.letters());
            PrintPackage.requireFlawless(folder.building(), folder.restricted());
            DurableFolder.rename(folder.building(), folder.prepared());
        }
        Sealed sealed = new Sealed(
                Sha256.of(folder.decisions()),
                PrintPackage.sha256(folder.prepared()),
                SetMessage.sha256(bundles.messages(run.name())));
        String detail = Detail.of(
                "account", run.preparedAccount(),
                "pieces", bundles.count(run.name()),
                "decisions", sealed.decisionsSha256(),
                "package", sealed.packageSha256(),
                "messages", sealed.messagesSha256());
        log.append(
                run.name(),
                List.of(new LogEvent(
                        "PREPARED",
                        null,
                        RunState.PREPARING.name(),
                        RunState.PREPARED.name(),
                        run.preparedBy(),
                        detail)),
                () -> {
                    runs.seal(run.name(), sealed);
                    runs.move(run.name(), RunState.PREPARING, RunState.PREPARED);
                });
    }

    /** The bundles as they were set, in order; none without pieces. */
    List<SetBundle> setBundles(MailingRun run) {
        List<SetBundle> set = new ArrayList<>();
        for (Standing bundle : bundles.units(run.name(), Channel.PRINT)) {
            List<SetPiece> inOrder = bundles.setPieces(run.name(), bundle.unit());
            if (!inOrder.isEmpty()) {
                set.add(new SetBundle(
                        bundle.unit().fileName(), inOrder, bundle.sheets(), String.valueOf(bundle.sha256())));
            }
        }
        return set;
    }

    /** Manifest, ticket and checksums of the bundles in a folder; the package's own hash. */
    String sealPackage(MailingRun run, Path folder, List<SetBundle> set, LetterPress letters) throws IOException {
        PrintPackage.Job job = new PrintPackage.Job(
                run.name(), run.campaign(), letters.profile(), run.letterDate(), letters.inserts());
        return PrintPackage.seal(
                folder,
                job,
                set,
                bundle -> pieces.of(
                        run.name(),
                        bundle.pieces().stream().map(SetPiece::reference).toList()));
    }

    /** Every bundle's file has the bytes that were recorded; what an interruption spoiled is set again. */
    private void requireWhole(MailingRun run, Path folder, LetterPress letters) throws IOException {
        for (Standing bundle : bundles.units(run.name(), Channel.PRINT)) {
            Path file = folder.resolve(bundle.unit().fileName());
            if (!hasHash(file, bundle)) {
                Files.deleteIfExists(file);
                setting.write(run, folder, bundle.unit(), bundles.references(run.name(), bundle.unit()), letters);
                if (!hasHash(file, bundle)) {
                    throw Refusal.failure(
                            "run.not-the-same-bytes", bundle.unit().fileName());
                }
            }
        }
    }

    private Set<String> bundleFiles(MailingRun run) {
        return bundles.units(run.name(), Channel.PRINT).stream()
                .map(bundle -> bundle.unit().fileName())
                .collect(Collectors.toSet());
    }

    /** What an interrupted attempt left would be listed as part of the package. */
    private static void clear(Path folder, Set<String> kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean hasHash(Path file, Standing bundle) throws IOException {
        return Files.exists(file) && Sha256.of(file).equals(bundle.sha256());
    }
}
