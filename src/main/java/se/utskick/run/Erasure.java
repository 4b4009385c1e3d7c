package se.utskick.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.utskick.run.Purge.PurgedSnapshot;

/** Removes personal data from the tables of every room; {@link Purge} decides when. */
@Component
class Erasure {

    /** Tables of selection that hold a run's people. */
    private static final List<String> RUN_TABLES = List.of("decision", "held_protection", "piece", "invited");

    /** Tables of register that hold a snapshot's people. */
    private static final List<String> SNAPSHOT_TABLES = List.of(
            "person", "relation", "enrolment", "school_marking", "contact", "suppression", "meeting", "meeting_unit");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Erasure(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How many rows of a run are about people. */
    record Rows(int decisions, int pieces) {}

    Rows rowsOf(String run) {
        return new Rows(
                count("select count(*) from decision where run = ?", run),
                count("select count(*) from piece where run = ?", run));
    }

    /** Erases a run's people and the key that ties its references to them; in the caller's transaction. */
    void erase(MailingRun run) {
        forgetMeetingsHeldBefore(run);
        for (String table : RUN_TABLES) {
            jdbc.update("delete from " + table + " where run = ?", run.name());
        }
        eraseLetters(run.name());
        jdbc.update("delete from run_key where run = ?", run.name());
        jdbc.update("update run set purged = true where name = ?", run.name());
    }

    /** The hash too: it is of a text with name and address, and whoever guesses them can see by it that the guess was right. */
    void eraseLetters(String run) {
        jdbc.update("update bundle_piece set names = null, address = null, sha256 = null where run = ?", run);
    }

    /**
     * The snapshots to erase: those extracted before the day that no run still unpurged was made from, and that no run made from an
     * earlier one must still be held against before it leaves.
     */
    List<PurgedSnapshot> snapshotsBefore(LocalDate day) {
        List<PurgedSnapshot> due = new ArrayList<>();
        for (Integer number : jdbc.queryForList(
                "select number from snapshot where state = 'COMPLETE' and extracted < ?"
                        + " and number not in (select snapshot from run where not purged)"
                        + " and not exists (select 1 from run where run.snapshot < snapshot.number"
                        + " and run.state in ('PREPARING', 'PREPARED', 'APPROVED', 'DELIVERING')) order by number",
                Integer.class,
                day)) {
            due.add(new PurgedSnapshot(number, count("select count(*) from person where snapshot = ?", number)));
        }
        return due;
    }

    void erase(PurgedSnapshot snapshot) {
        transaction.executeWithoutResult(status -> {
            for (String table : SNAPSHOT_TABLES) {
                jdbc.update("delete from " + table + " where snapshot = ?", snapshot.number());
            }
            jdbc.update("update snapshot set state = 'PURGED' where number = ?", snapshot.number());
        });
    }

    boolean isErased(PurgedSnapshot snapshot) {
        return count("select count(*) from snapshot where number = ? and state = 'PURGED'", snapshot.number()) > 0;
    }

    /** How many memories {@link #forgetPeriodsBefore} would forget. */
    int periodsBefore(int year) {
        return count(
                "select count(*) from sent_memory where regexp_like(period, '^[0-9]{4}$') and period < ?",
                String.valueOf(year));
    }

    /** Forgets who got a yearly letter in years before this one: no later run can ask. */
    int forgetPeriodsBefore(int year) {
        return jdbc.update(
                "delete from sent_memory where regexp_like(period, '^[0-9]{4}$') and period < ?", String.valueOf(year));
    }

    /** A meeting that was held before the run's successor could invite to it again needs no memory. */
    private void forgetMeetingsHeldBefore(MailingRun run) {
        jdbc.update(
                "delete from sent_memory m where m.run = ? and exists (select 1 from meeting where snapshot = ?"
                        + " and held_on < current_date and (m.period = 'meeting:' || id"
                        + " or substring(m.period, 1, length(id) + 16) = 'meeting:' || id || ':change:'))",
                run.name(),
                run.snapshot());
    }

    private int count(String query, Object argument) {
        Integer count = jdbc.queryForObject(query, Integer.class, argument);
        return count == null ? 0 : count;
    }
}
