package se.utskick.selection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.file.Json;
import se.utskick.selection.KnownPerson.Flag;

/** Writes a run's decisions and pieces to their tables, in batches, in the caller's transaction. */
final class DecisionWriter {

    private static final int BATCH = 1000;
    private static final String INSERT_DECISION =
            "insert into decision (run, ordinal, youth, recipient, meeting, outcome, piece, school, place, flaw, bounced)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_PROTECTION =
            "insert into held_protection (run, youth, recipient, flag, record_of) values (?, ?, ?, ?, ?)";
    private static final String INSERT_PIECE =
            "insert into piece (run, ref, channel, sort_key, payload) values (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final String run;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<Object[]> decisions = new ArrayList<>();
    private final List<Object[]> protections = new ArrayList<>();
    private final List<Object[]> pieces = new ArrayList<>();
    private int rows;

    DecisionWriter(JdbcTemplate jdbc, String run) {
        this.jdbc = jdbc;
        this.run = run;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
    }

    /** Rows by outcome, none left out. */
    Map<Outcome, Integer> outcomes() {
        return outcomes;
    }

    int rows() {
        return rows;
    }

    /** Writes a row, or lets it wait for its piece where it is sent; returns its ordinal. */
    int write(Decision decision) {
        outcomes.merge(decision.outcome(), 1, Integer::sum);
        rows++;
        if (!decision.outcome().isSent()) {
            write(rows, decision, null, "");
        }
        return rows;
    }

    /** Keeps why a held youth is held: the youth's own flags and each recipient's, once. */
    void writeProtections(KnownPerson youth, List<Decision> held) {
        Set<Object> written = new LinkedHashSet<>();
        writeProtections(youth.number(), "", youth.flags());
        for (Decision decision : held) {
            if (written.add(decision.recipient())) {
                writeProtections(youth.number(), decision.recipient(), decision.protections());
            }
        }
        flushAt(BATCH, INSERT_PROTECTION, protections);
    }

    /** Writes a piece and the rows on it. */
    void write(Draft draft, Piece piece) {
        String payload = Json.COMPACT.writeValueAsString(piece);
        pieces.add(new Object[] {run, draft.ref(), draft.channel().name(), piece.sortKey(), payload});
        flushAt(BATCH, INSERT_PIECE, pieces);
        draft.rows()
                .forEach(row -> write(
                        row.ordinal(),
                        row.decision(),
                        draft.ref(),
                        row.dispatch().to().place()));
    }

    void finish() {
        flushAt(1, INSERT_DECISION, decisions);
        flushAt(1, INSERT_PROTECTION, protections);
        flushAt(1, INSERT_PIECE, pieces);
    }

    private void write(int ordinal, Decision decision, @Nullable String piece, String place) {
        decisions.add(new Object[] {
            run,
            ordinal,
            decision.youth(),
            decision.recipient(),
            decision.occasion().meeting(),
            decision.outcome().name(),
            piece,
            decision.occasion().school(),
            place,
            decision.flaw().isEmpty() ? null : decision.flaw(),
            decision.bounced()
        });
        flushAt(BATCH, INSERT_DECISION, decisions);
    }

    private void writeProtections(String youth, String recipient, List<Flag> flags) {
        for (Flag flag : flags) {
            protections.add(
                    new Object[] {run, youth, recipient, flag.protection().name(), flag.recordOf()});
        }
    }

    private void flushAt(int size, String statement, List<Object[]> batch) {
        if (batch.size() >= size) {
            jdbc.batchUpdate(statement, batch);
            batch.clear();
        }
    }
}
