package se.utskick.selection;

import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The decisions of a run, for those who act on them. */
@Component
public class Decisions {

    private final JdbcTemplate jdbc;

    Decisions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one row that is on a piece. */
    @FunctionalInterface
    public interface SentRow {

        /** @param meeting empty where the campaign has none */
        void take(String youth, String recipient, String meeting, String piece);
    }

    /** Every EMAIL and PRINT row in the order of decisions.csv, streamed. */
    public void forEachSent(String run, SentRow each) {
        jdbc.query(
                "select youth, recipient, meeting, piece from decision where run = ? and piece is not null"
                        + " order by ordinal",
                row -> {
                    each.take(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                },
                run);
    }

    /** Those of them whose piece was not taken out. */
    void forEachStanding(String run, SentRow each) {
        Set<String> cancelled = Set.copyOf(jdbc.queryForList(
                "select piece from piece_state where run = ? and state = 'CANCELLED'", String.class, run));
        forEachSent(run, (youth, recipient, meeting, piece) -> {
            if (!cancelled.contains(piece)) {
                each.take(youth, recipient, meeting, piece);
            }
        });
    }

    /** Removes all that selection left for a run, in the caller's transaction. */
    public void erase(String run) {
        new SelectionTables(jdbc).erase(run);
    }
}
