package se.utskick.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.BrakeReason;
import se.utskick.email.Dispatch;
import se.utskick.email.Dispatch.Sent;
import se.utskick.email.MailLedger;
import se.utskick.email.ReturnPath;

/** Sends what a run's messages are still to be sent, and says plainly why where not all of them went. */
@Component
class MessageSending {

    private final Places places;
    private final Dispatch dispatch;
    private final MailLedger ledger;
    private final ReturnPath returnPath;
    private final PieceStates states;
    private final Bundles bundles;
    private final DeliveryLog log;
    private final StopFlag stop;
    private final Progress progress;
    private final JdbcTemplate jdbc;

    MessageSending(
            Places places,
            Dispatch dispatch,
            MailLedger ledger,
            ReturnPath returnPath,
            PieceStates states,
            Bundles bundles,
            DeliveryLog log,
            StopFlag stop,
            Progress progress,
            JdbcTemplate jdbc) {
        this.places = places;
        this.dispatch = dispatch;
        this.ledger = ledger;
        this.returnPath = returnPath;
        this.states = states;
        this.bundles = bundles;
        this.log = log;
        this.stop = stop;
        this.progress = progress;
        this.jdbc = jdbc;
    }

    /** Whether messages are sent, not written out. */
    boolean isConfigured() {
        return dispatch.isConfigured();
    }

    boolean isAnythingQueued(MailingRun run) {
        return states.counts(run.name()).containsKey(PieceState.QUEUED);
    }

    /**
     * Sends until every message has an outcome.
     *
     * @throws Refusal where some wait still: why, and what to do
     */
    void send(MailingRun run) throws IOException {
        if (!isAnythingQueued(run)) {
            return;
        }
        MailFiles files = MailFiles.of(places, run.name());
        MessageConsignment consignment =
                new MessageConsignment(run, RunFolder.of(places, run.name()), returnPath, jdbc);
        Sent sent;
        try (StopFlag.Watch hook = stop.watch();
                MailWatch watch = new MailWatch(files, stop::isRaised, progress, consignment.waiting())) {
            sent = dispatch.send(consignment, watch);
        }
        obeyLate(run, files);
        files.forgetOrder();
        if (ledger.brake(run.name()).filter(BrakeReason.STOPPED::equals).isPresent()) {
            cancelWaiting(run);
            return;
        }
        requireDone(run, sent);
    }

    /** An order that came when nobody looked any more. */
    private void obeyLate(MailingRun run, MailFiles files) {
        files.order().ifPresent(order -> {
            if (!ledger.brake(run.name()).equals(Optional.of(order.reason()))) {
                ledger.brake(run.name(), order.reason(), order.by());
            }
        });
    }

    /** An officer said stop: what was not begun is taken out. */
    void cancelWaiting(MailingRun run) {
        List<LogEvent> events = new ArrayList<>();
        List<String> waiting = states.in(run.name(), PieceState.QUEUED);
        waiting.forEach(piece -> events.add(LogEvent.move(
                piece, PieceState.QUEUED, PieceState.CANCELLED, null, Detail.of("reason", "mail-stopped"))));
        if (!waiting.isEmpty()) {
            log.append(run.name(), events, () -> {
                waiting.forEach(piece -> bundles.remove(run.name(), piece, RunState.APPROVED));
                ledger.givenUp(run.name());
            });
        }
    }

    private void requireDone(MailingRun run, Sent sent) {
        String name = run.name();
        int waiting = sent.standing().waiting();
        switch (sent.end()) {
            case DONE -> {}
            case STOPPED -> throw Refusal.failure("run.mail-stopped", name, waiting);
            case PUT_OFF ->
                throw Refusal.failure(
                        "run.mail-put-off",
                        name,
                        waiting,
                        ledger.nextDue(name).map(String::valueOf).orElse("-"));
            case HELD -> throw Refusal.failure("run.mail-held", name, sent.held());
            case BRAKED ->
                throw Refusal.failure(sentence(ledger.brake(name).orElse(BrakeReason.DAILY_LIMIT)), name, waiting);
            case NO_SERVER ->
                throw Refusal.failure("run.mail-no-server", name, waiting, String.valueOf(sent.trouble()), sent.code());
        }
    }

    private static String sentence(BrakeReason reason) {
        return switch (reason) {
            case PAUSED -> "run.mail-brake-paused";
            case STOPPED -> "run.mail-brake-stopped";
            case FIRST_SENT -> "run.mail-brake-first-sent";
            case FAILURES_IN_A_ROW -> "run.mail-brake-failures-in-a-row";
            case FAILURE_SHARE -> "run.mail-brake-failure-share";
            case DAILY_LIMIT -> "run.mail-brake-daily-limit";
        };
    }
}
