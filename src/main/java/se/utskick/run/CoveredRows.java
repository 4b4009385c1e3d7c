package se.utskick.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.SentMemory;
import se.utskick.delivery.SentMemory.Sent;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.Overlap;

/** Which youth and recipient a run's pieces are for, and whether another approved run of the campaign and period is for the same. */
@Component
class CoveredRows {

    private final JdbcTemplate jdbc;
    private final MailingRuns runs;
    private final Overlap overlap;
    private final PieceStates states;
    private final SentMemory memory;

    CoveredRows(JdbcTemplate jdbc, MailingRuns runs, Overlap overlap, PieceStates states, SentMemory memory) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.overlap = overlap;
        this.states = states;
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

    /** Whom these pieces of the selection are for. */
    List<Sent> of(MailingRun run, Collection<String> pieces) {
        List<Sent> sent = new ArrayList<>();
        for (String piece : pieces) {
            sent.addAll(rows(
                    run,
                    "select youth, recipient, meeting, piece from decision where run = ? and piece = ? order by ordinal",
                    run.name(),
                    piece));
        }
        return sent;
    }

    /** Those of the pieces for whose youth and recipient another run has written since. */
    Set<String> sentByOthers(MailingRun run, Collection<String> pieces) {
        return of(run, pieces).stream()
                .filter(row -> wasSent(run, row))
                .map(Sent::piece)
                .collect(Collectors.toSet());
    }

    /** The other approved or delivered runs whose pieces, still standing, cover a row of this one; sorted by name. */
    List<String> rivals(MailingRun run) {
        List<String> rivals = new ArrayList<>();
        for (MailingRun other : runs.all()) {
            if (isRival(run, other) && stands(other, overlap.piecesCovering(run.name(), other.name()))) {
                rivals.add(other.name());
            }
        }
        return rivals;
    }

    /** Whether a run whose decisions are erased has sent one of this run's rows; only the memory knows those. */
    boolean isRemembered(MailingRun run) {
        return rows(
                        run,
                        "select d.youth, d.recipient, d.meeting, d.piece from decision d"
                                + " join bundle_piece b on b.run = d.run and b.piece = d.piece"
                                + " where d.run = ? and b.removed_in is null order by d.ordinal",
                        run.name())
                .stream()
                .anyMatch(row -> wasSent(run, row));
    }

    private static boolean isRival(MailingRun run, MailingRun other) {
        return !other.name().equals(run.name())
                && other.campaign().name().equals(run.campaign().name())
                && other.state().isApproved();
    }

    private boolean stands(MailingRun other, List<String> pieces) {
        return states.of(other.name(), pieces).values().stream().anyMatch(state -> !state.isTakenBack());
    }

    private boolean wasSent(MailingRun run, Sent row) {
        return memory.wasSent(
                run.name(), run.campaign().name(), row.period(), List.of(row.youth()), List.of(row.recipient()));
    }

    private List<Sent> rows(MailingRun run, String sql, Object... arguments) {
        UnaryOperator<String> period = overlap.periodsOf(run.name());
        return jdbc.query(
                sql,
                (row, n) -> new Sent(
                        period.apply(row.getString("meeting")),
                        row.getString("youth"),
                        row.getString("recipient"),
                        row.getString("piece")),
                arguments);
    }
}
