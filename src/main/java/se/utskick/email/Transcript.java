package se.utskick.email;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * Carries notes from the journal to the delivery log, many in one transaction and a moment later. Memory holds a limited number of notes:
 * where the log falls behind, the journal waits for it.
 */
final class Transcript {

    private static final int MOST_WAITING = 20_000;
    private static final int AT_A_TIME = 1000;
    private static final long MOMENT_MS = 250;

    private final JournalFiles files;
    private final Consumer<List<MailNote>> log;
    private final BlockingQueue<Step> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread carrier = new Thread(this::carry, "mail-transcript");
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private boolean isEnded;

    /** @param log takes notes over, durable on return */
    Transcript(JournalFiles files, Consumer<List<MailNote>> log) {
        this.files = files;
        this.log = log;
    }

    /**
     * What comes next: a note, or a place between notes.
     *
     * @param file the journal's file that begins there, 0 for none
     */
    private record Step(@Nullable MailNote note, int file) {

        private static final Step END = new Step(null, 0);

        boolean isEnd() {
            return note == null && file == 0;
        }
    }

    void start() {
        carrier.start();
    }

    /** An intent is a matter of the journal alone until nobody knows more. */
    void take(List<MailNote> notes) throws InterruptedException {
        for (MailNote note : notes) {
            if (note.kind() != MailNote.Kind.INTENT) {
                waiting.put(new Step(note, 0));
            }
        }
    }

    /** What comes now is in a new file of the journal. */
    void turnOver(int file) throws InterruptedException {
        waiting.put(new Step(null, file));
    }

    void end() throws InterruptedException {
        ending.countDown();
        waiting.put(Step.END);
        carrier.join();
    }

    /** Whether nothing is carried any more. */
    boolean isOver() {
        return !carrier.isAlive();
    }

    /** Nothing more can be relied on; what is in the journal is taken over by the next start. */
    RuntimeException fail(Throwable reason) {
        RuntimeException told = reason instanceof RuntimeException known
                ? known
                : Refusal.failure("email.journal", files.folder()).because(reason);
        failure = told;
        return told;
    }

    void requireSound() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Whether the log has everything that was put here. */
    boolean isWhole() {
        return failure == null;
    }

    private void carry() {
        while (!isEnded) {
            try {
                carrySome();
            } catch (InterruptedException e) {
                fail(e);
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    private void carrySome() throws IOException, InterruptedException {
        List<MailNote> notes = new ArrayList<>();
        Step place = gather(notes);
        isEnded = place != null && place.isEnd();
        if (!notes.isEmpty() && isWhole()) {
            log.accept(notes);
        }
        if (place != null && place.file() > 0 && isWhole()) {
            files.deleteBefore(place.file());
        }
    }

    /** What has come a moment after the first; the place that ended it, if one did. */
    private @Nullable Step gather(List<MailNote> notes) throws InterruptedException {
        Step step = waiting.take();
        ending.await(MOMENT_MS, TimeUnit.MILLISECONDS);
        while (step != null && step.note() != null) {
            notes.add(step.note());
            step = notes.size() >= AT_A_TIME ? null : waiting.poll();
        }
        return step;
    }
}
