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

/** Gives the package its final name, sends the messages or stores them in the outbox, and remembers who got what, bundle by bundle. */
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
    private final MessageSending sending;

    DeliverJob(
            RunJobs jobs,
            Places places,
            Bundles bundles,
            CoveredRows covered,
            PieceStates states,
            SentMemory memory,
            MailingRuns runs,
            DeliveryLog log,
            MessageSending sending) {
        this.jobs = jobs;
        this.places = places;
        this.bundles = bundles;
        this.covered = covered;
        this.states = states;
        this.memory = memory;
        this.runs = runs;
        this.log = log;
        this.sending = sending;
    }

    void run(MailingRun run, Officer officer) throws IOException {
        Optional<Outbox> outbox = outbox(run);
        jobs.of("deliver", run.name())
                .step("hand over", () -> handOver(run))
                .eachUnit("letters", () -> units(run, Channel.PRINT), unit -> recordLetters(run, unit))
                .eachUnit("messages", () -> units(run, Channel.EMAIL), unit -> messages(run, unit, outbox))
                .step("send", () -> send(run, outbox))
                .step("close", () -> close(run, officer))
                .run();
    }

    private Optional<Outbox> outbox(MailingRun run) throws IOException {
        return sending.isConfigured() || bundles.count(run.name(), Channel.EMAIL) == 0
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

    /** Written out, or remembered before the first of them is sent: another run must not write to the same people meanwhile. */
    private void messages(MailingRun run, Unit unit, Optional<Outbox> outbox) throws IOException {
        if (outbox.isPresent()) {
            writeMessages(run, unit, outbox.get());
        } else {
            record(run, unit, List.of());
        }
    }

    /** By the server; where there is none any more, what is still queued is written out. */
    private void send(MailingRun run, Optional<Outbox> outbox) throws IOException {
        if (outbox.isEmpty()) {
            sending.send(run);
            return;
        }
        for (Unit unit : units(run, Channel.EMAIL)) {
            writeMessages(run, unit, outbox.get());
        }
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
            record(run, unit, events);
        }
    }

    private void record(MailingRun run, Unit unit, List<LogEvent> events) {
        List<Sent> sent = covered.of(run, unit);
        log.append(
                run.name(),
                events,
                () -> memory.remember(run.name(), run.campaign().name(), sent));
    }

    private void close(MailingRun run, Officer officer) throws IOException {
        keepMessages(run);
        Map<PieceState, Integer> counts = states.counts(run.name());
        String detail = Detail.of(
                "handed-over", bundles.count(run.name(), Channel.PRINT),
                "written", counts.getOrDefault(PieceState.WRITTEN, 0),
                "sent", counts.getOrDefault(PieceState.SENT, 0),
                "failed", counts.getOrDefault(PieceState.FAILED, 0),
                "in-doubt", counts.getOrDefault(PieceState.IN_DOUBT, 0),
                "package", run.requireSealed().packageSha256());
        LogEvent event = new LogEvent(
                "DELIVERED", null, RunState.DELIVERING.name(), RunState.DELIVERED.name(), officer.name(), detail);
        log.append(run.name(), List.of(event), () -> runs.move(run.name(), RunState.DELIVERING, RunState.DELIVERED));
    }

    /** What was sent stays, byte for byte, until it is purged; what was written out lies in the outbox already. */
    private void keepMessages(MailingRun run) throws IOException {
        RunFolder folder = RunFolder.of(places, run.name());
        if (sending.isConfigured() && Files.isDirectory(folder.messages())) {
            DurableFolder.rename(folder.messages(), folder.sent());
        } else {
            DurableFolder.delete(folder.messages());
        }
    }
}
