package se.utskick.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.file.DurableFolder;

/**
 * What sending leaves in the database: what came of each message, taken over from the journal; what is put off; and why a run stands
 * still.
 */
@Component
public class MailLedger {

    private final DeliveryLog log;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final PieceStates states;
    private final Places places;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    MailLedger(DeliveryLog log, PieceStates states, JdbcTemplate jdbc, Clock clock, Places places) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.states = states;
        this.places = places;
    }

    /**
     * The notes of a sending that begins.
     *
     * @param senders how many will put a note and wait for it
     * @throws Refusal where the journal cannot be written
     */
    MailNotes begin(String run, int senders) {
        JournalFiles files = JournalFiles.of(places, run);
        try {
            sending.add(run);
            Transcript transcript = new Transcript(files, notes -> takeOver(run, notes));
            return MailJournal.begin(files, transcript, senders, () -> sending.remove(run));
        } catch (IOException e) {
            sending.remove(run);
            throw Refusal.failure("email.journal", files.folder()).because(e);
        }
    }

    private void takeOver(String run, List<MailNote> notes) {
        List<LogEvent> events = new ArrayList<>();
        for (MailNote note : notes) {
            note.event("").ifPresent(events::add);
        }
        log.append(run, events, () -> notes.forEach(note -> defer(run, note)));
    }

    private void defer(String run, MailNote note) {
        boolean isPutOff = note.kind() == MailNote.Kind.PUT_OFF;
        if (isPutOff || note.attempt().count() > 1) {
            forget(run, note.piece());
        }
        if (isPutOff) {
            jdbc.update(
                    "insert into mail_deferral (run, piece, attempts, first_try, due, answer) values (?, ?, ?, ?, ?, ?)",
                    run,
                    note.piece(),
                    note.attempt().count(),
                    note.attempt().first().atOffset(ZoneOffset.UTC),
                    note.attempt().due().atOffset(ZoneOffset.UTC),
                    note.detail());
        }
    }

    /** Whether a process that ended in the middle of its sending left something to take over. */
    public boolean isCutOff(String run) {
        return !sending.contains(run) && JournalFiles.of(places, run).exist();
    }

    /** The runs for which that is so, before anything is opened. */
    public static List<String> cutOff(Places places) throws IOException {
        Path runs = DurableFolder.above(places.run("-"));
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(run -> JournalFiles.of(places, run).exist())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Takes over what a process that ended in the middle of its sending left in its journal. Nobody knows whether the dot of a message that
     * was about to be sent came through: it is in doubt.
     */
    public void settleWhatWasCutOff(String run) {
        JournalFiles files = JournalFiles.of(places, run);
        if (sending.contains(run) || !files.exist()) {
            return;
        }
        try {
            Map<String, MailNote> last = files.last();
            Map<String, PieceState> states = this.states.of(run, last.keySet());
            List<MailNote> missing = last.values().stream()
                    .filter(note -> states.get(note.piece()) == PieceState.QUEUED)
                    .toList();
            List<LogEvent> events = new ArrayList<>();
            missing.forEach(note -> note.event("; noted=" + note.at()).ifPresent(events::add));
            missing.forEach(note -> note.doubt().ifPresent(events::add));
            // Also where nothing is missing: what the log has may be committed and not yet forced to disk.
            log.append(run, events, () -> missing.forEach(note -> defer(run, note)));
            files.delete();
        } catch (IOException e) {
            throw Refusal.failure("email.journal", files.folder()).because(e);
        }
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
                        DeliveryLog.timeFrom(midnight),
                        DeliveryLog.timeFrom(midnight.plus(1, ChronoUnit.DAYS)))
                .get(0);
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

    /** Forgets that a message was put off: something else proved that it was sent. In the caller's transaction. */
    public void provedSent(String run, String piece) {
        forget(run, piece);
    }

    /** Nothing that was put off is tried again: the rest of the run is not sent. In the caller's transaction. */
    public void givenUp(String run) {
        jdbc.update("delete from mail_deferral where run = ?", run);
    }

    private void forget(String run, String piece) {
        jdbc.update("delete from mail_deferral where run = ? and piece = ?", run, piece);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
