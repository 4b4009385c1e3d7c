package se.utskick.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether two runs of a campaign would write to the same recipient about the same youth in the same period. */
@Component
public class Overlap {

    private final JdbcTemplate jdbc;

    Overlap(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The other run's pieces that cover a row this run would send, sorted; empty where there are none, or the runs are of two campaigns.
     * Whether such a piece still stands (it may be cancelled) is for its state to tell.
     */
    public List<String> piecesCovering(String run, String other) {
        StoredSelection mine = StoredSelection.of(jdbc, run);
        StoredSelection theirs = StoredSelection.of(jdbc, other);
        if (!mine.campaign().equals(theirs.campaign())) {
            return List.of();
        }
        Map<String, List<String>> covered = new HashMap<>();
        List<Replacements> inOrder = replacements(mine.snapshot(), theirs.snapshot());
        new Decisions(jdbc)
                .forEachSent(
                        other,
                        (youth, recipient, meeting, piece) -> covered.computeIfAbsent(
                                        key(inOrder, theirs.period(meeting), youth, recipient),
                                        none -> new ArrayList<>())
                                .add(piece));
        TreeSet<String> pieces = new TreeSet<>();
        new Decisions(jdbc)
                .forEachStanding(
                        run,
                        (youth, recipient, meeting, piece) -> pieces.addAll(
                                covered.getOrDefault(key(inOrder, mine.period(meeting), youth, recipient), List.of())));
        return List.copyOf(pieces);
    }

    /** The period that a row of the run counts in, by its meeting. */
    public UnaryOperator<String> periodsOf(String run) {
        return StoredSelection.of(jdbc, run)::period;
    }

    private List<Replacements> replacements(int one, int other) {
        Replacements older = Replacements.of(jdbc, Math.min(one, other));
        return one == other ? List.of(older) : List.of(older, Replacements.of(jdbc, Math.max(one, other)));
    }

    /** People by the number they go by in the newer of the two snapshots: a number may have been replaced between the runs. */
    private static String key(List<Replacements> inOrder, String period, String youth, String recipient) {
        return String.join("\n", period, newest(inOrder, youth), newest(inOrder, recipient));
    }

    private static String newest(List<Replacements> inOrder, String number) {
        String newest = number;
        for (Replacements replacements : inOrder) {
            newest = replacements.trail(newest).end().orElse(newest);
        }
        return newest;
    }
}
