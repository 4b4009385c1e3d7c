package se.utskick.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.selection.YouthCase.Invited;
import se.utskick.selection.YouthCase.Relationship;
import se.utskick.selection.YouthRoll.Entry;

/** Reads the cases of a chunk of youths from the snapshot, in a fixed number of queries. */
final class CaseReader {

    private final SelectionOrder order;
    private final Replacements replacements;
    private final SnapshotLookup lookup;

    CaseReader(JdbcTemplate jdbc, SelectionOrder order, Replacements replacements) {
        this.order = order;
        this.replacements = replacements;
        this.lookup = new SnapshotLookup(jdbc, order.snapshot());
    }

    /** One case an entry, in the same order. */
    List<YouthCase> read(List<Entry> youths) {
        Map<String, List<Related>> relations = relations(youths);
        PersonFinder persons = new PersonFinder(lookup, replacements, order, everyNumber(youths, relations.values()));
        List<YouthCase> cases = new ArrayList<>();
        for (Entry entry : youths) {
            KnownPerson youth = persons.knownBy(entry.asked());
            List<Invited> invited = entry.invited().stream()
                    .map(told -> new Invited(persons.knownBy(List.of(told.recipient())), told))
                    .toList();
            cases.add(new YouthCase(youth, relationships(youth, relations, persons), entry.occasions(), invited));
        }
        return cases;
    }

    /** Those in the record reached; where none was, nobody is known. */
    private static List<Relationship> relationships(
            KnownPerson youth, Map<String, List<Related>> relations, PersonFinder persons) {
        if (youth.reached() == null) {
            return List.of();
        }
        return relations.getOrDefault(youth.number(), List.of()).stream()
                .map(related -> related.asRelationship(persons))
                .toList();
    }

    private Map<String, List<Related>> relations(List<Entry> youths) {
        Set<String> reached = new TreeSet<>();
        for (Entry youth : youths) {
            youth.asked().forEach(number -> replacements.trail(number).end().ifPresent(reached::add));
        }
        Map<String, List<Related>> relations = new HashMap<>();
        lookup.relations(
                reached,
                row -> relations
                        .computeIfAbsent(row.getString("person"), none -> new ArrayList<>())
                        .add(new Related(
                                row.getInt("ordinal"),
                                row.getString("kind"),
                                row.getString("related"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("until_day", LocalDate.class))));
        relations.values().forEach(of -> of.sort(Comparator.comparingInt(Related::ordinal)));
        return relations;
    }

    private Set<String> everyNumber(List<Entry> youths, Collection<List<Related>> relations) {
        Set<String> asked = new HashSet<>();
        youths.forEach(youth -> asked.addAll(youth.asked()));
        youths.forEach(youth -> youth.invited().forEach(told -> asked.add(told.recipient())));
        relations.forEach(of -> of.forEach(relation -> relation.number().ifPresent(asked::add)));
        return replacements.numbersOf(asked);
    }

    /** A relation as it stands in the table. */
    private record Related(
            int ordinal,
            String kind,
            @Nullable String related,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        Optional<String> number() {
            return Optional.ofNullable(related).filter(number -> !number.isEmpty());
        }

        Relationship asRelationship(PersonFinder persons) {
            return new Relationship(
                    kind, number().map(asked -> persons.knownBy(List.of(asked))).orElse(null), from, until);
        }
    }
}
