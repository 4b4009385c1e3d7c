package se.utskick.run;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.letter.TemplateVersion;
import se.utskick.selection.SelectionOrder.Window;
import se.utskick.selection.SelectionResult;

/**
 * One mailing on its way.
 *
 * @param name CAMPAIGN-ASOF-N
 * @param campaign as it was when the run began, whatever its file says now
 * @param number N, from 1 for each campaign and as-of date
 * @param window null for campaigns without one
 * @param preparedBy the officer's name; {@code preparedAccount} the operating system's account
 * @param changeOf the meeting whose invited are told that it has moved or is called off; null in a run that invites
 * @param selected null until the selection is done
 * @param sealed null until the run is prepared
 */
public record MailingRun(
        String name,
        Campaign campaign,
        LocalDate asOf,
        int number,
        @Nullable Window window,
        int snapshot,
        LocalDate letterDate,
        RunState state,
        String preparedBy,
        String preparedAccount,
        @Nullable String changeOf,
        @Nullable Selected selected,
        @Nullable Sealed sealed) {

    /**
     * What the selection came to, and the letter it was made for.
     *
     * @param messageSha256 of the e-mail's template, null where the campaign sends none
     */
    public record Selected(
            SelectionResult result,
            TemplateVersion template,
            @Nullable String messageSha256) {}

    /**
     * The finished files.
     *
     * @param decisionsSha256 of restricted/decisions.csv
     * @param packageSha256 of the print package's SHA256SUMS; it changes when a piece is taken out
     * @param messagesSha256 of the list of messages and their hashes
     */
    public record Sealed(String decisionsSha256, String packageSha256, String messagesSha256) {}

    public Optional<SelectionResult> result() {
        return Optional.ofNullable(selected).map(Selected::result);
    }

    /** What the run has by now, for those who come after the selection. */
    Selected requireSelected() {
        if (selected == null) {
            throw new IllegalStateException("Run " + name + " is not selected");
        }
        return selected;
    }

    Sealed requireSealed() {
        if (sealed == null) {
            throw new IllegalStateException("Run " + name + " is not sealed");
        }
        return sealed;
    }
}
