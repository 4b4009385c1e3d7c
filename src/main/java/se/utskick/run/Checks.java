package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.selection.Balance;
import se.utskick.selection.Recheck.Objection;
import se.utskick.selection.RestrictedFiles;

/** What must hold when a run is approved and again when it is delivered. */
@Component
class Checks {

    private final Places places;
    private final Balance balance;
    private final Seals seals;
    private final Objections objections;
    private final RestrictedFiles restricted;
    private final CoveredRows covered;

    Checks(
            Places places,
            Balance balance,
            Seals seals,
            Objections objections,
            RestrictedFiles restricted,
            CoveredRows covered) {
        this.places = places;
        this.balance = balance;
        this.seals = seals;
        this.objections = objections;
        this.restricted = restricted;
        this.covered = covered;
    }

    void require(MailingRun run) {
        requireBalance(run);
        seals.requireUnchanged(run);
        requireNoObjection(run);
        requireNoOverlap(run);
    }

    private void requireBalance(MailingRun run) {
        List<String> differences = balance.differences(run.name());
        if (!differences.isEmpty()) {
            throw Refusal.of("run.unbalanced", run.name(), String.join("; ", differences));
        }
    }

    /** The pieces are named in {@code restricted/objections.csv}, so that they can be taken out. */
    private void requireNoObjection(MailingRun run) {
        SortedSet<Objection> said = objections.to(run);
        Path file = RunFolder.of(places, run.name()).objections();
        try {
            if (said.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            restricted.writeObjections(file, said);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", file).because(e);
        }
        Map<String, Long> pieces =
                said.stream().collect(Collectors.groupingBy(Objection::kind, TreeMap::new, Collectors.counting()));
        requireNoneOfMeetings(run, pieces, file);
        throw Refusal.of("run.newer-objects", run.name(), pieces, file);
    }

    /** Taking these out would leave people without an invitation: they are to be told what is so now. */
    private void requireNoneOfMeetings(MailingRun run, Map<String, Long> pieces, Path file) {
        SortedSet<String> meetings = objections.changedMeetings(run);
        if (!meetings.isEmpty()) {
            throw Refusal.of(
                    "run.meeting-changed",
                    run.name(),
                    pieces,
                    String.join(", ", meetings),
                    file,
                    run.campaign().name());
        }
    }

    private void requireNoOverlap(MailingRun run) {
        List<String> rivals = covered.rivals(run);
        if (!rivals.isEmpty() || covered.isRemembered(run)) {
            throw Refusal.of("run.overlap", run.name(), rivals.isEmpty() ? "-" : String.join(", ", rivals));
        }
    }
}
