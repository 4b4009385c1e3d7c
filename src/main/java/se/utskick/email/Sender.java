package se.utskick.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import se.utskick.delivery.DeliveryLog;
import se.utskick.email.MailNote.Kind;
import se.utskick.email.WaitingLine.Turn;

/** Sends one message after the other by a session of its own, and has each outcome on disk before the next message's final dot. */
final class Sender {

    /** Where a limit leaves no room, as soon as this it may be known whether those under way were taken. */
    private static final long LOOK_AGAIN_MS = 50;

    private final SessionPool pool;
    private CompletableFuture<@Nullable Void> lastOutcome = CompletableFuture.completedFuture(null);
    private volatile @Nullable SmtpSession session;
    private volatile @Nullable Instant busySince;
    private long intended;
    private Instant dotAt = Instant.EPOCH;

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
        while (!pool.sending.begins()) {
            var full = pool.sending.isFull();
            full.ifPresent(pool::brake);
            if (full.isPresent() || !pool.line.isOpenAt(pool.clock.instant().plusMillis(LOOK_AGAIN_MS))) {
                return false;
            }
        }
        if (pool.line.isOpenAt(pool.pace.slot(pool.clock.instant()))) {
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

    /**
     * With the outcome before it on disk too, no more than one message a session can be in doubt after a crash. It was put first and is there
     * when the intent is: asked for after it, it wakes nobody once more.
     */
    private void intend(Turn turn) {
        dotAt = now();
        DeliveryLog.await(note(Kind.INTENT, turn, pool.server.name()));
        DeliveryLog.await(lastOutcome);
        intended = System.nanoTime();
        busySince = null; // from here the socket's own patience holds: ten minutes for the dot
    }

    private void settle(Turn turn, Verdict verdict) {
        switch (verdict.kind()) {
            case TAKEN -> {
                long since = intended;
                lastOutcome = note(Kind.SENT, turn, verdict.detail()).whenComplete((done, failure) -> {
                    if (failure == null) {
                        pool.window.add(System.nanoTime() - since);
                    }
                });
                pool.sending.taken();
                pool.line.done();
            }
            case REFUSED -> fail(turn, verdict, "refused");
            case IN_DOUBT -> {
                lastOutcome = note(Kind.IN_DOUBT, turn, doubt(verdict));
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
        Reply reply = verdict.reply();
        lastOutcome = note(Kind.PUT_OFF, turn, next, verdict.stage() + " " + reply.code() + " " + reply.enhanced());
        pool.sending.notTaken();
        pool.line.putOff(turn.message(), next);
    }

    private void fail(Turn turn, Verdict verdict, String why) {
        lastOutcome = note(Kind.FAILED, turn, "reason=" + why + "; " + verdict.detail());
        pool.sending.notTaken();
        pool.sending.failed().ifPresent(pool::brake);
        pool.line.done();
    }

    private String doubt(Verdict verdict) {
        String why = verdict.reply().code() == 0 ? "no-answer" : "no-known-answer";
        return "reason=" + why + "; intent=" + dotAt + "; " + verdict.detail() + "; server=" + pool.server.name();
    }

    private CompletableFuture<@Nullable Void> note(Kind kind, Turn turn, String detail) {
        Attempt before = turn.attempt();
        return note(kind, turn, new Attempt(before.count() + 1, before.first(), before.due()), detail);
    }

    private CompletableFuture<@Nullable Void> note(Kind kind, Turn turn, Attempt attempt, String detail) {
        return pool.notes.put(new MailNote(kind, turn.message().piece().text(), now(), attempt, detail));
    }

    private Instant now() {
        return pool.clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
