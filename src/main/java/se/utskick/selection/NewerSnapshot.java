package se.utskick.selection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a newer snapshot says against people of a run, whatever numbers they went by then or go by now. */
final class NewerSnapshot {

    private final StoredSelection selection;
    private final String campaign;
    private final SnapshotLookup then;
    private final SnapshotLookup now;
    private final Replacements replacedThen;
    private final Replacements replacedNow;

    NewerSnapshot(JdbcTemplate jdbc, StoredSelection selection, String campaign, int newer) {
        this.selection = selection;
        this.campaign = campaign;
        this.then = new SnapshotLookup(jdbc, selection.snapshot());
        this.now = new SnapshotLookup(jdbc, newer);
        this.replacedThen = Replacements.of(jdbc, selection.snapshot());
        this.replacedNow = Replacements.of(jdbc, newer);
    }

    /** PROTECTED, SUPPRESSED and DEREGISTERED, by the number the run knows each person by; only those there is something against. */
    Map<String, Set<String>> objectionsTo(Collection<String> persons) {
        Map<String, Set<String>> numbersOf = new HashMap<>();
        Set<String> all = new TreeSet<>();
        for (String person : persons) {
            Set<String> numbers = replacedNow.numbersOf(replacedThen.numbersOf(List.of(person)));
            numbersOf.put(person, numbers);
            all.addAll(numbers);
        }
        Map<String, RegisterRecord> before = then.records(persons);
        Map<String, RegisterRecord> records = now.records(all);
        Set<String> marked = now.marked(all);
        Set<String> suppressed = now.suppressed(all, campaign, selection.asOf());
        Map<String, Set<String>> objections = new HashMap<>();
        numbersOf.forEach((person, numbers) -> {
            Set<String> against = new HashSet<>();
            if (numbers.stream().anyMatch(number -> marked.contains(number) || isProtected(records.get(number)))) {
                against.add("PROTECTED");
            }
            if (numbers.stream().anyMatch(suppressed::contains)) {
                against.add("SUPPRESSED");
            }
            if (isDeregistered(person, records, before.get(person))) {
                against.add("DEREGISTERED");
            }
            if (!against.isEmpty()) {
                objections.put(person, against);
            }
        });
        return objections;
    }

    /**
     * Deregistered since: by another code than when the run was selected (who had emigrated then may get a letter abroad), or replaced
     * by a number that leads to nobody.
     */
    private boolean isDeregistered(
            String person, Map<String, RegisterRecord> records, @Nullable RegisterRecord before) {
        RegisterRecord own = records.get(person);
        if (own == null) {
            return false;
        }
        RegisterRecord reached =
                replacedNow.trail(person).end().map(records::get).orElse(null);
        if (reached == null) {
            return true;
        }
        String code = before == null ? "" : before.deregistration();
        return reached.isDeregistered() && !reached.deregistration().equals(code);
    }

    private static boolean isProtected(@Nullable RegisterRecord found) {
        return found != null && found.protection().isProtected();
    }
}
