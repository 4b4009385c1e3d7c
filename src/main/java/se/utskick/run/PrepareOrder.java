package se.utskick.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.SelectionOrder.Window;

/**
 * What {@code prepare} is asked for.
 *
 * @param window null for the calendar month after the as-of date's; ignored by campaigns that have none
 * @param snapshot null for the latest
 * @param letterDate null for the as-of date
 * @param runKey 64 hex digits, null for a random one
 * @param allowOld takes a snapshot that is older than the campaign's limit
 * @param anew makes another run though there is one already
 * @param change the meeting whose invited are to be told that it has moved or is called off; null to invite
 */
public record PrepareOrder(
        String campaign,
        LocalDate asOf,
        @Nullable Window window,
        @Nullable Integer snapshot,
        @Nullable LocalDate letterDate,
        @Nullable String runKey,
        boolean allowOld,
        boolean anew,
        @Nullable String change) {

    /** An order that invites. */
    public PrepareOrder(
            String campaign,
            LocalDate asOf,
            @Nullable Window window,
            @Nullable Integer snapshot,
            @Nullable LocalDate letterDate,
            @Nullable String runKey,
            boolean allowOld,
            boolean anew) {
        this(campaign, asOf, window, snapshot, letterDate, runKey, allowOld, anew, null);
    }
}
