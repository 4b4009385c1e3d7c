package se.utskick.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.delivery.DeliveryLog.Head;
import se.utskick.delivery.PieceState;
import se.utskick.letter.TemplateVersion;
import se.utskick.register.Snapshot;
import se.utskick.run.Supplement;
import se.utskick.selection.Change;
import se.utskick.selection.Outcome;

/**
 * What is known of a run when it is reported, exact; not to leave the room unfolded.
 *
 * @param period as in the memory of what was sent: lifetime, a year, or meeting
 * @param outcomes rows by outcome, none left out
 * @param printStates print pieces by state, {@code emailStates} e-mail pieces by state
 * @param packages every file of every package, below the run's folder
 * @param supplements without cancelled ones
 * @param sameCommand prepared and approved by one command
 * @param change what the run tells of a meeting, null where it is no change
 * @param bySchool rows on a piece by school, {@code byPlace} rows on a letter by postort
 */
record RunFacts(
        String run,
        Campaign campaign,
        String period,
        LocalDate asOf,
        @Nullable LocalDate windowFrom,
        @Nullable LocalDate windowTo,
        LocalDate letterDate,
        String state,
        Snapshot snapshot,
        Map<String, Integer> withoutMeeting,
        TemplateVersion template,
        Head logHead,
        int youths,
        int rows,
        Map<Outcome, Integer> outcomes,
        Map<PieceState, Integer> printStates,
        Map<PieceState, Integer> emailStates,
        int sheets,
        List<PackageFile> packages,
        String preparedBy,
        @Nullable String approvedBy,
        boolean sameCommand,
        boolean balanced,
        Map<String, Integer> bySchool,
        Map<String, Integer> byPlace,
        List<Supplement> supplements,
        @Nullable ChangeOf change) {

    /** Which meeting a run tells has changed, and how. */
    record ChangeOf(String meeting, Change.Kind kind) {}

    /**
     * A file of a package.
     *
     * @param file below the run's folder, with {@code /}
     */
    record PackageFile(String file, String sha256) {}

    /**
     * The meeting, where it may be named: it is at one school, and all the run's rows are about it, so that fewer than five would be a
     * cell too small to be shown.
     */
    Optional<String> meetingOfChange() {
        return change != null && isShown(count(Outcome.EMAIL) + count(Outcome.PRINT))
                ? Optional.of(change.meeting())
                : Optional.empty();
    }

    private static boolean isShown(int rows) {
        return Folding.of(Map.of("", rows)).isTold();
    }

    int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
