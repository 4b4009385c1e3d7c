package se.utskick.selection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;

/**
 * Whom to select.
 *
 * @param run the run's name
 * @param window null for campaigns without one
 * @param change null unless the run tells those who were invited of a change
 * @param runKey 64 hex digits: the 32 secret bytes that piece references derive from
 */
public record SelectionOrder(
        String run,
        Campaign campaign,
        LocalDate asOf,
        @Nullable Window window,
        int snapshot,
        String runKey,
        @Nullable ChangeOrder change) {

    /** An order that invites. */
    public SelectionOrder(
            String run, Campaign campaign, LocalDate asOf, @Nullable Window window, int snapshot, String runKey) {
        this(run, campaign, asOf, window, snapshot, runKey, null);
    }

    /** A span of days, both included. */
    public record Window(LocalDate from, LocalDate to) {}

    /** Masked: whoever has the key can tell a piece's reference from the people it is for. */
    @Override
    public String toString() {
        return "SelectionOrder[" + run + "]";
    }
}
