package se.utskick.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Campaign;
import se.utskick.register.Meeting;
import se.utskick.selection.Recheck.Objection;

/**
 * Looks at what a run tells of its meetings again, in the light of a newer list of meetings: a letter that names a time or a place that is
 * no longer so must not go, nor one that calls off what is held after all.
 */
@Component
public class MeetingRecheck {

    private static final String KIND = "MEETING_CHANGED";

    private final JdbcTemplate jdbc;

    MeetingRecheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The run's meetings whose day, times, place or room the newer snapshot has otherwise, or that only one of the two has. */
    public SortedSet<String> changed(String run, Campaign campaign, int newerSnapshot) {
        SortedSet<String> changed = new TreeSet<>(jdbc.queryForList(
                "select distinct meeting from decision where run = ? and piece is not null and meeting <> ''",
                String.class,
                run));
        if (!changed.isEmpty()) {
            Map<String, Meeting> told =
                    Meetings.of(jdbc, StoredSelection.of(jdbc, run).snapshot(), campaign.sender());
            Map<String, Meeting> now = Meetings.of(jdbc, newerSnapshot, campaign.sender());
            changed.removeIf(id -> facts(told.get(id)).equals(facts(now.get(id))));
        }
        return changed;
    }

    /** An objection of kind MEETING_CHANGED to each piece about such a meeting that was not taken out; by piece. */
    public List<Objection> objections(String run, Campaign campaign, int newerSnapshot) {
        List<Objection> objections = new ArrayList<>();
        for (String meeting : changed(run, campaign, newerSnapshot)) {
            jdbc.query(
                    "select distinct d.piece from decision d join piece_state p on p.run = d.run and p.piece = d.piece"
                            + " where d.run = ? and d.meeting = ? and p.state <> 'CANCELLED' order by d.piece",
                    row -> {
                        objections.add(new Objection(row.getString(1), KIND));
                    },
                    run,
                    meeting);
        }
        return objections;
    }

    private static String facts(@Nullable Meeting meeting) {
        return meeting == null ? "off" : Told.facts(meeting);
    }
}
