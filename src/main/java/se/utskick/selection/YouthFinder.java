package se.utskick.selection;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Refusal;
import se.utskick.campaign.AudienceRule;
import se.utskick.selection.SelectionOrder.Window;
import se.utskick.selection.YouthCase.Occasion;
import se.utskick.selection.YouthRoll.Entry;

/** Finds a campaign's youths in the snapshot (contract, section 2, "Youths of a campaign"); only their numbers stay in memory. */
final class YouthFinder {

    /** Numbers looked up at a time. */
    static final int CHUNK = 1000;

    private final JdbcTemplate jdbc;
    private final SelectionOrder order;
    private final Replacements replacements;

    YouthFinder(JdbcTemplate jdbc, SelectionOrder order, Replacements replacements) {
        this.jdbc = jdbc;
        this.order = order;
        this.replacements = replacements;
    }

    YouthRoll find() {
        AudienceRule rule = order.campaign().rule();
        if (rule instanceof AudienceRule.SchoolYear school) {
            return pupils(school);
        }
        if (rule instanceof AudienceRule.TurningAge turning) {
            Window window = window();
            return registeredHere(
                    window.from().minusYears(turning.age()),
                    window.to().minusYears(turning.age()),
                    birth -> turning.holds(birth, window.from(), window.to()));
        }
        AudienceRule.AgeRange range = (AudienceRule.AgeRange) rule;
        return registeredHere(
                order.asOf().minusYears(range.to() + 1L),
                order.asOf().minusYears(range.from()),
                birth -> range.holds(birth, order.asOf()));
    }

    private Window window() {
        Window window = order.window();
        if (window == null) {
            throw Refusal.misuse("selection.no-window", order.campaign().name());
        }
        return window;
    }

    /**
     * Registered in the municipality and not deregistered; a record rejected for its flag alone tells that too. The database looks a day
     * around the births wanted, for leap days, and the rule decides.
     */
    private YouthRoll registeredHere(LocalDate earliest, LocalDate latest, Predicate<LocalDate> age) {
        List<Entry> youths = new ArrayList<>();
        jdbc.query(
                "select number, birth_date from person where snapshot = ? and municipality = ?"
                        + " and birth_date between ? and ? and (deregistration is null or deregistration = '')"
                        + " and (usable or protection <> 'NONE')",
                row -> {
                    if (age.test(row.getObject(2, LocalDate.class))) {
                        youths.add(new Entry(List.of(row.getString(1)), List.of(Occasion.NONE)));
                    }
                },
                order.snapshot(),
                order.campaign().municipality(),
                earliest.minusDays(1),
                latest.plusDays(1));
        youths.sort(comparing(youth -> youth.asked().get(0)));
        return new YouthRoll(youths, Map.of());
    }

    private YouthRoll pupils(AudienceRule.SchoolYear rule) {
        Map<String, TreeSet<Occasion>> meetingsOfUnit = meetingsOfUnits();
        Map<String, TreeSet<Occasion>> meetingsOfPupil = new TreeMap<>();
        Map<String, Integer> withoutMeeting = new TreeMap<>();
        jdbc.query(
                "select distinct pupil, unit, form from enrolment where snapshot = ? and grade = ? and not cancelled"
                        + " and (start_day is null or start_day <= ?) and (end_day is null or end_day >= ?)",
                row -> {
                    if (!rule.forms().contains(row.getString(3))) {
                        return;
                    }
                    TreeSet<Occasion> meetings = meetingsOfUnit.get(row.getString(2));
                    if (meetings == null) {
                        withoutMeeting.merge(row.getString(2), 1, Integer::sum);
                    } else {
                        meetingsOfPupil
                                .computeIfAbsent(row.getString(1), none -> new TreeSet<>())
                                .addAll(meetings);
                    }
                },
                order.snapshot(),
                rule.grade(),
                order.asOf(),
                order.asOf());
        return new YouthRoll(joined(meetingsOfPupil), withoutMeeting);
    }

    /** Meetings on or after the as-of date, by the unit whose pupils' recipients are invited. */
    private Map<String, TreeSet<Occasion>> meetingsOfUnits() {
        Map<String, TreeSet<Occasion>> meetings = new HashMap<>();
        jdbc.query(
                "select u.unit, m.id, m.school from meeting m join meeting_unit u"
                        + " on u.snapshot = m.snapshot and u.meeting = m.id where m.snapshot = ? and m.held_on >= ?",
                row -> {
                    meetings.computeIfAbsent(row.getString(1), none -> new TreeSet<>())
                            .add(new Occasion(row.getString(2), row.getString(3)));
                },
                order.snapshot(),
                order.asOf());
        return meetings;
    }

    /** Pupils whose numbers lead to one person are one youth; whoever is not in the register stays under the number as it stands. */
    private List<Entry> joined(Map<String, TreeSet<Occasion>> meetingsOfPupil) {
        Map<String, String> reached = reached(meetingsOfPupil.keySet());
        TreeMap<String, List<String>> asked = new TreeMap<>();
        for (String pupil : meetingsOfPupil.keySet()) {
            asked.computeIfAbsent(reached.getOrDefault(pupil, pupil), none -> new ArrayList<>())
                    .add(pupil);
        }
        List<Entry> entries = new ArrayList<>();
        for (List<String> numbers : asked.values()) {
            TreeSet<Occasion> meetings = new TreeSet<>();
            numbers.forEach(number -> meetings.addAll(meetingsOfPupil.getOrDefault(number, new TreeSet<>())));
            entries.add(new Entry(numbers, List.copyOf(meetings)));
        }
        return entries;
    }

    private Map<String, String> reached(Collection<String> pupils) {
        Map<String, String> ends = new HashMap<>();
        for (String pupil : pupils) {
            replacements.trail(pupil).end().ifPresent(end -> ends.put(pupil, end));
        }
        List<String> numbers = List.copyOf(new TreeSet<>(ends.values()));
        Map<String, RegisterRecord> somebody = new HashMap<>();
        SnapshotLookup lookup = new SnapshotLookup(jdbc, order.snapshot());
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            somebody.putAll(lookup.records(numbers.subList(from, Math.min(from + CHUNK, numbers.size()))));
        }
        ends.values()
                .removeIf(
                        end -> !somebody.containsKey(end) || !somebody.get(end).isSomebody());
        return ends;
    }
}
