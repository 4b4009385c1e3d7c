package se.utskick.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The append-only, hash-chained log, one chain a run, and the states it moves. One writer takes events from all workers and commits them
 * in groups, in the same transaction as the state changes; whoever appends waits until the commit is on disk.
 */
@Component
public class DeliveryLog {

    /** Work done in the same transaction as the events. */
    @FunctionalInterface
    public interface Work {
        void run();
    }

    /**
     * Appends events and makes their state changes, all or nothing, durable on return.
     *
     * @throws se.utskick.Refusal where a piece is not in the state an event starts from, or the transition table has no such move
     */
    public void append(String run, List<LogEvent> events, Work sameTransaction) {
        throw new UnsupportedOperationException();
    }

    /** The last entry's seq and hash; seq 0 and 64 zeros where the log is empty. */
    public Head head(String run) {
        throw new UnsupportedOperationException();
    }

    /** Writes the export, {@code log.jsonl}, whole or not at all. */
    public void export(String run, Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where a chain ends. */
    public record Head(long seq, String sha256) {}
}
