package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.file.DurableFolder;

/**
 * Erases the personal data of closed and cancelled runs, and snapshots nobody needs any more (gallring). The log, the report, the counts,
 * one specimen of each letter, and the keyed hashes that keep a letter from being sent again stay; the log's chain still holds. May be
 * interrupted and repeated at any moment.
 */
@Component
public class Purge {

    private static final Set<String> KEPT = Set.of("log.jsonl", "report", "print-stop");

    private final Places places;
    private final MailingRuns runs;
    private final Erasure erasure;
    private final DeliveryLog log;
    private final Clock clock;

    Purge(Places places, MailingRuns runs, Erasure erasure, DeliveryLog log, Clock clock) {
        this.places = places;
        this.runs = runs;
        this.erasure = erasure;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What was done; also kept as {@code DATA/purge/purge-N.json}.
     *
     * @param notClosed runs of the time that are not closed and were left as they are
     */
    public record Protocol(
            LocalDate before,
            String by,
            String account,
            String time,
            List<PurgedRun> runs,
            List<PurgedSnapshot> snapshots,
            int forgottenPeriods,
            List<String> notClosed) {

        public Protocol {
            runs = List.copyOf(runs);
            snapshots = List.copyOf(snapshots);
            notClosed = List.copyOf(notClosed);
        }

        Protocol with(List<PurgedSnapshot> erased, int forgotten) {
            return new Protocol(before, by, account, time, runs, erased, forgotten, notClosed);
        }
    }

    /** What was erased of a run: rows of decisions and held people, pieces, and files. */
    public record PurgedRun(String run, int decisions, int pieces, int files) {}

    /** What was erased of a snapshot. */
    public record PurgedSnapshot(int number, int persons) {}

    /** The runs that {@link #before} would purge now: their reports must be written while there is something to report from. */
    public List<MailingRun> due(LocalDate day) {
        return runs.all().stream()
                .filter(run -> run.asOf().isBefore(day) && isOver(run) && !runs.isPurged(run.name()))
                .toList();
    }

    /**
     * Purges what is older than the day: runs by their as-of date, snapshots by the day they were extracted. What is about to be erased is
     * noted before it is; a purge that was interrupted gets its protocol at the next one, as what it came to.
     */
    public Protocol before(LocalDate day, Officer officer) throws IOException {
        PurgeProtocols protocols = new PurgeProtocols(places.data().resolve("purge"));
        Optional<Protocol> interrupted = protocols.begun();
        if (interrupted.isPresent()) {
            removeWhatOutlived(interrupted.get(), officer);
            protocols.keep(settled(interrupted.get()));
        }
        Protocol order = new Protocol(
                day,
                officer.name(),
                officer.account(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                duePurges(day),
                List.of(),
                0,
                notClosed(day));
        protocols.begin(order);
        for (MailingRun run : overBefore(day)) {
            purgeRun(run, officer);
        }
        int year = firstYear(day, clock.instant());
        Protocol protocol = order.with(erasure.snapshotsBefore(day), erasure.periodsBefore(year));
        protocols.begin(protocol);
        protocol.snapshots().forEach(erasure::erase);
        erasure.forgetPeriodsBefore(year);
        protocols.keep(protocol);
        return protocol;
    }

    private void removeWhatOutlived(Protocol begun, Officer officer) throws IOException {
        for (MailingRun run : overBefore(begun.before())) {
            if (runs.isPurged(run.name())) {
                purgeRun(run, officer);
            }
        }
    }

    /** What an interrupted purge came to: of what it was about to erase, that which is erased. */
    private Protocol settled(Protocol begun) {
        int year = firstYear(begun.before(), Instant.parse(begun.time()));
        return new Protocol(
                begun.before(),
                begun.by(),
                begun.account(),
                begun.time(),
                begun.runs().stream().filter(run -> runs.isPurged(run.run())).toList(),
                begun.snapshots().stream().filter(erasure::isErased).toList(),
                Math.max(0, begun.forgottenPeriods() - erasure.periodsBefore(year)),
                begun.notClosed());
    }

    private List<PurgedRun> duePurges(LocalDate day) throws IOException {
        List<PurgedRun> due = new ArrayList<>();
        for (MailingRun run : due(day)) {
            Erasure.Rows rows = erasure.rowsOf(run.name());
            due.add(new PurgedRun(run.name(), rows.decisions(), rows.pieces(), personalFiles(run)));
        }
        return due;
    }

    private List<MailingRun> overBefore(LocalDate day) {
        return runs.all().stream()
                .filter(run -> run.asOf().isBefore(day) && isOver(run))
                .toList();
    }

    private List<String> notClosed(LocalDate day) {
        return runs.all().stream()
                .filter(run -> run.asOf().isBefore(day) && !isOver(run))
                .map(MailingRun::name)
                .toList();
    }

    /** The first year that is remembered: one that is not over is still asked about, however late the day that purges. */
    private static int firstYear(LocalDate day, Instant now) {
        return Math.min(
                day.getYear(),
                LocalDate.ofInstant(now, ZoneId.of("Europe/Stockholm")).getYear());
    }

    private static boolean isOver(MailingRun run) {
        return run.state() == RunState.CLOSED || run.state() == RunState.CANCELLED;
    }

    /** Rows and log first, in one commit; files after. A run whose files outlived a crash is met again here and has them removed. */
    private void purgeRun(MailingRun run, Officer officer) throws IOException {
        if (runs.isPurged(run.name())) {
            erasure.eraseLetters(run.name());
        } else {
            Erasure.Rows rows = erasure.rowsOf(run.name());
            String detail =
                    Detail.of("account", officer.account(), "decisions", rows.decisions(), "pieces", rows.pieces());
            log.append(run.name(), List.of(LogEvent.note("PURGED", officer.name(), detail)), () -> erasure.erase(run));
        }
        RunFolder folder = RunFolder.of(places, run.name());
        if (Files.isDirectory(folder.root())) {
            log.export(run.name(), folder.log());
            for (Path path : personal(run)) {
                DurableFolder.delete(path);
            }
            DurableFolder.force(folder.root());
        }
    }

    private int personalFiles(MailingRun run) throws IOException {
        int files = 0;
        for (Path path : personal(run)) {
            files += count(path);
        }
        return files;
    }

    /** What in the run's folder does not stay. */
    private List<Path> personal(MailingRun run) throws IOException {
        Path root = RunFolder.of(places, run.name()).root();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(root)) {
            return content.filter(path -> !KEPT.contains(path.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static int count(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return Math.toIntExact(all.filter(Files::isRegularFile).count());
        }
    }
}
