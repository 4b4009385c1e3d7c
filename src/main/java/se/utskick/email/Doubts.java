package se.utskick.email;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;

/** The messages nobody knows about, as the log has them, and what settles them. */
@Component
public class Doubts {

    /** When a fact came about that the log took over later. */
    private static final Pattern NOTED = Pattern.compile("; noted=([^;]+)");

    private final DeliveryLog log;
    private final JdbcTemplate jdbc;

    Doubts(DeliveryLog log, JdbcTemplate jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /** The messages of a run that are in doubt, by reference. */
    public List<Doubt> of(String run) {
        return jdbc.query(
                "select s.piece, e.time, e.detail from piece_state s"
                        + " join log_entry e on e.run = s.run and e.piece = s.piece and e.to_state = 'IN_DOUBT'"
                        + " where s.run = ? and s.state = 'IN_DOUBT' and e.seq = (select max(seq) from log_entry x"
                        + " where x.run = s.run and x.piece = s.piece) order by s.piece",
                (row, n) -> Doubt.of(row.getString(1), row.getString(2), row.getString(3)),
                run);
    }

    /**
     * Messages of a run that the server answered for.
     *
     * @param last when the last of them was written down
     */
    record Answered(Set<String> pieces, Instant last) {}

    /** Those it answered for since then; a relay's log that lacks one of them has a hole. */
    Answered answered(String run, Instant since) {
        Set<String> pieces = new HashSet<>();
        Instant[] last = {since};
        jdbc.query(
                "select piece, time, detail from log_entry"
                        + " where run = ? and from_state = 'QUEUED' and to_state = 'SENT' and time >= ? order by seq",
                row -> {
                    Matcher noted = NOTED.matcher(String.valueOf(row.getString(3)));
                    if (!noted.find() || !Instant.parse(noted.group(1)).isBefore(since)) {
                        pieces.add(row.getString(1));
                        last[0] = Instant.parse(row.getString(2));
                    }
                },
                run,
                DeliveryLog.timeFrom(since));
        return new Answered(pieces, last[0]);
    }

    /** What a relay's own log says of messages in doubt: that it took some, and that it never had the others. */
    void resolve(String run, Map<String, String> taken, Collection<String> neverHad) {
        List<LogEvent> events = new ArrayList<>();
        taken.forEach((piece, queue) -> events.add(LogEvent.move(
                piece, PieceState.IN_DOUBT, PieceState.SENT, null, "evidence=relay-log; queue=" + queue)));
        neverHad.forEach(piece -> events.add(
                LogEvent.move(piece, PieceState.IN_DOUBT, PieceState.QUEUED, null, "evidence=relay-log; queue=none")));
        if (!events.isEmpty()) {
            log.append(run, events, () -> {});
        }
    }
}
