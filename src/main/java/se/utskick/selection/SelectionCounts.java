package se.utskick.selection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;
import se.utskick.file.Json;
import tools.jackson.core.type.TypeReference;

/** Exact counts of a run's decisions and pieces, asked of its tables. Exact counts by school or place stay in {@code restricted/}. */
@Component
public class SelectionCounts {

    private final JdbcTemplate jdbc;

    SelectionCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the run's selection came to, as it was told when made; empty where there is none. */
    public Optional<SelectionResult> result(String run) {
        List<String> withoutMeeting =
                jdbc.queryForList("select without_meeting from selection where run = ?", String.class, run);
        return withoutMeeting.stream().findFirst().map(units -> {
            Map<Channel, Integer> pieces = pieces(run);
            return new SelectionResult(
                    youths(run),
                    rows(run),
                    pieces.getOrDefault(Channel.EMAIL, 0),
                    pieces.getOrDefault(Channel.PRINT, 0),
                    byOutcome(run),
                    Json.COMPACT.readValue(units, new TypeReference<TreeMap<String, Integer>>() {}));
        });
    }

    public int youths(String run) {
        return count("select count(distinct youth) from decision where run = ?", run);
    }

    public int rows(String run) {
        return count("select count(*) from decision where run = ?", run);
    }

    /** In the order of {@link Outcome}, none left out. */
    public Map<Outcome, Integer> byOutcome(String run) {
        Map<Outcome, Integer> counts = zeros();
        jdbc.query(
                "select outcome, count(*) from decision where run = ? group by outcome",
                row -> {
                    counts.put(Outcome.valueOf(row.getString(1)), row.getInt(2));
                },
                run);
        return counts;
    }

    /** By the meeting's school, in code-point order; empty where the campaign has no meetings. Outcomes that occur. */
    public Map<String, Map<Outcome, Integer>> bySchool(String run) {
        return by("school", run);
    }

    /** Sent rows by the recipient's postort (country, for abroad), in code-point order; rows without a complete address are not there. */
    public Map<String, Map<Outcome, Integer>> byPlace(String run) {
        return by("place", run);
    }

    /** Pieces by channel, both there. */
    public Map<Channel, Integer> pieces(String run) {
        Map<Channel, Integer> counts = new EnumMap<>(Map.of(Channel.EMAIL, 0, Channel.PRINT, 0));
        jdbc.query(
                "select channel, count(*) from piece where run = ? group by channel",
                row -> {
                    counts.put(Channel.valueOf(row.getString(1)), row.getInt(2));
                },
                run);
        return counts;
    }

    /** NOT_PRINTABLE rows by reason and field, in order. */
    public Map<String, Integer> byFlaw(String run) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.query(
                "select flaw, count(*) from decision where run = ? and flaw is not null group by flaw",
                row -> {
                    counts.put(row.getString(1), row.getInt(2));
                },
                run);
        return counts;
    }

    /** Rows whose recipient would get e-mail, were the address not one that does not exist. */
    public int bouncedAddresses(String run) {
        return count("select count(*) from decision where run = ? and bounced", run);
    }

    private Map<String, Map<Outcome, Integer>> by(String column, String run) {
        Map<String, Map<Outcome, Integer>> counts = new TreeMap<>();
        jdbc.query(
                "select " + column + ", outcome, count(*) from decision where run = ? and " + column + " <> ''"
                        + " group by " + column + ", outcome",
                row -> {
                    counts.computeIfAbsent(row.getString(1), none -> new EnumMap<>(Outcome.class))
                            .put(Outcome.valueOf(row.getString(2)), row.getInt(3));
                },
                run);
        return counts;
    }

    private int count(String query, String run) {
        Integer count = jdbc.queryForObject(query, Integer.class, run);
        return count == null ? 0 : count;
    }

    private static Map<Outcome, Integer> zeros() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        return counts;
    }
}
