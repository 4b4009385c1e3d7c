package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.SentMemory;
import se.utskick.delivery.SentMemory.Sent;
import se.utskick.email.Outbox;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.run.Bundles.SetMessage;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.PieceReference;

/** Gives the package its final name, stores the messages in the outbox, and remembers who got what, bundle by bundle. */
@Component
class DeliverJob {

    private final RunJobs jobs;
    private final Places places;
    private final Bundles bundles;
    private final CoveredRows covered;
    private final PieceStates states;
    private final SentMemory memory;
    private final MailingRuns runs;
    private final DeliveryLog log;

    DeliverJob(
            RunJobs jobs,
            Places places,
            Bundles bundles,
            CoveredRows covered,
            PieceStates states,
            SentMemory memory,
            MailingRuns runs,
            DeliveryLog log) {
        this.jobs = jobs;
        this.places = places;
        this.bundles = bundles;
        this.covered = covered;
        this.states = states;
        this.memory = memory;
        this.runs = runs;
        this.log = log;
    }

    void run(MailingRun run, Officer officer) throws IOException {
        Optional<Outbox> outbox = outbox(run);
        jobs.of("deliver", run.name())
                .step("hand over", () -> handOver(run))
                .eachUnit("letters", () -> units(run, Channel.PRINT), unit -> recordLetters(run, unit))
                .eachUnit(
                        "messages",
                        () -> units(run, Channel.EMAIL),
                        unit -> writeMessages(run, unit, outbox.orElseThrow()))
                .step("close", () -> close(run, officer))
                .run();
    }

    private Optional<Outbox> outbox(MailingRun run) throws IOException {
        return bundles.count(run.name(), Channel.EMAIL) == 0
                ? Optional.empty()
                : Optional.of(Outbox.open(RunFolder.of(places, run.name()).root()));
    }

    private List<Unit> units(MailingRun run, Channel channel) {
        return bundles.units(run.name(), channel).stream()
                .map(Bundles.Standing::unit)
                .toList();
    }

    private void handOver(MailingRun run) throws IOException {
        RunFolder folder = RunFolder.of(places, run.name());
        if (!Files.isDirectory(folder.print())) {
            DurableFolder.rename(folder.prepared(), folder.print());
        }
    }

    private void recordLetters(MailingRun run, Unit unit) {
        List<LogEvent> events = waiting(run, unit, PieceState.COMPOSED).stream()
                .map(piece ->
                        LogEvent.move(piece.text(), PieceState.COMPOSED, PieceState.HANDED_OVER, null, unit.fileName()))
                .toList();
        append(run, unit, events);
    }

    private void writeMessages(MailingRun run, Unit unit, Outbox outbox) throws IOException {
        Map<PieceReference, String> hashes =
                bundles.messages(run.name()).stream().collect(Collectors.toMap(SetMessage::piece, SetMessage::sha256));
        List<LogEvent> events = new ArrayList<>();
        for (PieceReference piece : waiting(run, unit, PieceState.QUEUED)) {
            outbox.store(piece, approved(run, piece, String.valueOf(hashes.get(piece))));
            events.add(LogEvent.move(piece.text(), PieceState.QUEUED, PieceState.WRITTEN, null, unit.label()));
        }
        outbox.force();
        append(run, unit, events);
    }

    /** A message as it was approved, byte for byte. */
    private byte[] approved(MailingRun run, PieceReference piece, String sha256) throws IOException {
        byte[] message = Files.readAllBytes(RunFolder.of(places, run.name()).message(piece.text()));
        if (!Sha256.of(message).equals(sha256)) {
            throw Refusal.of("run.changed", run.name(), "email");
        }
        return message;
    }

    private List<PieceReference> waiting(MailingRun run, Unit unit, PieceState state) {
        List<PieceReference> pieces = bundles.references(run.name(), unit);
        Map<String, PieceState> now =
                states.of(run.name(), pieces.stream().map(PieceReference::text).toList());
        return pieces.stream().filter(piece -> now.get(piece.text()) == state).toList();
    }

    private void append(MailingRun run, Unit unit, List<LogEvent> events) {
        if (!events.isEmpty()) {
            List<Sent> sent = covered.of(run, unit);
            log.append(
                    run.name(),
                    events,
                    () -> memory.remember(run.name(), run.campaign().name(), sent));
        }
    }

    private void close(MailingRun run, Officer officer) throws IOException {
        DurableFolder.delete(RunFolder.of(places, run.name()).messages());
        String detail = Detail.of(
                "handed-over", bundles.count(run.name(), Channel.PRINT),
                "written", bundles.count(run.name(), Channel.EMAIL),
                "package", run.requireSealed().packageSha256());
        LogEvent event = new LogEvent(
                "DELIVERED", null, RunState.DELIVERING.name(), RunState.DELIVERED.name(), officer.name(), detail);
        log.append(run.name(), List.of(event), () -> runs.move(run.name(), RunState.DELIVERING, RunState.DELIVERED));
    }
}
