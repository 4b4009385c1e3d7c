package se.utskick.oracle;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * What should become of a mailing.
 *
 * @param rows sorted; two relations without a number make two equal rows
 * @param pieces each as the rows on it
 */
public record Judgement(List<Row> rows, Set<NavigableSet<Row>> pieces) {

    /** A line of decisions.csv without its piece. */
    public record Row(String youth, String recipient, String meeting, String outcome) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            return line().compareTo(other.line());
        }

        private String line() {
            return String.join("\u0001", youth, recipient, meeting, outcome);
        }
    }
}
