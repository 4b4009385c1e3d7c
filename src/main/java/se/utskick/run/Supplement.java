package se.utskick.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A package after a run's own: letters instead of messages, and reprints.
 *
 * @param number from 2, as in {@code print-2}
 * @param pieces in it now, taken out ones not counted; {@code reprints} those of them that were printed before
 * @param leftOut how many messages got no letter, by {@link Awaiting} reason
 * @param packageSha256 of its SHA256SUMS
 * @param approvedBy null until somebody has; {@code approvedPieces} is then what was counted
 */
public record Supplement(
        String run,
        int number,
        SupplementState state,
        int pieces,
        int reprints,
        SortedMap<String, Integer> leftOut,
        String packageSha256,
        String preparedBy,
        @Nullable String approvedBy,
        int approvedPieces) {

    public Supplement {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /** What the log binds its package's hash under. */
    String binding() {
        return "package-" + number;
    }
}
