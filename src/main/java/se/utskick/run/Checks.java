package se.utskick.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.selection.Balance;
import se.utskick.selection.Recheck;

/** What must hold when a run is approved and again when it is delivered. */
@Component
class Checks {

    private final Balance balance;
    private final Seals seals;
    private final Snapshots snapshots;
    private final Recheck recheck;
    private final CoveredRows covered;

    Checks(Balance balance, Seals seals, Snapshots snapshots, Recheck recheck, CoveredRows covered) {
        this.balance = balance;
        this.seals = seals;
        this.snapshots = snapshots;
        this.recheck = recheck;
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

    /** Any newer snapshot may object, not only the newest: what one of them protects stays protected here. */
    private void requireNoObjection(MailingRun run) {
        Map<String, Integer> objections = new TreeMap<>();
        for (Snapshot newer : snapshots.newerThan(run.snapshot())) {
            recheck.objections(run.name(), run.campaign().name(), newer.number())
                    .forEach((kind, count) -> objections.merge(kind, count, Math::max));
        }
        objections.values().removeIf(count -> count == 0);
        if (!objections.isEmpty()) {
            throw Refusal.of("run.newer-objects", run.name(), objections);
        }
    }

    private void requireNoOverlap(MailingRun run) {
        List<String> rivals = covered.rivals(run);
        if (!rivals.isEmpty() || covered.isRemembered(run)) {
            throw Refusal.of("run.overlap", run.name(), rivals.isEmpty() ? "-" : String.join(", ", rivals));
        }
    }
}
