package se.utskick.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.print.SeparatedRows;
import se.utskick.print.SeparatedRows.Row;

/**
 * {@code restricted/decisions.csv} read from its description alone (contract, sections 2 and 4): every youth × recipient × meeting has one
 * outcome, every EMAIL and PRINT row is on exactly one piece and no other row is.
 */
final class DecisionFile {

    private static final List<String> HEADER = List.of("youth", "recipient", "meeting", "outcome", "piece");
    private static final Set<String> OUTCOMES = Set.of(
            "PROTECTED",
            "YOUTH_NOT_IN_EXTRACT",
            "NO_CUSTODIAN",
            "TOO_MANY_CUSTODIANS",
            "RECIPIENT_WITHOUT_IDENTITY",
            "RECIPIENT_NOT_IN_EXTRACT",
            "RECIPIENT_DECEASED",
            "RECIPIENT_EMIGRATED",
            "RECIPIENT_DEREGISTERED",
            "SUPPRESSED",
            "ALREADY_SENT",
            "EMAIL",
            "NO_ADDRESS",
            "NOT_PRINTABLE",
            "PRINT");
    private static final Set<String> SENT = Set.of("EMAIL", "PRINT");

    private final Differences differences;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, String> pieces = new TreeMap<>();
    private final Set<String> youths = new HashSet<>();
    private @Nullable List<String> before;
    private int rows;

    private DecisionFile(Differences differences) {
        this.differences = differences;
    }

    /** Of a run that has none. */
    static DecisionFile none(Differences differences) {
        return new DecisionFile(differences);
    }

    static DecisionFile read(Path file, Differences differences) {
        DecisionFile decisions = new DecisionFile(differences);
        int line = 1;
        try (SeparatedRows csv = SeparatedRows.open(file)) {
            Row header = csv.next();
            if (header == null || !header.fields().equals(HEADER)) {
                throw new IOException("header");
            }
            for (Row row = csv.next(); row != null; row = csv.next()) {
                line = row.line();
                decisions.take(row);
            }
        } catch (IOException e) {
            differences.add("decisions-unreadable", line);
        }
        return decisions;
    }

    int rows() {
        return rows;
    }

    int youths() {
        return youths.size();
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** EMAIL or PRINT by piece. */
    Map<String, String> pieces() {
        return pieces;
    }

    private void take(Row row) throws IOException {
        List<String> fields = row.fields();
        if (fields.size() != HEADER.size()) {
            throw new IOException("columns");
        }
        rows++;
        youths.add(fields.get(0));
        String outcome = fields.get(3);
        outcomes.merge(outcome, 1, Integer::sum);
        if (!OUTCOMES.contains(outcome)) {
            differences.add("decisions-outcome", row.line());
        }
        checkPiece(row.line(), outcome, fields.get(4));
        checkOrder(row.line(), fields);
    }

    private void checkPiece(int line, String outcome, String piece) {
        if (SENT.contains(outcome) != !piece.isEmpty()) {
            differences.add(piece.isEmpty() ? "decisions-no-piece" : "decisions-piece", line);
        } else if (!piece.isEmpty()) {
            String other = pieces.put(piece, outcome);
            if (other != null && !other.equals(outcome)) {
                differences.add("decisions-two-channels", piece);
            }
        }
    }

    private void checkOrder(int line, List<String> fields) {
        List<String> last = before;
        before = fields;
        if (last == null) {
            return;
        }
        boolean same = last.subList(0, 3).equals(fields.subList(0, 3));
        // Two relations without an identity number are two rows that look alike.
        if (same && !fields.get(1).isEmpty()) {
            differences.add("decisions-twice", line);
        }
        for (int i = 0; i < 4; i++) {
            int order = last.get(i).compareTo(fields.get(i));
            if (order > 0) {
                differences.add("decisions-order", line);
            }
            if (order != 0) {
                return;
            }
        }
    }
}
