package se.utskick.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A sending's notes, forced to disk many at a time by one small write, and carried to the delivery log by {@link Transcript} behind it. A
 * message waits for the write alone. What a crash leaves is read by {@link MailLedger#settleWhatWasCutOff}.
 */
final class MailJournal implements MailNotes {

    private static final int LARGEST_GROUP = 256;
    private static final int LARGEST_FILE = 8 << 20;

    private final JournalFiles files;
    private final Transcript transcript;
    private final BlockingQueue<Put> waiting = new LinkedBlockingQueue<>();
    private final Map<String, MailNote> open = new LinkedHashMap<>();
    private final Thread writer;
    private final Runnable closed;
    private JournalFiles.Open file;
    private volatile boolean isClosed;

    private MailJournal(JournalFiles files, Transcript transcript, Runnable closed) throws IOException {
        this.closed = closed;
        this.files = files;
        this.transcript = transcript;
        this.file = files.next();
        this.writer = new Thread(this::write, "mail-journal");
    }

    /** @param closed told when it is not written any more */
    static MailJournal begin(JournalFiles files, Transcript transcript, Runnable closed) throws IOException {
        MailJournal journal = new MailJournal(files, transcript, closed);
        transcript.start();
        journal.writer.start();
        return journal;
    }

    /** @param note null for the end */
    private record Put(@Nullable MailNote note, CompletableFuture<@Nullable Void> onDisk) {}

    @Override
    public CompletableFuture<@Nullable Void> put(MailNote note) {
        Put put = new Put(note, new CompletableFuture<>());
        waiting.add(put);
        if (isClosed) {
            refuseTheLate();
        }
        return put.onDisk();
    }

    /**
     * A message whose intent nothing followed is in doubt: whoever was to tell what came of it no longer can. Where the log could not take
     * all of it, throws why; the files stay for the next start.
     */
    @Override
    public void close() {
        waiting.add(new Put(null, new CompletableFuture<>()));
        try {
            writer.join();
            doubt();
            transcript.end();
            file.channel().close();
            transcript.requireSound();
            files.delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closed.run();
        }
    }

    private void doubt() throws IOException, InterruptedException {
        if (!open.isEmpty() && transcript.isWhole()) {
            List<MailNote> doubts =
                    open.values().stream().map(MailNote::unanswered).toList();
            force(doubts);
            transcript.take(doubts);
        }
    }

    private void write() {
        try {
            while (!isClosed) {
                List<Put> group = new ArrayList<>();
                group.add(waiting.take());
                waiting.drainTo(group, LARGEST_GROUP - 1);
                isClosed = group.removeIf(put -> put.note() == null);
                write(group);
                turnOverIfLarge();
            }
            refuseTheLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Put> group) throws InterruptedException {
        try {
            transcript.requireSound();
            List<MailNote> notes = new ArrayList<>(group.size());
            for (Put put : group) {
                if (put.note() != null) {
                    notes.add(put.note());
                }
            }
            force(notes);
            notes.forEach(this::follow);
            transcript.take(notes);
            group.forEach(put -> put.onDisk().complete(null));
        } catch (IOException | RuntimeException | Error e) {
            // A torn line may stand there now, and nothing after it would be read: no more is written.
            RuntimeException reason = transcript.fail(e);
            group.forEach(put -> put.onDisk().completeExceptionally(reason));
        }
    }

    private void refuseTheLate() {
        for (Put late = waiting.poll(); late != null; late = waiting.poll()) {
            late.onDisk().completeExceptionally(new IllegalStateException("The sending is over"));
        }
    }

    private void follow(MailNote note) {
        if (note.kind() == MailNote.Kind.INTENT) {
            open.put(note.piece(), note);
        } else {
            open.remove(note.piece());
        }
    }

    private void force(Iterable<MailNote> notes) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (MailNote note : notes) {
            lines.write(note.line());
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        while (bytes.hasRemaining()) {
            file.channel().write(bytes);
        }
        file.channel().force(false);
    }

    /** Goes on in a new file that begins with what is under way, so that an old one can go when the log has it. */
    private void turnOverIfLarge() throws InterruptedException {
        try {
            if (transcript.isWhole() && file.channel().position() > LARGEST_FILE) {
                file.channel().close();
                file = files.next();
                force(open.values());
                transcript.turnOver(file.number());
            }
        } catch (IOException | RuntimeException e) {
            transcript.fail(e);
        }
    }
}
