package se.utskick.run;

import org.springframework.stereotype.Component;
import se.utskick.Refusal;

/** {@code prepare}: from a snapshot to a package that waits for approval. */
@Component
public class Preparation {

    private final Beginning beginning;
    private final PrepareJob job;
    private final MailingRuns runs;
    private final Housekeeping housekeeping;

    Preparation(Beginning beginning, PrepareJob job, MailingRuns runs, Housekeeping housekeeping) {
        this.beginning = beginning;
        this.job = job;
        this.runs = runs;
        this.housekeeping = housekeeping;
    }

    /**
     * Prepares a run, resumes it where it was interrupted, or finds it again where it is prepared already.
     *
     * @throws Refusal where the run is approved, another run key is given, or the snapshot is too old
     */
    public MailingRun prepare(PrepareOrder order, Officer officer) {
        MailingRun run = beginning.begin(order, officer, false);
        if (run.state().isApproved()) {
            throw Refusal.of("run.already-approved", run.name(), run.state());
        }
        return finished(run);
    }

    /** The same for a command that goes on to approve and deliver: an approved run is found again too. */
    MailingRun prepareOn(PrepareOrder order, Officer officer) {
        MailingRun run = beginning.begin(order, officer, true);
        return run.state().isApproved() ? run : finished(run);
    }

    private MailingRun finished(MailingRun run) {
        if (run.state() == RunState.PREPARING) {
            job.run(run);
        }
        housekeeping.settle(run.name());
        return runs.get(run.name());
    }
}
