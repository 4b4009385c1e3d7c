package se.utskick.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One thread that commits what any number of threads ask for: what waits is committed together, and nobody goes on before the commit is on
 * disk. Requests that may be joined are one append a run; where that is refused each is tried by itself, so that one refusal leaves the
 * others whole.
 */
@Component
class GroupCommit implements DisposableBean {

    private static final int LARGEST_GROUP = 64;

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final TransactionTemplate transaction;
    private final LogTable entries;
    private final Durability durability;
    private @Nullable Thread thread;

    GroupCommit(TransactionTemplate transaction, LogTable entries, Durability durability) {
        this.transaction = transaction;
        this.entries = entries;
        this.durability = durability;
    }

    /**
     * What one caller asks for.
     *
     * @param work done in the transaction; answers the events to append after it
     * @param joins whether the work may be done twice, the first time undone, and its events come after others' work
     */
    record Request(
            String run, Supplier<List<LogEvent>> work, boolean joins, CompletableFuture<@Nullable Void> outcome) {

        Request(String run, Supplier<List<LogEvent>> work, boolean joins) {
            this(run, work, joins, new CompletableFuture<>());
        }
    }

    /** Does not wait: the request's outcome completes when its work is on disk, or with what refused it. */
    CompletableFuture<@Nullable Void> commit(Request request) {
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
            transaction.executeWithoutResult(status -> inOrder(group, status, done));
            durability.force();
            done.forEach(request -> request.outcome().complete(null));
        } catch (RuntimeException | Error e) {
            group.forEach(request -> request.outcome().completeExceptionally(e));
        }
    }

    private void inOrder(List<Request> group, TransactionStatus status, List<Request> done) {
        List<Request> joined = new ArrayList<>();
        for (Request request : group) {
            if (request.joins()) {
                joined.add(request);
            } else {
                together(joined, status, done);
                joined.clear();
                together(List.of(request), status, done);
            }
        }
        together(joined, status, done);
    }

    /** All of them or, where one is refused, each by itself. */
    private void together(List<Request> requests, TransactionStatus status, List<Request> done) {
        if (requests.isEmpty()) {
            return;
        }
        Object savepoint = status.createSavepoint();
        try {
            append(requests);
            done.addAll(requests);
        } catch (RuntimeException e) {
            status.rollbackToSavepoint(savepoint);
            if (requests.size() == 1) {
                requests.get(0).outcome().completeExceptionally(e);
            } else {
                requests.forEach(one -> together(List.of(one), status, done));
            }
        }
    }

    private void append(List<Request> requests) {
        Map<String, List<LogEvent>> byRun = new LinkedHashMap<>();
        for (Request request : requests) {
            byRun.computeIfAbsent(request.run(), run -> new ArrayList<>())
                    .addAll(request.work().get());
        }
        byRun.forEach(entries::append);
    }
}
