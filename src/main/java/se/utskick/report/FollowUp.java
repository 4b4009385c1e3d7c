package se.utskick.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.delivery.DeliveryLog.Head;

/**
 * The mailings of a period, for the yearly follow-up. Totals only: a breakdown summed over runs could give away what each run's report
 * folded.
 */
record FollowUp(LocalDate from, LocalDate to, List<Mailing> mailings) {

    /**
     * One campaign's runs together.
     *
     * @param campaign as the latest run knew it
     * @param runs that somebody approved: the ones in the sum
     * @param unapproved runs, prepared or returned and not counted
     * @param cancelled runs, not counted
     */
    record Mailing(Campaign campaign, Tally sum, List<Run> runs, int unapproved, int cancelled) {}

    /** A run in the sum. */
    record Run(
            String name,
            LocalDate asOf,
            String state,
            Tally tally,
            @Nullable String approvedBy,
            Head logHead) {}

    int runs() {
        return mailings.stream().mapToInt(mailing -> mailing.runs().size()).sum();
    }
}
