package se.utskick.run;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.selection.MeetingRecheck;
import se.utskick.selection.Recheck;
import se.utskick.selection.Recheck.Objection;

/**
 * What the snapshots newer than a run's own have against its pieces. Any of them may object to a person, not only the newest: what one of
 * them protects stays protected here. To what a piece tells of a meeting only the newest list of meetings may.
 */
@Component
class Objections {

    private final Snapshots snapshots;
    private final Recheck recheck;
    private final MeetingRecheck meetings;

    Objections(Snapshots snapshots, Recheck recheck, MeetingRecheck meetings) {
        this.snapshots = snapshots;
        this.recheck = recheck;
        this.meetings = meetings;
    }

    /** Each piece and kind once, by piece. */
    SortedSet<Objection> to(MailingRun run) {
        SortedSet<Objection> objections =
                new TreeSet<>(Comparator.comparing(Objection::piece).thenComparing(Objection::kind));
        for (Snapshot newer : snapshots.newerThan(run.snapshot())) {
            objections.addAll(recheck.objections(run.name(), run.campaign().name(), newer.number()));
        }
        newestList(run)
                .ifPresent(
                        newest -> objections.addAll(meetings.objections(run.name(), run.campaign(), newest.number())));
        return objections;
    }

    /** The run's meetings that are no longer what it tells, by id. */
    SortedSet<String> changedMeetings(MailingRun run) {
        return newestList(run)
                .map(newest -> meetings.changed(run.name(), run.campaign(), newest.number()))
                .orElseGet(TreeSet::new);
    }

    /** Of meetings the last word counts: one may move and move back. */
    private Optional<Snapshot> newestList(MailingRun run) {
        return snapshots.newerThan(run.snapshot()).stream()
                .filter(Snapshot::hasMeetings)
                .reduce((older, newer) -> newer);
    }
}
