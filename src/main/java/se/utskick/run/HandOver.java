package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;

/** {@code deliver}: hands the package over and writes the messages out, once, however often it is repeated or interrupted. */
@Component
public class HandOver {

    private final Places places;
    private final MailingRuns runs;
    private final Bundles bundles;
    private final Checks checks;
    private final Withholding withholding;
    private final DeliverJob job;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;
    private final MessageSending sending;
    private final SupplementHandOver supplements;

    HandOver(
            Places places,
            MailingRuns runs,
            Bundles bundles,
            Checks checks,
            Withholding withholding,
            DeliverJob job,
            DeliveryLog log,
            Housekeeping housekeeping,
            MessageSending sending,
            SupplementHandOver supplements) {
        this.places = places;
        this.runs = runs;
        this.bundles = bundles;
        this.checks = checks;
        this.withholding = withholding;
        this.job = job;
        this.log = log;
        this.housekeeping = housekeeping;
        this.sending = sending;
        this.supplements = supplements;
    }

    /** Whether a run has been handed over already, so that {@link #deliver} would leave it as it is. */
    public boolean isDelivered(String name) {
        MailingRun run = runs.get(name);
        return run.state().isDelivered() && !sending.isAnythingQueued(run) && !supplements.isAnyApproved(name);
    }

    /**
     * Delivers an approved run, and of a delivered one the approved supplement; what is delivered is left as it is.
     *
     * @throws Refusal where the run is not approved, or what held at the approval no longer holds
     */
    public MailingRun deliver(String name, Officer officer) {
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        if (run.state().isDelivered()) {
            supplements.deliver(run, officer);
            sendAgain(run, officer);
            return runs.get(name);
        }
        Approval approval = runs.approval(name)
                .filter(any -> run.state().isApproved())
                .orElseThrow(() -> Refusal.of("run.not-approved", name, run.state()));
        if (hasBegunToLeave(run)) {
            withholding.withhold(run, officer);
        } else {
            requireAllHolds(run, approval, officer);
        }
        begin(run, officer);
        try {
            leave(runs.get(name), officer);
        } finally {
            housekeeping.settle(name);
        }
        return runs.get(name);
    }

    /** A message in doubt that somebody has decided to send again waits in a run that is delivered. */
    private void sendAgain(MailingRun run, Officer officer) {
        if (sending.isAnythingQueued(run)) {
            withholding.withhold(run, officer);
            try {
                sending.send(run);
            } catch (IOException e) {
                throw Refusal.failure(
                                "run.disk", RunFolder.of(places, run.name()).root())
                        .because(e);
            } finally {
                housekeeping.settle(run.name());
            }
        }
    }

    private void leave(MailingRun run, Officer officer) {
        try {
            job.run(run, officer);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", RunFolder.of(places, run.name()).root())
                    .because(e);
        }
    }

    /** Whether anything is outside already (the package goes first): then the rest follows, less the messages objected to since. */
    private boolean hasBegunToLeave(MailingRun run) {
        return run.state() == RunState.DELIVERING
                && Files.isDirectory(RunFolder.of(places, run.name()).print());
    }

    /** A delivery that was interrupted before anything left, and may not go on, waits as an approved run: it can be cancelled. */
    private void requireAllHolds(MailingRun run, Approval approval, Officer officer) {
        try {
            requireApprovedContent(run, approval);
            checks.require(run);
        } catch (Refusal refused) {
            if (run.state() == RunState.DELIVERING) {
                takeBack(run, officer);
            }
            throw refused;
        }
    }

    private void takeBack(MailingRun run, Officer officer) {
        LogEvent event = new LogEvent(
                "TAKEN_BACK",
                null,
                RunState.DELIVERING.name(),
                RunState.APPROVED.name(),
                officer.name(),
                Detail.of("account", officer.account()));
        log.append(run.name(), List.of(event), () -> runs.move(run.name(), RunState.DELIVERING, RunState.APPROVED));
        housekeeping.settle(run.name());
    }

    private void requireApprovedContent(MailingRun run, Approval approval) {
        if (!bundles.contentAtApproval(run.name()).equals(approval.contentSha256())) {
            throw Refusal.of("run.changed", run.name(), "package");
        }
    }

    private void begin(MailingRun run, Officer officer) {
        String account = Detail.of("account", officer.account());
        if (run.state() == RunState.DELIVERING) {
            log.append(run.name(), List.of(LogEvent.note("RESUMED", officer.name(), account)), () -> {});
        } else {
            LogEvent event = new LogEvent(
                    "DELIVERING", null, run.state().name(), RunState.DELIVERING.name(), officer.name(), account);
            log.append(run.name(), List.of(event), () -> runs.move(run.name(), run.state(), RunState.DELIVERING));
        }
    }
}
