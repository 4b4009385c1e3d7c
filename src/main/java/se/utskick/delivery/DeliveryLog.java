package se.utskick.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.file.DurableFile;

/**
 * The append-only, hash-chained log, one chain a run, and the states it moves. One writer takes events from all workers and commits them
 * in groups, in the same transaction as the state changes; whoever appends waits until the commit is on disk.
 */
@Component
public class DeliveryLog {

    /** Work done in the same transaction as the events, on the log's own thread; it may be undone and done once more. */
    @FunctionalInterface
    public interface Work {
        void run();
    }

    private final GroupCommit writer;
    private final LogTable entries;

    DeliveryLog(GroupCommit writer, LogTable entries) {
        this.writer = writer;
        this.entries = entries;
    }

    /**
     * Appends events and makes their state changes, all or nothing, durable on return. The caller must hold no row locked that the work
     * needs.
     *
     * @throws se.utskick.Refusal where a piece is not in the state an event starts from, or the transition table has no such move
     */
    public void append(String run, List<LogEvent> events, Work sameTransaction) {
        await(appendLater(run, events, sameTransaction));
    }

    /** The same for events that are known only once the work is done. */
    public void append(String run, Supplier<List<LogEvent>> work) {
        await(writer.commit(new GroupCommit.Request(run, work, false)));
    }

    /**
     * As {@link #append(String, List, Work)} without waiting, for a worker that has more to do meanwhile: what is returned completes when
     * all is on disk, or with what refused it. What one thread appends is on disk in its order, or together.
     */
    public CompletableFuture<@Nullable Void> appendLater(String run, List<LogEvent> events, Work sameTransaction) {
        Supplier<List<LogEvent>> work = () -> {
            sameTransaction.run();
            return events;
        };
        return writer.commit(new GroupCommit.Request(run, work, true));
    }

    /** Waits for what {@link #appendLater} returned; throws what refused it. */
    public static void await(CompletableFuture<@Nullable Void> appended) {
        try {
            appended.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The last entry's seq and hash; seq 0 and 64 zeros where the log is empty. */
    public Head head(String run) {
        return entries.head(run);
    }

    /** Writes the export, {@code log.jsonl}, whole or not at all. */
    public void export(String run, Path file) throws IOException {
        DurableFile.write(
                file,
                out -> entries.forEachLine(run, line -> {
                    try {
                        out.write(line.getBytes(StandardCharsets.UTF_8));
                        out.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    /**
     * What a log's entry of this time or later has a time that is not less than, as texts compare: its times have milliseconds, and without
     * the zone's letter a whole second comes before them.
     */
    public static String timeFrom(Instant instant) {
        String text = instant.toString();
        return text.substring(0, text.length() - 1);
    }

    /** Where a chain ends. */
    public record Head(long seq, String sha256) {}
}
