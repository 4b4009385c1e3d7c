package se.utskick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One thread that commits what any number of threads ask for: what waits is committed together, each request by its own savepoint, so that
 * one refusal leaves the others whole. Nobody goes on before the commit is on disk.
 */
@Component
class GroupCommit implements DisposableBean {

    private static final int LARGEST_GROUP = 64;

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final TransactionTemplate transaction;
    private final Durability durability;
    private @Nullable Thread thread;

    GroupCommit(TransactionTemplate transaction, Durability durability) {
        this.transaction = transaction;
        this.durability = durability;
    }

    /** Does the work in a transaction and returns when it is on disk; throws what the work throws. */
    void commit(Runnable work) {
        DeliveryLog.await(commitLater(work));
    }

    /** The same without waiting: what is returned completes when the work is on disk. */
    CompletableFuture<@Nullable Void> commitLater(Runnable work) {
        Request request = new Request(work, new CompletableFuture<>());
        start();
        waiting.add(request);
        return request.outcome();
    }

    @Override
    public synchronized void destroy() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::write, "delivery-log");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void write() {
        try {
            while (true) {
                List<Request> group = new ArrayList<>();
                group.add(waiting.take());
                waiting.drainTo(group, LARGEST_GROUP - 1);
                write(group);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Request> group) {
        List<Request> done = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> group.forEach(request -> tried(request, status, done)));
            durability.force();
            done.forEach(request -> request.outcome().complete(null));
        } catch (RuntimeException | Error e) {
            group.forEach(request -> request.outcome().completeExceptionally(e));
        }
    }

    private static void tried(Request request, TransactionStatus status, List<Request> done) {
        Object savepoint = status.createSavepoint();
        try {
            request.work().run();
            done.add(request);
        } catch (RuntimeException e) {
            status.rollbackToSavepoint(savepoint);
            request.outcome().completeExceptionally(e);
        }
    }

    private record Request(Runnable work, CompletableFuture<@Nullable Void> outcome) {}
}
