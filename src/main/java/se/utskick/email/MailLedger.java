package se.utskick.email;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;

/**
 * What sending writes down, each with the change of state it means in one transaction: the intent before the final dot, the outcome after
 * the answer, what is put off, and why a run stands still. Whoever asks for an intent goes on only when it is on disk.
 */
@Component
public class MailLedger {

    private final DeliveryLog log;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    MailLedger(DeliveryLog log, JdbcTemplate jdbc, Clock clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** That the final dot comes next; on disk on return. */
    void intend(String run, QueuedMessage message, Attempt attempt, String server) {
        log.append(
                run,
                List.of(),
                () -> jdbc.update(
                        "insert into mail_intent (run, piece, at, server, attempts) values (?, ?, ?, ?, ?)",
                        run,
                        message.piece().text(),
                        now().toString(),
                        server,
                        attempt.count() + 1));
    }

    CompletableFuture<@Nullable Void> taken(String run, QueuedMessage message, Verdict verdict, Attempt attempt) {
        return outcome(run, message, PieceState.SENT, verdict.detail() + attempts(attempt), attempt);
    }

    CompletableFuture<@Nullable Void> failed(
            String run, QueuedMessage message, Verdict verdict, Attempt attempt, String why) {
        return outcome(
                run,
                message,
                PieceState.FAILED,
                "reason=" + why + "; " + verdict.detail() + attempts(attempt),
                attempt);
    }

    /** The message stays in doubt until somebody, or a relay's log, knows better. */
    CompletableFuture<@Nullable Void> doubted(
            String run, QueuedMessage message, Verdict verdict, Attempt attempt, String server) {
        String why = verdict.reply().code() == 0 ? "no-answer" : "no-known-answer";
        return outcome(
                run,
                message,
                PieceState.IN_DOUBT,
                "reason=" + why + "; " + verdict.detail() + attempts(attempt) + "; server=" + server,
                attempt);
    }

    CompletableFuture<@Nullable Void> putOff(String run, QueuedMessage message, Verdict verdict, Attempt next) {
        return log.appendLater(run, List.of(), () -> {
            forget(run, message.piece().text(), true);
            jdbc.update(
                    "insert into mail_deferral (run, piece, attempts, first_try, due, answer) values (?, ?, ?, ?, ?, ?)",
                    run,
                    message.piece().text(),
                    next.count(),
                    next.first().atOffset(ZoneOffset.UTC),
                    next.due().atOffset(ZoneOffset.UTC),
                    verdict.stage() + " " + verdict.reply().code() + " "
                            + verdict.reply().enhanced());
        });
    }

    /** What was about to be sent when a process ended in the middle of it: nobody knows whether the dot came through. */
    public void doubtWhatWasCutOff(String run) {
        List<LogEvent> events = jdbc.query(
                "select i.piece, i.at, i.server, i.attempts from mail_intent i join piece_state s"
                        + " on s.run = i.run and s.piece = i.piece where i.run = ? and s.state = 'QUEUED' order by i.piece",
                (row, n) -> cutOff(row),
                run);
        if (!events.isEmpty()) {
            log.append(run, events, () -> jdbc.update("delete from mail_intent where run = ?", run));
        }
    }

    private static LogEvent cutOff(ResultSet row) throws SQLException {
        return LogEvent.move(
                row.getString(1),
                PieceState.QUEUED,
                PieceState.IN_DOUBT,
                null,
                "reason=interrupted; intent=" + row.getString(2) + "; attempts=" + row.getInt(4) + "; server="
                        + row.getString(3));
    }

    /** What a sending came to, with how long a message was in doubt at most times, for whoever asks what a crash could leave open. */
    void note(String run, Dispatch.Standing standing, DoubtWindow window) {
        log.append(
                run,
                List.of(LogEvent.note(
                        "MAIL_SENT",
                        null,
                        String.format(
                                Locale.ROOT,
                                "sent=%d; failed=%d; in-doubt=%d; waiting=%d; doubt-ms-p50=%.1f; doubt-ms-p99=%.1f",
                                standing.taken(),
                                standing.failed(),
                                standing.doubted(),
                                standing.waiting(),
                                window.ms(0.5),
                                window.ms(0.99)))),
                () -> {});
    }

    /**
     * A message nobody knows about, with what is known.
     *
     * @param since when that was written down, ISO 8601 in UTC
     * @param evidence where its final dot was sent, and why there is no answer
     */
    public record Doubt(String piece, String since, String evidence) {}

    /** The messages of a run that are in doubt, by reference. */
    public List<Doubt> doubts(String run) {
        return jdbc.query(
                "select s.piece, e.time, e.detail from piece_state s"
                        + " join log_entry e on e.run = s.run and e.piece = s.piece and e.to_state = 'IN_DOUBT'"
                        + " where s.run = ? and s.state = 'IN_DOUBT' and e.seq = (select max(seq) from log_entry x"
                        + " where x.run = s.run and x.piece = s.piece) order by s.piece",
                (row, n) -> new Doubt(row.getString(1), row.getString(2), row.getString(3)),
                run);
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

    /** The messages that were put off, by reference. */
    Map<String, Attempt> deferrals(String run) {
        Map<String, Attempt> deferrals = new HashMap<>();
        jdbc.query(
                "select piece, attempts, first_try, due from mail_deferral where run = ?",
                row -> {
                    deferrals.put(
                            row.getString(1),
                            new Attempt(
                                    row.getInt(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                },
                run);
        return deferrals;
    }

    /** A run's sending stands still from now on. */
    public void brake(String run, BrakeReason reason, @Nullable String by) {
        log.append(run, List.of(LogEvent.note("MAIL_BRAKED", by, "reason=" + reason)), () -> {
            jdbc.update("delete from mail_brake where run = ?", run);
            jdbc.update(
                    "insert into mail_brake (run, reason, actor, at) values (?, ?, ?, ?)",
                    run,
                    reason.name(),
                    by,
                    now().toString());
        });
    }

    /** The go for a run that stands still. */
    public void release(String run, String by) {
        log.append(
                run,
                List.of(LogEvent.note(
                        "MAIL_RELEASED",
                        by,
                        "reason=" + brake(run).map(Enum::name).orElse("-"))),
                () -> jdbc.update("delete from mail_brake where run = ?", run));
    }

    /** Why a run's sending stands still; empty where it does not. */
    public Optional<BrakeReason> brake(String run) {
        return jdbc.queryForList("select reason from mail_brake where run = ?", String.class, run).stream()
                .map(BrakeReason::valueOf)
                .findFirst();
    }

    /** Whether the first messages of a run were looked at and given a go. */
    boolean isReleased(String run) {
        return !jdbc.queryForList(
                        "select 1 from log_entry where run = ? and event = 'MAIL_RELEASED' limit 1", Integer.class, run)
                .isEmpty();
    }

    /** How many messages of a run were taken, or may have been. */
    int takenOf(String run) {
        return jdbc.queryForList(
                        "select count(*) from piece_state where run = ? and state in ('SENT', 'IN_DOUBT', 'BOUNCED')",
                        Integer.class,
                        run)
                .get(0);
    }

    /** How many messages were taken today (Europe/Stockholm), over all runs. */
    int takenToday() {
        Instant midnight = LocalDate.ofInstant(clock.instant(), SwedishTime.ZONE)
                .atStartOfDay(SwedishTime.ZONE)
                .toInstant();
        return jdbc.queryForList(
                        "select count(*) from log_entry where to_state = 'SENT' and time >= ? and time < ?",
                        Integer.class,
                        toCompare(midnight),
                        toCompare(midnight.plus(1, ChronoUnit.DAYS)))
                .get(0);
    }

    /** The log's times have milliseconds: without the zone's letter a whole second comes before them. */
    private static String toCompare(Instant instant) {
        String text = instant.toString();
        return text.substring(0, text.length() - 1);
    }

    /** A time in which much is written down. */
    DeliveryLog.Busy busy() {
        return log.busy();
    }

    /** When the next of the messages that were put off is due; empty where none is. */
    public Optional<Instant> nextDue(String run) {
        List<OffsetDateTime> due = new ArrayList<>();
        jdbc.query(
                "select min(due) from mail_deferral where run = ?",
                row -> {
                    due.add(row.getObject(1, OffsetDateTime.class));
                },
                run);
        return due.stream()
                .filter(at -> at != null)
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    private CompletableFuture<@Nullable Void> outcome(
            String run, QueuedMessage message, PieceState to, String detail, Attempt attempt) {
        String piece = message.piece().text();
        return log.appendLater(
                run,
                List.of(LogEvent.move(piece, PieceState.QUEUED, to, null, detail)),
                () -> forget(run, piece, attempt.count() > 0));
    }

    /** Forgets that a message was about to be sent or put off: something else proved that it was sent. In the caller's transaction. */
    public void provedSent(String run, String piece) {
        forget(run, piece, true);
    }

    private void forget(String run, String piece, boolean wasPutOff) {
        jdbc.update("delete from mail_intent where run = ? and piece = ?", run, piece);
        if (wasPutOff) {
            jdbc.update("delete from mail_deferral where run = ? and piece = ?", run, piece);
        }
    }

    private static String attempts(Attempt attempt) {
        return "; attempts=" + (attempt.count() + 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
