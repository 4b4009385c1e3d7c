package se.utskick.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.delivery.SentMemory;
import se.utskick.delivery.SentMemory.Sent;
import se.utskick.run.Bundles.Unit;

/** Which youth and recipient a run's pieces are for, and whether another approved run of the campaign and period is for the same. */
@Component
class CoveredRows {

    private final JdbcTemplate jdbc;
    private final MailingRuns runs;
    private final SentMemory memory;

    CoveredRows(JdbcTemplate jdbc, MailingRuns runs, SentMemory memory) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.memory = memory;
    }

    /** What is to be remembered of a unit when it is delivered. */
    List<Sent> of(MailingRun run, Unit unit) {
        return rows(
                run,
                "select d.youth, d.recipient, d.meeting, d.piece from decision d"
                        + " join bundle_piece b on b.run = d.run and b.piece = d.piece"
                        + " where d.run = ? and b.channel = ? and b.bundle = ? and b.removed_in is null order by d.ordinal",
                run.name(),
                unit.channel().name(),
                unit.number());
    }

    /** How many of this run's rows another run covers: one that is approved and on its way, or one that was delivered. */
    Overlap overlap(MailingRun run) {
        Set<Key> keys = new HashSet<>(keys(run));
        List<String> others = new ArrayList<>();
        int rows = 0;
        for (MailingRun other : runs.all()) {
            if (isRival(run, other)) {
                long shared = keys(other).stream().filter(keys::contains).count();
                if (shared > 0) {
                    others.add(other.name());
                    rows += Math.toIntExact(shared);
                }
            }
        }
        if (rows > 0) {
            return new Overlap(rows, String.join(", ", others));
        }
        return new Overlap(
                Math.toIntExact(keys.stream().filter(key -> wasSent(run, key)).count()), "-");
    }

    /**
     * What another run already covers.
     *
     * @param runs their names; {@code -} where only the memory of what was sent knows them
     */
    record Overlap(int rows, String runs) {}

    private static boolean isRival(MailingRun run, MailingRun other) {
        return !other.name().equals(run.name())
                && other.campaign().name().equals(run.campaign().name())
                && (other.state() == RunState.APPROVED || other.state() == RunState.DELIVERING);
    }

    private boolean wasSent(MailingRun run, Key key) {
        return memory.wasSent(
                run.name(), run.campaign().name(), key.period(), List.of(key.youth()), List.of(key.recipient()));
    }

    private List<Key> keys(MailingRun run) {
        return rows(
                        run,
                        "select d.youth, d.recipient, d.meeting, d.piece from decision d"
                                + " join bundle_piece b on b.run = d.run and b.piece = d.piece"
                                + " where d.run = ? and b.removed_in is null order by d.ordinal",
                        run.name())
                .stream()
                .map(sent -> new Key(sent.period(), sent.youth(), sent.recipient()))
                .toList();
    }

    private List<Sent> rows(MailingRun run, String sql, Object... arguments) {
        return jdbc.query(
                sql,
                (row, n) -> new Sent(
                        run.campaign().oncePer().periodKey(run.asOf(), row.getString("meeting")),
                        row.getString("youth"),
                        row.getString("recipient"),
                        row.getString("piece")),
                arguments);
    }

    private record Key(String period, String youth, String recipient) {

        @Override
        public String toString() {
            return "Key[masked]";
        }
    }
}
