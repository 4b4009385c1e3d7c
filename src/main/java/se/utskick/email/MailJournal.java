package se.utskick.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import se.utskick.email.WaitingNotes.Waiting;

/**
 * A sending's notes, forced to disk many at a time by one small write, and carried to the delivery log by {@link Transcript} behind it. A
 * message waits for the write alone. What a crash leaves is read by {@link MailLedger#settleWhatWasCutOff}.
 */
final class MailJournal implements MailNotes {

    private static final int LARGEST_FILE = 8 << 20;

    private final JournalFiles files;
    private final Transcript transcript;
    private final WaitingNotes waiting;
    private final Map<String, MailNote> open = new LinkedHashMap<>();
    private final Thread writer;
    private final Runnable closed;
    private JournalFile file;

    private MailJournal(JournalFiles files, Transcript transcript, int writers, Runnable closed) throws IOException {
        this.closed = closed;
        this.waiting = new WaitingNotes(writers);
        this.files = files;
        this.transcript = transcript;
        this.file = files.next();
        this.writer = new Thread(this::write, "mail-journal");
    }

    /**
     * @param writers how many there are who put a note and wait for it
     * @param closed told when it is not written any more
     */
    static MailJournal begin(JournalFiles files, Transcript transcript, int writers, Runnable closed)
            throws IOException {
        MailJournal journal = new MailJournal(files, transcript, writers, closed);
        transcript.start();
        journal.writer.start();
        return journal;
    }

    @Override
    public CompletableFuture<@Nullable Void> put(MailNote note) {
        return waiting.put(note);
    }

    /**
     * A message whose intent nothing followed is in doubt: whoever was to tell what came of it no longer can. Where the log could not take
     * all of it, throws why; the files stay for the next start.
     */
    @Override
    public void close() {
        waiting.close();
        try {
            writer.join();
            try {
                doubt();
            } finally {
                transcript.end();
            }
            file.close();
            transcript.requireSound();
            files.delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the delivery log had all of it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!writer.isAlive() && transcript.isOver()) {
                closed.run();
            }
        }
    }

    private void doubt() throws IOException, InterruptedException {
        if (!open.isEmpty() && transcript.isWhole()) {
            List<MailNote> doubts =
                    open.values().stream().map(MailNote::unanswered).toList();
            file.append(doubts);
            transcript.take(doubts);
        }
    }

    private void write() {
        try {
            for (List<Waiting> group = waiting.take(); !group.isEmpty(); group = waiting.take()) {
                write(group);
                turnOverIfLarge();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.refuse();
        }
    }

    private void write(List<Waiting> group) throws InterruptedException {
        try {
            transcript.requireSound();
            List<MailNote> notes = group.stream().map(Waiting::note).toList();
            file.append(notes);
            notes.forEach(this::follow);
            transcript.take(notes);
            group.forEach(put -> put.onDisk().complete(null));
        } catch (IOException | RuntimeException | Error e) {
            // A torn line may stand there now, and nothing after it would be read: no more is written.
            RuntimeException reason = transcript.fail(e);
            group.forEach(put -> put.onDisk().completeExceptionally(reason));
        }
    }

    private void follow(MailNote note) {
        if (note.kind() == MailNote.Kind.INTENT) {
            open.put(note.piece(), note);
        } else {
            open.remove(note.piece());
        }
    }

    /** Goes on in a new file that begins with what is under way, so that an old one can go when the log has it. */
    private void turnOverIfLarge() throws InterruptedException {
        try {
            if (transcript.isWhole() && file.written() > LARGEST_FILE) {
                file.close();
                file = files.next();
                file.append(open.values());
                transcript.turnOver(file.number());
            }
        } catch (IOException | RuntimeException | Error e) {
            transcript.fail(e);
        }
    }
}
