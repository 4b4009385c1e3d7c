package se.utskick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog.Head;

/** The entries and states as the database holds them; one thread writes. */
@Component
class LogTable {

    private static final int FETCH = 1000;

    private final JdbcTemplate jdbc;
    private final PieceStates states;
    private final Clock clock;

    LogTable(JdbcTemplate jdbc, PieceStates states, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void append(String run, List<LogEvent> events) {
        move(run, events);
        chain(run, events);
    }

    Head head(String run) {
        // By the whole key, which H2 then walks backwards; by seq alone it sorts the whole run.
        return jdbc
                .query(
                        "select seq, hash from log_entry where run = ? order by run desc, seq desc limit 1",
                        (row, n) -> new Head(row.getLong(1), row.getString(2)),
                        run)
                .stream()
                .findFirst()
                .orElse(new Head(0, LogEntry.NO_HASH));
    }

    /** The lines of the export in their order, without line ends, streamed. */
    void forEachLine(String run, Consumer<String> consumer) {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCH);
        streaming.query(
                "select * from log_entry where run = ? order by seq",
                row -> {
                    consumer.accept(entry(row).line(row.getString("hash")));
                },
                run);
    }

    private void move(String run, List<LogEvent> events) {
        List<LogEvent> moves =
                events.stream().filter(event -> event.piece() != null).toList();
        Map<String, PieceStates.Known> known =
                states.known(run, moves.stream().map(LogTable::piece).distinct().toList());
        Map<String, PieceStates.Known> moved = new LinkedHashMap<>();
        List<String> born = new ArrayList<>();
        for (LogEvent event : moves) {
            requireHandedOver(run, event);
            PieceStates.@Nullable Known now = moved.getOrDefault(piece(event), known.get(piece(event)));
            moved.put(piece(event), moved(event, now));
            if (now == null) {
                born.add(piece(event));
            }
        }
        insert(run, born, moved);
        born.forEach(moved::remove);
        update(run, moved);
    }

    /** What was taken out before it was handed over is nowhere but here: it cannot be posted. */
    private void requireHandedOver(String run, LogEvent event) {
        if (PieceState.CANCELLED.name().equals(event.from())
                && jdbc.queryForList(
                                "select 1 from log_entry where run = ? and piece = ? and to_state = 'HANDED_OVER' limit 1",
                                Integer.class,
                                run,
                                piece(event))
                        .isEmpty()) {
            throw Refusal.of(
                    "delivery.impossible-move", piece(event), shown(event.from()), shown(event.to()), Route.PRINT);
        }
    }

    private static PieceStates.Known moved(LogEvent event, PieceStates.@Nullable Known now) {
        PieceState to = PieceState.valueOf(String.valueOf(event.to()));
        String from = now == null ? null : now.state().name();
        if (!Objects.equals(from, event.from())) {
            throw Refusal.of("delivery.not-in-state", piece(event), shown(event.from()), shown(from), to);
        }
        Route route = now != null ? now.route() : Transition.bornInto(to).orElse(Route.PRINT);
        if (!Transition.isAllowed(route, now == null ? null : now.state(), to)) {
            throw Refusal.of("delivery.impossible-move", piece(event), shown(from), to, route);
        }
        return new PieceStates.Known(route, to);
    }

    private void insert(String run, List<String> born, Map<String, PieceStates.Known> moved) {
        jdbc.batchUpdate(
                "insert into piece_state (run, piece, channel, state) values (?, ?, ?, ?)",
                born,
                FETCH,
                (statement, piece) -> {
                    PieceStates.Known known = Objects.requireNonNull(moved.get(piece));
                    statement.setString(1, run);
                    statement.setString(2, piece);
                    statement.setString(3, known.route().name());
                    statement.setString(4, known.state().name());
                });
    }

    private void update(String run, Map<String, PieceStates.Known> moved) {
        jdbc.batchUpdate(
                "update piece_state set state = ? where run = ? and piece = ?",
                moved.entrySet(),
                FETCH,
                (statement, entry) -> {
                    statement.setString(1, entry.getValue().state().name());
                    statement.setString(2, run);
                    statement.setString(3, entry.getKey());
                });
    }

    private void chain(String run, List<LogEvent> events) {
        Head head = head(run);
        String time = LogEntry.time(clock.instant());
        List<Object[]> rows = new ArrayList<>(events.size());
        for (LogEvent event : events) {
            LogEntry entry = new LogEntry(head.seq() + 1, time, event, head.sha256());
            head = new Head(entry.seq(), entry.hash());
            rows.add(row(run, entry, head.sha256()));
        }
        jdbc.batchUpdate(
                "insert into log_entry (run, seq, time, event, piece, from_state, to_state, actor, detail, prev, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] row(String run, LogEntry entry, String hash) {
        LogEvent event = entry.event();
        return new @Nullable Object[] {
            run,
            entry.seq(),
            entry.time(),
            event.event(),
            event.piece(),
            event.from(),
            event.to(),
            event.by(),
            event.detail(),
            entry.prev(),
            hash
        };
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        LogEvent event = new LogEvent(
                row.getString("event"),
                row.getString("piece"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("actor"),
                row.getString("detail"));
        return new LogEntry(row.getLong("seq"), row.getString("time"), event, row.getString("prev"));
    }

    private static String shown(@Nullable String state) {
        return state == null ? "-" : state;
    }

    private static String piece(LogEvent event) {
        return Objects.requireNonNull(event.piece());
    }
}
