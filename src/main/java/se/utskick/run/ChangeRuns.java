package se.utskick.run;

import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.delivery.SentMemory;
import se.utskick.register.Snapshot;
import se.utskick.selection.ChangeOrder;

/** Runs that tell of a change: from which earlier runs those who were invited are known, and whether such a run can begin. */
@Component
class ChangeRuns {

    private final MailingRuns runs;
    private final SentMemory memory;
    private final Presses presses;

    ChangeRuns(MailingRuns runs, SentMemory memory, Presses presses) {
        this.runs = runs;
        this.memory = memory;
        this.presses = presses;
    }

    /** The campaign's delivered runs as far as they are not erased; earlier ones first. */
    ChangeOrder order(Campaign campaign, String meeting) {
        List<String> delivered = runs.all().stream()
                .filter(run -> run.campaign().name().equals(campaign.name()))
                .filter(run -> run.state().isDelivered() && !runs.isPurged(run.name()))
                .map(MailingRun::name)
                .toList();
        return new ChangeOrder(meeting, delivered);
    }

    /**
     * Lets an order pass that can be carried out.
     *
     * @throws Refusal where the campaign has no meetings or its template no words for a change, the snapshot has no list of meetings, an
     *     earlier run is erased, or one that is approved has still to be delivered
     */
    void require(Campaign campaign, String meeting, Snapshot snapshot) {
        if (!campaign.rule().hasMeetings()) {
            throw Refusal.of("run.change-without-meetings", campaign.name());
        }
        if (!snapshot.hasMeetings()) {
            throw Refusal.of("run.change-without-list", snapshot.number(), meeting);
        }
        presses.requireWordsForChange(campaign, snapshot.extracted());
        String period = campaign.oncePer().periodKey(snapshot.extracted(), meeting);
        for (String run : memory.runsOf(campaign.name(), period)) {
            if (runs.isPurged(run)) {
                throw Refusal.of("run.change-purged", run, meeting);
            }
        }
        requireNoneOnItsWay(campaign, meeting);
    }

    private void requireNoneOnItsWay(Campaign campaign, String meeting) {
        for (MailingRun run : runs.all()) {
            boolean isOnItsWay = run.state().isApproved() && !run.state().isDelivered();
            if (isOnItsWay && run.changeOf() == null && run.campaign().name().equals(campaign.name())) {
                throw Refusal.of("run.change-on-its-way", run.name(), meeting);
            }
        }
    }
}
