package se.utskick.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Notes that wait to be forced to disk. They are given out many at a time: when half of those who could wait for theirs do, and a
 * millisecond after the first where fewer do. A force costs the same for one as for many, and more than anything else of a note.
 */
final class WaitingNotes {

    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MOST_AT_A_TIME = 256;

    private final Queue<Waiting> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger awaited = new AtomicInteger();
    private final int enough;
    private volatile @Nullable Thread taker;
    private volatile boolean isClosed;

    /** @param writers how many there are who put a note and wait for it */
    WaitingNotes(int writers) {
        this.enough = Math.max(1, writers / 2);
    }

    /** A note, and who waits for it. */
    record Waiting(MailNote note, CompletableFuture<@Nullable Void> onDisk) {

        private Waiting(MailNote note) {
            this(note, new CompletableFuture<>());
        }

        /** Nobody waits for what came of a message: only its intent holds it up. */
        private int awaited() {
            return note.kind() == MailNote.Kind.INTENT ? 1 : 0;
        }
    }

    CompletableFuture<@Nullable Void> put(MailNote note) {
        Waiting waiting = new Waiting(note);
        notes.add(waiting);
        // The taker may be quicker than the count, which is then below zero for a moment: whoever brings it back wakes
        // it.
        boolean isFirst = count.getAndIncrement() == 0;
        boolean isEnough = awaited.addAndGet(waiting.awaited()) == enough && waiting.awaited() > 0;
        if (isFirst || isEnough) {
            LockSupport.unpark(taker);
        }
        if (isClosed && notes.remove(waiting)) {
            waiting.onDisk().completeExceptionally(over());
        }
        return waiting.onDisk();
    }

    /** The next notes in their order, awaited, for one thread; none when it is closed and all are given out. */
    List<Waiting> take() throws InterruptedException {
        taker = Thread.currentThread();
        while (notes.isEmpty() && !isClosed) {
            LockSupport.park(this);
            requireUninterrupted();
        }
        long until = System.nanoTime() + SOON_NS;
        for (long left = SOON_NS; left > 0 && awaited.get() < enough && !isClosed; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            requireUninterrupted();
        }
        return next();
    }

    private static void requireUninterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        for (Waiting one = notes.poll(); one != null; one = next.size() < MOST_AT_A_TIME ? notes.poll() : null) {
            next.add(one);
            awaited.addAndGet(-one.awaited());
        }
        count.addAndGet(-next.size());
        return next;
    }

    /** Nobody takes any more, whatever the reason: what waits and what comes is refused. */
    void refuse() {
        isClosed = true;
        for (Waiting late = notes.poll(); late != null; late = notes.poll()) {
            late.onDisk().completeExceptionally(over());
        }
    }

    private static IllegalStateException over() {
        return new IllegalStateException("The sending is over");
    }

    /** No more is taken; what waits is given out. */
    void close() {
        isClosed = true;
        LockSupport.unpark(taker);
    }
}
