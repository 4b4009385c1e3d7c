package se.utskick.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which recipient got which campaign about which youth in which period, across runs and years, as keyed hashes. */
@Component
public class SentMemory {

    private static final int AT_A_TIME = 1000;
    private static final Set<PieceState> TAKEN_BACK =
            Arrays.stream(PieceState.values()).filter(PieceState::isTakenBack).collect(Collectors.toUnmodifiableSet());

    private final JdbcTemplate jdbc;
    private final MemoryKey key;

    SentMemory(JdbcTemplate jdbc, MemoryKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** That a piece was for this youth and recipient. */
    public record Sent(String period, String youth, String recipient, String piece) {

        @Override
        public String toString() {
            return "Sent[" + piece + "]";
        }
    }

    /**
     * Whether any earlier run's piece, delivered and not cancelled, rejected, failed or bounced without fallback, was for one of the
     * youth's numbers and one of the recipient's.
     *
     * @param run not counted: the run that asks
     * @param period as {@code OncePer.periodKey} names it
     */
    public boolean wasSent(
            String run,
            String campaign,
            String period,
            Collection<String> youthNumbers,
            Collection<String> recipientNumbers) {
        if (!hasAny(campaign, period)) {
            return false;
        }
        return youthNumbers.stream()
                .anyMatch(youth -> recipientNumbers.stream()
                        .anyMatch(recipient -> isRemembered(run, hash(campaign, period, youth, recipient))));
    }

    /** Remembers that a piece of the run is for this youth and recipient; in the caller's transaction. */
    public void remember(String run, String campaign, String period, String youth, String recipient, String piece) {
        remember(run, campaign, List.of(new Sent(period, youth, recipient, piece)));
    }

    /** The same for many; in the caller's transaction. Remembering twice is remembering once. */
    public void remember(String run, String campaign, List<Sent> sent) {
        jdbc.batchUpdate(
                "insert into sent_memory (person_key, campaign, period, run, piece)"
                        + " select cast(? as char(64)), cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar)"
                        + " where not exists (select 1 from sent_memory where person_key = ? and run = ? and piece = ?)",
                sent,
                AT_A_TIME,
                (statement, one) -> {
                    String hash = hash(campaign, one.period(), one.youth(), one.recipient());
                    statement.setString(1, hash);
                    statement.setString(2, campaign);
                    statement.setString(3, one.period());
                    statement.setString(4, run);
                    statement.setString(5, one.piece());
                    statement.setString(6, hash);
                    statement.setString(7, run);
                    statement.setString(8, one.piece());
                });
    }

    /** The runs that have sent anything in a period, purged ones too; by name. */
    public List<String> runsOf(String campaign, String period) {
        return jdbc.queryForList(
                "select distinct run from sent_memory where campaign = ? and period = ? order by run",
                String.class,
                campaign,
                period);
    }

    private boolean hasAny(String campaign, String period) {
        return !jdbc.queryForList(
                        "select 1 from sent_memory where campaign = ? and period = ? limit 1",
                        Integer.class,
                        campaign,
                        period)
                .isEmpty();
    }

    private boolean isRemembered(String run, String hash) {
        List<Object> arguments = new ArrayList<>(List.of(hash, run));
        TAKEN_BACK.forEach(state -> arguments.add(state.name()));
        return !jdbc.queryForList(
                        "select 1 from sent_memory m join piece_state s on s.run = m.run and s.piece = m.piece"
                                + " where m.person_key = ? and m.run <> ? and s.state not in (?"
                                + ", ?".repeat(TAKEN_BACK.size() - 1) + ") limit 1",
                        Integer.class,
                        arguments.toArray())
                .isEmpty();
    }

    private String hash(String campaign, String period, String youth, String recipient) {
        return key.hash(String.join("\n", campaign, period, youth, recipient));
    }
}
