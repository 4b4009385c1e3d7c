package se.utskick.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The replaced numbers of a snapshot (GN and GS) and where they lead. About one number in a hundred is replaced, so they fit in memory
 * where the register would not.
 */
final class Replacements {

    private static final String NOWHERE = "";

    private final Map<String, String> next;
    private final Map<String, List<String>> leadingTo = new HashMap<>();

    /** @param next the number that replaced each; empty where the record does not say */
    Replacements(Map<String, String> next) {
        this.next = next;
        for (String number : next.keySet()) {
            trail(number)
                    .end()
                    .ifPresent(end -> leadingTo
                            .computeIfAbsent(end, none -> new ArrayList<>())
                            .add(number));
        }
    }

    static Replacements of(JdbcTemplate jdbc, int snapshot) {
        Map<String, String> next = new HashMap<>();
        jdbc.query(
                "select number, replaced_by from person where snapshot = ? and deregistration in ('GN', 'GS')",
                row -> {
                    String replacedBy = row.getString(2);
                    next.put(row.getString(1), replacedBy == null ? NOWHERE : replacedBy);
                },
                snapshot);
        return new Replacements(next);
    }

    /** The way from a number to the one that is not itself replaced. */
    Trail trail(String number) {
        Set<String> passed = new LinkedHashSet<>();
        String at = number;
        while (passed.add(at)) {
            if (!next.containsKey(at)) {
                return new Trail(List.copyOf(passed), Optional.of(at));
            }
            at = next.getOrDefault(at, NOWHERE);
            if (at.isEmpty()) {
                return new Trail(List.copyOf(passed), Optional.empty());
            }
        }
        return new Trail(List.copyOf(passed), Optional.empty());
    }

    /** Every number that a person goes by who was asked for by these: on the way, at its end, and those that lead there too; sorted. */
    Set<String> numbersOf(Collection<String> asked) {
        Set<String> numbers = new TreeSet<>();
        for (String number : asked) {
            Trail trail = trail(number);
            numbers.addAll(trail.numbers());
            trail.end().ifPresent(end -> numbers.addAll(leadingTo.getOrDefault(end, List.of())));
        }
        return numbers;
    }

    /**
     * A way through replaced numbers.
     *
     * @param numbers passed, in order, the first and the last too
     * @param end the last one, which may have no record; empty where the way is a circle or stops without a number
     */
    record Trail(List<String> numbers, Optional<String> end) {}
}
