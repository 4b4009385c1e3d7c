package se.utskick.run;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.selection.Recheck;
import se.utskick.selection.Recheck.Objection;

/**
 * What the snapshots newer than a run's own have against its pieces. Any of them may object, not only the newest: what one of them
 * protects stays protected here.
 */
@Component
class Objections {

    private final Snapshots snapshots;
    private final Recheck recheck;

    Objections(Snapshots snapshots, Recheck recheck) {
        this.snapshots = snapshots;
        this.recheck = recheck;
    }

    /** Each piece and kind once, by piece. */
    SortedSet<Objection> to(MailingRun run) {
        SortedSet<Objection> objections =
                new TreeSet<>(Comparator.comparing(Objection::piece).thenComparing(Objection::kind));
        for (Snapshot newer : snapshots.newerThan(run.snapshot())) {
            objections.addAll(recheck.objections(run.name(), run.campaign().name(), newer.number()));
        }
        return objections;
    }
}
