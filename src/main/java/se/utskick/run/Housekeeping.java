package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.MailLedger;
import se.utskick.file.DurableFolder;
import se.utskick.print.PrintPackage;
import se.utskick.print.StopList;

/**
 * Brings a run's files to what the database says after a command or an interruption: the database speaks first, files follow, and repeating
 * does no harm.
 */
@Component
class Housekeeping {

    private final Places places;
    private final MailingRuns runs;
    private final Bundles bundles;
    private final PieceStates states;
    private final Closing closing;
    private final DeliveryLog log;
    private final MailLedger ledger;
    private final SupplementFolders supplements;

    Housekeeping(
            Places places,
            MailingRuns runs,
            Bundles bundles,
            PieceStates states,
            Closing closing,
            DeliveryLog log,
            MailLedger ledger,
            SupplementFolders supplements) {
        this.places = places;
        this.runs = runs;
        this.bundles = bundles;
        this.states = states;
        this.closing = closing;
        this.log = log;
        this.ledger = ledger;
        this.supplements = supplements;
    }

    void settle(String name) {
        MailingRun run = runs.get(name);
        ledger.settleWhatWasCutOff(name);
        RunFolder folder = RunFolder.of(places, name);
        try {
            if (run.state() == RunState.PREPARED || run.state() == RunState.APPROVED) {
                settlePackage(run, folder);
                removeCancelledMessages(run, folder);
            }
            supplements.settle(run.name(), folder);
            writeStopLists(run, folder);
            closing.ifSettled(name);
            log.export(name, folder.log());
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder.root()).because(e);
        }
    }

    /** The same where an interruption left the exported log behind the database. */
    void settleIfBehind(String name) {
        Path file = RunFolder.of(places, name).log();
        try {
            boolean isExported = Files.isRegularFile(file)
                    && LogChain.endsWith(file, log.head(name).sha256());
            if ((!isExported || ledger.isCutOff(name)) && !runs.isPurged(name)) {
                settle(name);
            }
        } catch (IOException e) {
            throw Refusal.failure("run.disk", file).because(e);
        }
    }

    /** Finishes the exchange of a package that a cancelled piece was taken out of. */
    private static void settlePackage(MailingRun run, RunFolder folder) throws IOException {
        if (Files.isDirectory(folder.building())) {
            if (PrintPackage.sha256(folder.building())
                    .equals(run.requireSealed().packageSha256())) {
                folder.replacePrepared();
            } else {
                DurableFolder.delete(folder.building());
            }
        }
    }

    private void removeCancelledMessages(MailingRun run, RunFolder folder) throws IOException {
        if (!Files.isDirectory(folder.messages())) {
            return;
        }
        for (String cancelled : states.in(run.name(), PieceState.CANCELLED)) {
            Files.deleteIfExists(folder.message(cancelled));
        }
    }

    private void writeStopLists(MailingRun run, RunFolder folder) throws IOException {
        int last = bundles.lastStopList(run.name());
        for (int number = 1; number <= last; number++) {
            if (!Files.exists(folder.stopList(number))) {
                DurableFolder.ownerOnly(folder.stopLists());
                StopList.write(
                        folder.stopList(number),
                        supplements.handedOver(run.name(), folder),
                        bundles.stopped(run.name(), number));
            }
        }
    }
}
