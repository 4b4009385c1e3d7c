package se.utskick.run;

import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Campaigns;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;

/**
 * {@code run --approve-as}: prepare, approve and deliver in one command, for campaigns that allow it; two names are still needed, and log
 * and report say that it was one command. Repeated, it goes on where it stopped.
 */
@Component
public class StraightThrough {

    private final Campaigns campaigns;
    private final Preparation preparation;
    private final MailingRuns runs;
    private final Approvals approvals;
    private final HandOver handOver;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    StraightThrough(
            Campaigns campaigns,
            Preparation preparation,
            MailingRuns runs,
            Approvals approvals,
            HandOver handOver,
            DeliveryLog log,
            Housekeeping housekeeping) {
        this.campaigns = campaigns;
        this.preparation = preparation;
        this.runs = runs;
        this.approvals = approvals;
        this.handOver = handOver;
        this.log = log;
        this.housekeeping = housekeeping;
    }

    /** Told of each part as it is done. */
    public interface Steps {
        void prepared(MailingRun run);

        void approved(Approval approval);

        void delivered(MailingRun run);
    }

    /**
     * Takes a mailing all the way.
     *
     * @throws Refusal where the campaign requires a separate approval, both names are one, or any of the three parts refuses
     */
    public void run(PrepareOrder order, Officer preparer, Officer approver, Steps steps) {
        if (campaigns.get(order.campaign()).requireSeparateApproval()) {
            throw Refusal.of("run.separate-approval", order.campaign());
        }
        if (Officer.isSame(preparer.name(), approver.name())) {
            throw Refusal.of("run.same-name", order.campaign());
        }
        MailingRun run = preparation.prepareOn(order, preparer);
        steps.prepared(run);
        try {
            steps.approved(approved(run, approver));
            steps.delivered(handOver.deliver(run.name(), approver));
        } catch (Refusal refused) {
            if (refused.isRefused()) {
                leave(run, approver);
            }
            throw refused;
        }
    }

    /** What was refused is no longer on its way: repeated with {@code --new}, the command makes another run of it. */
    private void leave(MailingRun run, Officer approver) {
        LogEvent note = LogEvent.note("REFUSED", approver.name(), Detail.of("account", approver.account()));
        log.append(run.name(), List.of(note), () -> runs.setInOneCommand(run.name(), false));
        housekeeping.settle(run.name());
    }

    /** An approval somebody gave by another command is not this command's to go on from. */
    private Approval approved(MailingRun run, Officer approver) {
        return run.state().isApproved()
                ? runs.approval(run.name())
                        .filter(Approval::sameCommand)
                        .filter(approval -> Officer.isSame(approval.approvedBy(), approver.name()))
                        .orElseThrow(() -> Refusal.of("run.already-approved", run.name(), run.state()))
                : approvals.approveInSameCommand(run.name(), approver);
    }
}
