package se.utskick.email;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.utskick.email.Dispatch.Order;
import se.utskick.email.Dispatch.Standing;
import se.utskick.email.Dispatch.Watch;
import se.utskick.email.WaitingLine.Turn;

/** The threads that send, each with a session of its own, and the one who watches over them. */
final class SessionPool {

    private static final long LOOK_MS = 100;

    final SmtpServer server;
    final SmtpSettings settings;
    final MailLedger ledger;
    final MailNotes notes;
    final Consignment consignment;
    final WaitingLine line;
    final Pace pace;
    final Sending sending;
    final ServerHealth health;
    final Clock clock;
    final DoubtWindow window;

    private final int waiting;
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable ServerTrouble> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable BrakeReason> brake = new AtomicReference<>();
    private volatile boolean stopped;

    SessionPool(
            SmtpServer server,
            SmtpSettings settings,
            MailLedger ledger,
            MailNotes notes,
            Consignment consignment,
            WaitingLine line,
            Pace pace,
            Sending sending,
            Clock clock,
            DoubtWindow window) {
        this.server = server;
        this.settings = settings;
        this.ledger = ledger;
        this.notes = notes;
        this.consignment = consignment;
        this.line = line;
        this.pace = pace;
        this.sending = sending;
        this.health = new ServerHealth(settings.retry());
        this.clock = clock;
        this.window = window;
        this.waiting = consignment.waiting();
    }

    /** Sends until the line is empty or closed; throws what went wrong on our side of it. */
    void serve(Watch watch) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= Math.max(1, settings.sessions()); i++) {
            Sender sender = new Sender(this);
            senders.add(sender);
            threads.add(new Thread(() -> work(sender), "smtp-" + i));
        }
        threads.forEach(Thread::start);
        try {
            look(watch, threads);
        } finally {
            end(threads);
        }
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException known) {
            throw known;
        } else if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    private void work(Sender sender) {
        try {
            for (Turn turn = line.take(); turn != null; turn = line.take()) {
                sender.send(turn);
            }
            sender.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            line.close();
            sender.cut();
        }
    }

    private void look(Watch watch, List<Thread> threads) {
        @Nullable Instant cut = null;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            watch.at(standing());
            if (!stopped && watch.isStopping()) {
                stopped = true;
                line.close();
                cut = clock.instant().plus(settings.patience().stop());
            }
            watch.order().ifPresent(this::obey);
            Instant now = clock.instant();
            boolean isOver = cut != null && now.isAfter(cut);
            senders.stream().filter(sender -> isOver || sender.isStuck(now)).forEach(Sender::cut);
            nap(threads);
        }
        watch.at(standing());
    }

    /** Nobody is left who waits for an answer when the notes are closed. */
    private void end(List<Thread> threads) {
        line.close();
        Instant cut = clock.instant().plus(settings.patience().stop());
        while (threads.stream().anyMatch(Thread::isAlive)) {
            if (clock.instant().isAfter(cut) || Thread.currentThread().isInterrupted()) {
                senders.forEach(Sender::cut);
            }
            nap(threads);
        }
    }

    private static void nap(List<Thread> threads) {
        try {
            Thread alive = threads.stream().filter(Thread::isAlive).findFirst().orElse(null);
            if (alive != null) {
                alive.join(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void obey(Order order) {
        // An officer's word goes before a limit that closed the line already; the last word counts.
        if (brake.getAndSet(order.reason()) != order.reason()) {
            ledger.brake(consignment.run(), order.reason(), order.by());
            line.close();
        }
    }

    /** The sending must stand still from now on; messages in hand are finished. */
    void brake(BrakeReason reason) {
        if (brake.compareAndSet(null, reason)) {
            if (reason.needsGo()) {
                ledger.brake(consignment.run(), reason, null);
            }
            line.close();
        }
    }

    /** The server cannot be had, and nobody waits longer for it. */
    void giveUp(ServerTrouble reason) {
        trouble.compareAndSet(null, reason);
        line.close();
    }

    @Nullable
    ServerTrouble trouble() {
        return trouble.get();
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isBraked() {
        return brake.get() != null;
    }

    Standing standing() {
        int settled = sending.takenSoFar() + sending.failedSoFar() + sending.doubtedSoFar();
        return new Standing(
                Math.max(0, waiting - settled),
                sending.takenSoFar(),
                line.putOff(),
                sending.failedSoFar(),
                sending.doubtedSoFar());
    }
}
