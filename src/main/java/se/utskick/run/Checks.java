package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.selection.Balance;
import se.utskick.selection.Recheck;
import se.utskick.selection.Recheck.Objection;
import se.utskick.selection.RestrictedFiles;

/** What must hold when a run is approved and again when it is delivered. */
@Component
class Checks {

    private final Places places;
    private final Balance balance;
    private final Seals seals;
    private final Snapshots snapshots;
    private final Recheck recheck;
    private final RestrictedFiles restricted;
    private final CoveredRows covered;

    Checks(
            Places places,
            Balance balance,
            Seals seals,
            Snapshots snapshots,
            Recheck recheck,
            RestrictedFiles restricted,
            CoveredRows covered) {
        this.places = places;
        this.balance = balance;
        this.seals = seals;
        this.snapshots = snapshots;
        this.recheck = recheck;
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

    /**
     * Any newer snapshot may object, not only the newest: what one of them protects stays protected here. The pieces are named in
     * {@code restricted/objections.csv}, so that they can be taken out.
     */
    private void requireNoObjection(MailingRun run) {
        Map<String, Integer> objections = new TreeMap<>();
        Set<Objection> named =
                new TreeSet<>(Comparator.comparing(Objection::piece).thenComparing(Objection::kind));
        for (Snapshot newer : snapshots.newerThan(run.snapshot())) {
            List<Objection> said = recheck.objections(run.name(), run.campaign().name(), newer.number());
            said.stream()
                    .collect(Collectors.groupingBy(Objection::kind, Collectors.summingInt(row -> 1)))
                    .forEach((kind, count) -> objections.merge(kind, count, Math::max));
            named.addAll(said);
        }
        Path file = RunFolder.of(places, run.name()).objections();
        try {
            if (named.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            restricted.writeObjections(file, named);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", file).because(e);
        }
        throw Refusal.of("run.newer-objects", run.name(), objections, file);
    }

    private void requireNoOverlap(MailingRun run) {
        List<String> rivals = covered.rivals(run);
        if (!rivals.isEmpty() || covered.isRemembered(run)) {
            throw Refusal.of("run.overlap", run.name(), rivals.isEmpty() ? "-" : String.join(", ", rivals));
        }
    }
}
