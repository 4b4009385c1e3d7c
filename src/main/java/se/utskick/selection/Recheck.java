package se.utskick.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Looks at a run again in the light of a newer snapshot, before approval and before delivery. */
@Component
public class Recheck {

    private static final int CHUNK = 500;
    private static final List<String> KINDS = List.of("PROTECTED", "SUPPRESSED", "DEREGISTERED");

    private final JdbcTemplate jdbc;

    Recheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something against a row to be sent.
     *
     * @param piece the row is on
     * @param kind PROTECTED, SUPPRESSED or DEREGISTERED; MEETING_CHANGED of what the row tells, not of whom
     */
    public record Objection(String piece, String kind) {}

    /**
     * Rows to be sent whose youth or recipient the newer snapshot protects, suppresses or deregisters: one objection a row, the first of
     * PROTECTED, SUPPRESSED and DEREGISTERED that fits; empty where there are none. A youth's other recipients count for PROTECTED, as
     * they do in the selection. Whom the newer snapshot does not know it says nothing of.
     */
    public List<Objection> objections(String run, String campaign, int newerSnapshot) {
        StoredSelection selection = StoredSelection.of(jdbc, run);
        NewerSnapshot newer = new NewerSnapshot(jdbc, selection, campaign, newerSnapshot);
        List<Objection> objections = new ArrayList<>();
        List<Household> households = households(run);
        for (int from = 0; from < households.size(); from += CHUNK) {
            List<Household> chunk = households.subList(from, Math.min(from + CHUNK, households.size()));
            collect(chunk, newer.objectionsTo(everybody(chunk)), objections);
        }
        return List.copyOf(objections);
    }

    private static void collect(List<Household> households, Map<String, Set<String>> said, List<Objection> objections) {
        for (Household household : households) {
            boolean isProtected = household.everybody().stream()
                    .anyMatch(person -> said.getOrDefault(person, Set.of()).contains("PROTECTED"));
            for (SentRow row : household.sentTo()) {
                Set<String> kinds = new HashSet<>(said.getOrDefault(household.youth(), Set.of()));
                kinds.addAll(said.getOrDefault(row.recipient(), Set.of()));
                if (isProtected) {
                    kinds.add("PROTECTED");
                }
                KINDS.stream()
                        .filter(kinds::contains)
                        .findFirst()
                        .ifPresent(kind -> objections.add(new Objection(row.piece(), kind)));
            }
        }
    }

    private static Set<String> everybody(Collection<Household> households) {
        Set<String> everybody = new HashSet<>();
        households.forEach(household -> everybody.addAll(household.everybody()));
        return everybody;
    }

    /** Youths with a row to be sent, with all their recipients; a row whose piece was taken out is no longer to be sent. */
    private List<Household> households(String run) {
        Map<String, Household> households = new LinkedHashMap<>();
        jdbc.query(
                "select d.youth, d.recipient, d.piece, p.state from decision d"
                        + " left join piece_state p on p.run = d.run and p.piece = d.piece where d.run = ? and d.youth in"
                        + " (select s.youth from decision s where s.run = ? and s.piece is not null) order by d.ordinal",
                row -> {
                    Household household = households.computeIfAbsent(
                            row.getString(1),
                            youth -> new Household(youth, new HashSet<>(Set.of(youth)), new ArrayList<>()));
                    household.everybody().add(row.getString(2));
                    if (row.getString(3) != null && !"CANCELLED".equals(row.getString(4))) {
                        household.sentTo().add(new SentRow(row.getString(2), row.getString(3)));
                    }
                },
                run,
                run);
        return List.copyOf(households.values());
    }

    /** A row to be sent, of the youth it stands under. */
    private record SentRow(String recipient, String piece) {

        @Override
        public String toString() {
            return "SentRow[" + piece + "]";
        }
    }

    /** A youth and those around, by the numbers of the run. */
    private record Household(String youth, Set<String> everybody, List<SentRow> sentTo) {

        @Override
        public String toString() {
            return "Household[masked]";
        }
    }
}
