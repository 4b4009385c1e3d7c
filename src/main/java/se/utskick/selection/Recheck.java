package se.utskick.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
     * Rows to be sent whose youth or recipient the newer snapshot protects, suppresses or deregisters: how many, by PROTECTED,
     * SUPPRESSED and DEREGISTERED, each row under the first that fits; empty where there are none. A youth's other recipients count
     * for PROTECTED, as they do in the selection. Whom the newer snapshot does not know it says nothing of.
     */
    public Map<String, Integer> objections(String run, String campaign, int newerSnapshot) {
        StoredSelection selection = StoredSelection.of(jdbc, run);
        NewerSnapshot newer = new NewerSnapshot(jdbc, selection, campaign, newerSnapshot);
        Map<String, Integer> objections = new HashMap<>();
        List<Household> households = households(run);
        for (int from = 0; from < households.size(); from += CHUNK) {
            List<Household> chunk = households.subList(from, Math.min(from + CHUNK, households.size()));
            count(chunk, newer.objectionsTo(everybody(chunk)), objections);
        }
        Map<String, Integer> ordered = new LinkedHashMap<>();
        KINDS.stream()
                .filter(objections::containsKey)
                .forEach(kind -> ordered.put(kind, objections.getOrDefault(kind, 0)));
        return ordered;
    }

    private static void count(
            List<Household> households, Map<String, Set<String>> said, Map<String, Integer> objections) {
        for (Household household : households) {
            boolean isProtected = household.everybody().stream()
                    .anyMatch(person -> said.getOrDefault(person, Set.of()).contains("PROTECTED"));
            for (String recipient : household.sentTo()) {
                Set<String> kinds = new HashSet<>(said.getOrDefault(household.youth(), Set.of()));
                kinds.addAll(said.getOrDefault(recipient, Set.of()));
                if (isProtected) {
                    kinds.add("PROTECTED");
                }
                KINDS.stream()
                        .filter(kinds::contains)
                        .findFirst()
                        .ifPresent(kind -> objections.merge(kind, 1, Integer::sum));
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
                        household.sentTo().add(row.getString(2));
                    }
                },
                run,
                run);
        return List.copyOf(households.values());
    }

    /**
     * A youth and those around, by the numbers of the run.
     *
     * @param sentTo a recipient once a row
     */
    private record Household(String youth, Set<String> everybody, List<String> sentTo) {

        @Override
        public String toString() {
            return "Household[masked]";
        }
    }
}
