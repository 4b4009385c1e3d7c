package se.utskick.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.BrakeReason;
import se.utskick.email.Doubt;
import se.utskick.email.Doubts;
import se.utskick.email.MailLedger;

/** What an officer asks and says about a run's e-mail: how it stands, pause, resume, stop, and what to do with what is in doubt. */
@Component
public class MailOffice {

    private final Places places;
    private final MailingRuns runs;
    private final PieceStates states;
    private final MailLedger ledger;
    private final Doubts doubts;
    private final MessageSending sending;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    MailOffice(
            Places places,
            MailingRuns runs,
            PieceStates states,
            MailLedger ledger,
            Doubts doubts,
            MessageSending sending,
            DeliveryLog log,
            Housekeeping housekeeping) {
        this.places = places;
        this.runs = runs;
        this.states = states;
        this.ledger = ledger;
        this.doubts = doubts;
        this.sending = sending;
        this.log = log;
        this.housekeeping = housekeeping;
    }

    /** How a run's e-mail stands while nothing sends it. */
    public record Standing(
            MailingRun run, Map<PieceState, Integer> states, Optional<BrakeReason> brake, Optional<Instant> nextTry) {}

    /** What a named person says of a message in doubt. */
    public enum Answer {
        /** It was taken: the server's log or the recipient says so. */
        SENT(PieceState.SENT),
        /** It was not: send it once more. */
        AGAIN(PieceState.QUEUED),
        /** It is not known: a letter goes instead, in a supplement. */
        LETTER(PieceState.FAILED);

        private final PieceState to;

        Answer(PieceState to) {
            this.to = to;
        }
    }

    /** Takes over what a sending that was cut off had noted. */
    public void takeOver(String name) {
        housekeeping.settle(name);
    }

    public Standing standing(String name) {
        housekeeping.settle(name);
        return new Standing(runs.get(name), states.counts(name), ledger.brake(name), ledger.nextDue(name));
    }

    /** No more is begun until {@link #resume}. */
    public void pause(String name, Officer officer) {
        brake(requireSendable(name), BrakeReason.PAUSED, officer);
    }

    /** The go for what stands still, also for the rest after the first messages; {@code deliver} then goes on. */
    public void resume(String name, Officer officer) throws IOException {
        MailingRun run = requireSendable(name);
        if (ledger.brake(name).isEmpty()) {
            throw Refusal.of("run.mail-not-braked", name);
        }
        MailFiles.of(places, name).forgetOrder();
        ledger.release(run.name(), officer.name());
        housekeeping.settle(name);
    }

    /** No more is sent at all: what waits is cancelled, and {@code deliver} closes the run's delivery. */
    public void stop(String name, Officer officer) {
        MailingRun run = requireSendable(name);
        brake(run, BrakeReason.STOPPED, officer);
        sending.cancelWaiting(run);
        housekeeping.settle(name);
    }

    /** The messages in doubt, by reference. */
    public List<Doubt> doubts(String name) {
        housekeeping.settle(name);
        return doubts.of(name);
    }

    /**
     * Settles one message in doubt.
     *
     * @throws Refusal where it is not in doubt
     */
    public void settle(String name, String piece, Answer answer, String reason, Officer officer) {
        housekeeping.settle(name);
        PieceState now = states.of(name, piece).orElseThrow(() -> Refusal.of("run.unknown-piece", name, "?"));
        if (now != PieceState.IN_DOUBT) {
            throw Refusal.of("run.not-in-doubt", piece, now);
        }
        String detail = Detail.of(
                "account",
                officer.account(),
                "answer",
                answer.name().toLowerCase(Locale.ROOT),
                "reason",
                Officer.reason(reason));
        log.append(
                name, List.of(LogEvent.move(piece, PieceState.IN_DOUBT, answer.to, officer.name(), detail)), () -> {});
        housekeeping.settle(name);
    }

    private void brake(MailingRun run, BrakeReason reason, Officer officer) {
        ledger.brake(run.name(), reason, officer.name());
        housekeeping.settle(run.name());
    }

    private MailingRun requireSendable(String name) {
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        if (!run.state().isApproved() || !sending.isAnythingQueued(run)) {
            throw Refusal.of("run.mail-nothing-waits", name);
        }
        return run;
    }
}
