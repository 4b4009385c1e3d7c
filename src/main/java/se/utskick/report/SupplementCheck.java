package se.utskick.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run's supplements held against its log and its decisions: whoever has a row has one piece at a time, be it the message, the letter that
 * goes instead of it, or a letter printed again.
 */
final class SupplementCheck {

    private static final String WAITING = ".prepared";

    private final LogFile log;
    private final DecisionFile decisions;
    private final Differences differences;

    SupplementCheck(LogFile log, DecisionFile decisions, Differences differences) {
        this.log = log;
        this.decisions = decisions;
        this.differences = differences;
    }

    /**
     * A row of a supplement's manifest.
     *
     * @param folder of the package
     * @param replaces empty for a letter from the beginning
     */
    record Printed(String folder, String piece, int copy, String replaces) {}

    void all(List<Printed> rows) {
        rows.forEach(this::origin);
        printings(rows);
        letters(rows);
        messages();
    }

    /** Every row is of a message's letter, as the log tells, or of a letter that the decisions know. */
    private void origin(Printed row) {
        String replaced = log.replaced().getOrDefault(row.piece(), "");
        if (!replaced.equals(row.replaces())) {
            differences.add("supplement-replaces", row.piece(), row.folder(), row.replaces(), replaced);
        }
        String selected = replaced.isEmpty() ? row.piece() : replaced;
        String outcome = replaced.isEmpty() ? "PRINT" : "EMAIL";
        if (!outcome.equals(decisions.pieces().get(selected))) {
            differences.add("manifest-not-in-decisions", row.piece());
        }
        if (log.wasTakenOut(row.piece())) {
            differences.add("cancelled-in-manifest", row.piece());
        }
    }

    /** Each printing is one more than the one before, and none has left that the log does not tell as handed over. */
    private void printings(List<Printed> rows) {
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> left = new TreeMap<>();
        for (Printed row : rows) {
            int before = last.getOrDefault(row.piece(), log.replaced().containsKey(row.piece()) ? 0 : 1);
            if (row.copy() != before + 1) {
                differences.add("supplement-copy", row.piece(), row.folder(), row.copy(), before + 1);
            }
            last.put(row.piece(), row.copy());
            if (!row.folder().endsWith(WAITING)) {
                left.merge(row.piece(), row.copy(), Math::max);
            }
        }
        left.forEach((piece, copies) -> {
            if (log.handOvers(piece) != copies) {
                differences.add("supplement-handed-over", piece, copies, log.handOvers(piece));
            }
        });
    }

    private void letters(List<Printed> rows) {
        Set<String> printed = new HashSet<>();
        rows.forEach(row -> printed.add(row.piece()));
        log.replaced().keySet().stream()
                .filter(letter -> !log.wasTakenOut(letter) && !printed.contains(letter))
                .forEach(letter -> differences.add("supplement-not-in-manifest", letter));
    }

    /** A message is replaced when one letter has left for it, and only then. */
    private void messages() {
        Map<String, Integer> left = new TreeMap<>();
        log.replaced()
                .forEach((letter, message) -> left.merge(message, log.handOvers(letter) > 0 ? 1 : 0, Integer::sum));
        log.states().forEach((piece, state) -> {
            int letters = left.getOrDefault(piece, 0);
            if (letters != ("FALLBACK_PRINT".equals(state) ? 1 : 0)) {
                differences.add("supplement-message", piece, state, letters);
            }
        });
    }
}
