package se.utskick.email;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Notes that wait to be forced to disk. They are given out many at a time: when half of those who could wait for theirs do, and a
 * millisecond after the first where fewer do. A force costs the same for one as for many, and more than anything else of a note.
 */
final class WaitingNotes {

    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MOST_AT_A_TIME = 256;

    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Deque<Waiting> notes = new ArrayDeque<>();
    private final int enough;
    private int awaited;
    private boolean isClosed;

    /** @param writers how many there are who put a note and wait for it */
    WaitingNotes(int writers) {
        this.enough = Math.max(1, writers / 2);
    }

    /** A note, and who waits for it. */
    record Waiting(MailNote note, CompletableFuture<@Nullable Void> onDisk) {

        private Waiting(MailNote note) {
            this(note, new CompletableFuture<>());
        }
    }

    /** Nobody waits for what came of a message: only its intent holds it up. */
    CompletableFuture<@Nullable Void> put(MailNote note) {
        Waiting waiting = new Waiting(note);
        lock.lock();
        try {
            if (isClosed) {
                return CompletableFuture.failedFuture(new IllegalStateException("The sending is over"));
            }
            notes.add(waiting);
            awaited += note.kind() == MailNote.Kind.INTENT ? 1 : 0;
            if (notes.size() == 1 || awaited == enough) {
                change.signal();
            }
        } finally {
            lock.unlock();
        }
        return waiting.onDisk();
    }

    /** The next notes in their order, awaited; none when it is closed and all are given out. */
    List<Waiting> take() throws InterruptedException {
        lock.lock();
        try {
            while (notes.isEmpty() && !isClosed) {
                change.await();
            }
            for (long left = SOON_NS; left > 0 && awaited < enough && !isClosed; ) {
                left = change.awaitNanos(left);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        while (next.size() < MOST_AT_A_TIME && !notes.isEmpty()) {
            Waiting waiting = notes.remove();
            awaited -= waiting.note().kind() == MailNote.Kind.INTENT ? 1 : 0;
            next.add(waiting);
        }
        return next;
    }

    /** No more is taken; what waits is given out. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            change.signal();
        } finally {
            lock.unlock();
        }
    }
}
