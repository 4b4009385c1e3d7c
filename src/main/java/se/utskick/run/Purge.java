package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Json;

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

    /** Purges what is older than the day: runs by their as-of date, snapshots by the day they were extracted. */
    public Protocol before(LocalDate day, Officer officer) throws IOException {
        List<PurgedRun> purged = new ArrayList<>();
        List<String> notClosed = new ArrayList<>();
        for (MailingRun run : runs.all()) {
            if (!run.asOf().isBefore(day)) {
                continue;
            }
            if (isOver(run)) {
                purgeRun(run, officer).ifPresent(purged::add);
            } else {
                notClosed.add(run.name());
            }
        }
        List<PurgedSnapshot> snapshots = erasure.snapshotsBefore(day);
        int forgotten = erasure.forgetPeriodsBefore(Math.min(day.getYear(), thisYear()));
        Protocol protocol = new Protocol(
                day,
                officer.name(),
                officer.account(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                purged,
                snapshots,
                forgotten,
                notClosed);
        keep(protocol);
        return protocol;
    }

    /** A year that is not over is still asked about, however late the day that purges. */
    private int thisYear() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"))
                .getYear();
    }

    private static boolean isOver(MailingRun run) {
        return run.state() == RunState.CLOSED || run.state() == RunState.CANCELLED;
    }

    /** Rows and log first, in one commit; files after. A run whose files outlived a crash is met again here and has them removed. */
    private Optional<PurgedRun> purgeRun(MailingRun run, Officer officer) throws IOException {
        if (runs.isPurged(run.name())) {
            erasure.eraseLetters(run.name());
            removeFiles(run);
            return Optional.empty();
        }
        Erasure.Rows rows = erasure.rowsOf(run.name());
        String detail = Detail.of("account", officer.account(), "decisions", rows.decisions(), "pieces", rows.pieces());
        log.append(run.name(), List.of(LogEvent.note("PURGED", officer.name(), detail)), () -> erasure.erase(run));
        log.export(run.name(), RunFolder.of(places, run.name()).log());
        return Optional.of(new PurgedRun(run.name(), rows.decisions(), rows.pieces(), removeFiles(run)));
    }

    private int removeFiles(MailingRun run) throws IOException {
        Path root = RunFolder.of(places, run.name()).root();
        if (!Files.isDirectory(root)) {
            return 0;
        }
        List<Path> personal;
        try (Stream<Path> content = Files.list(root)) {
            personal = content.filter(path -> !KEPT.contains(path.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        int files = 0;
        for (Path path : personal) {
            files += count(path);
            DurableFolder.delete(path);
        }
        DurableFolder.force(root);
        return files;
    }

    private static int count(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return Math.toIntExact(all.filter(Files::isRegularFile).count());
        }
    }

    private void keep(Protocol protocol) throws IOException {
        Path folder = DurableFolder.ownerOnly(places.data().resolve("purge"));
        int number = count(folder) + 1;
        DurableFile.write(folder.resolve("purge-" + number + ".json"), Json.PRETTY.writeValueAsString(protocol) + "\n");
    }
}
