package se.utskick.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import se.utskick.delivery.DeliveryLog;
import se.utskick.email.WaitingLine.Turn;

/** Sends one message after the other by a session of its own, and has each outcome on disk before the next message's final dot. */
final class Sender {

    private final SessionPool pool;
    private CompletableFuture<@Nullable Void> lastOutcome = CompletableFuture.completedFuture(null);
    private volatile @Nullable SmtpSession session;
    private volatile @Nullable Instant busySince;
    private long intended;

    Sender(SessionPool pool) {
        this.pool = pool;
    }

    /** One attempt at one message, and what came of it written down. */
    void send(Turn turn) throws InterruptedException {
        if (!pool.line.isOpenAt(pool.health.next())) {
            pool.line.giveBack(turn);
            return;
        }
        SmtpSession open = session();
        if (open == null || !mayGo()) {
            pool.line.giveBack(turn);
            return;
        }
        Verdict verdict = submit(open, turn);
        settle(turn, verdict);
        if (verdict.kind() == Verdict.Kind.CUT || verdict.kind() == Verdict.Kind.IN_DOUBT) {
            cut();
        }
    }

    private boolean mayGo() throws InterruptedException {
        var held = pool.sending.holdsBack();
        held.ifPresent(pool::brake);
        if (held.isEmpty() && pool.line.isOpenAt(pool.pace.slot(pool.clock.instant()))) {
            return true;
        }
        pool.sending.notTaken();
        return false;
    }

    private Verdict submit(SmtpSession open, Turn turn) {
        byte[] bytes = read(turn);
        busySince = pool.clock.instant();
        try {
            return open.submit(turn.message(), bytes, () -> intend(turn));
        } finally {
            busySince = null;
        }
    }

    private byte[] read(Turn turn) {
        try {
            return pool.consignment.read(turn.message().piece(), turn.message().sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the outcome before it on disk, by the same commit, no more than one message a session can be in doubt after a crash. */
    private void intend(Turn turn) {
        pool.ledger.intend(pool.consignment.run(), turn.message(), turn.attempt(), pool.server.name());
        DeliveryLog.await(lastOutcome);
        intended = System.nanoTime();
        busySince = null; // from here the socket's own patience holds: ten minutes for the dot
    }

    private void settle(Turn turn, Verdict verdict) {
        String run = pool.consignment.run();
        switch (verdict.kind()) {
            case TAKEN -> {
                long since = intended;
                lastOutcome = pool.ledger
                        .taken(run, turn.message(), verdict, turn.attempt())
                        .whenComplete((done, failure) -> {
                            if (failure == null) {
                                pool.window.add(System.nanoTime() - since);
                            }
                        });
                pool.sending.taken();
                pool.line.done();
            }
            case REFUSED -> fail(turn, verdict, "refused");
            case IN_DOUBT -> {
                lastOutcome = pool.ledger.doubted(run, turn.message(), verdict, turn.attempt(), pool.server.name());
                pool.sending.doubted();
                pool.line.done();
            }
            case PUT_OFF -> putOff(turn, verdict);
            case CUT -> {
                pool.health.failed(pool.clock.instant());
                putOff(turn, verdict);
            }
        }
    }

    private void putOff(Turn turn, Verdict verdict) {
        Instant now = pool.clock.instant();
        if (turn.attempt().count() > 0 && turn.attempt().isOver(now, pool.settings.retry())) {
            fail(turn, verdict, "deadline");
            return;
        }
        Attempt next = turn.attempt().putOff(now, pool.settings.retry());
        lastOutcome = pool.ledger.putOff(pool.consignment.run(), turn.message(), verdict, next);
        pool.sending.notTaken();
        pool.line.putOff(turn.message(), next);
    }

    private void fail(Turn turn, Verdict verdict, String why) {
        lastOutcome = pool.ledger.failed(pool.consignment.run(), turn.message(), verdict, turn.attempt(), why);
        pool.sending.notTaken();
        pool.sending.failed().ifPresent(pool::brake);
        pool.line.done();
    }

    /** An open session; null where there is none to be had now. */
    private @Nullable SmtpSession session() {
        SmtpSession open = session;
        if (open != null && open.submitted() < Math.max(1, pool.settings.messagesASession())) {
            return open;
        }
        if (open != null) {
            session = null;
            open.quit();
        }
        try {
            session = pool.server.open();
            pool.health.answered();
            return session;
        } catch (ServerTrouble trouble) {
            Instant now = pool.clock.instant();
            pool.health.failed(now);
            if (trouble.isLasting() || pool.health.isGivenUp(now)) {
                pool.giveUp(trouble);
            }
            return null;
        }
    }

    /** Whether it has been busy with what should be over by now, other than waiting for an answer, which ends by itself. */
    boolean isStuck(Instant now) {
        Instant since = busySince;
        return since != null
                && now.isAfter(since.plus(pool.settings.patience().reply().multipliedBy(2)));
    }

    /** Nothing more to send: the last outcome is on disk before the session ends. */
    void leave() {
        DeliveryLog.await(lastOutcome);
        SmtpSession open = session;
        if (open != null) {
            open.quit();
        }
    }

    void cut() {
        SmtpSession open = session;
        session = null;
        if (open != null) {
            open.cut();
        }
    }
}
