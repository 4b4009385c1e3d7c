package se.utskick.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.utskick.email.SmtpSettings.Retry;

/**
 * What is to be sent next: the run's messages by reference, and those put off when their time has come. Memory holds a page of the run and
 * what is put off. Safe for several threads; whoever takes a message gives it back or says that it is done.
 */
final class WaitingLine {

    private static final int PAGE = 500;
    private static final int MOST_PUT_OFF = 20_000;
    private static final long LONGEST_NAP_MS = 500;

    private final Consignment consignment;
    private final Map<String, Attempt> known;
    private final Predicate<QueuedMessage> allowed;
    private final Pace pace;
    private final Retry retry;
    private final Clock clock;
    private final Deque<QueuedMessage> page = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::due));
    private String last = "";
    private boolean isRead;
    private boolean isClosed;
    private boolean isLeftWaiting;
    private int inHand;
    private int held;

    /**
     * @param known the attempts of messages that were put off before
     * @param allowed who may be reached at all
     */
    WaitingLine(
            Consignment consignment,
            Map<String, Attempt> known,
            Predicate<QueuedMessage> allowed,
            Pace pace,
            Retry retry,
            Clock clock) {
        this.consignment = consignment;
        this.known = known;
        this.allowed = allowed;
        this.pace = pace;
        this.retry = retry;
        this.clock = clock;
    }

    /** A message whose time has come, and how often it was tried. */
    record Turn(QueuedMessage message, Attempt attempt) {}

    private record Later(Turn turn, Instant due) {}

    /** The next message, awaited; null when there is nothing more to send now. */
    synchronized @Nullable Turn take() throws InterruptedException {
        while (!isClosed) {
            Turn turn = next();
            if (turn != null) {
                inHand++;
                return turn;
            }
            if (isRead && page.isEmpty() && inHand == 0 && isNothingSoon()) {
                isLeftWaiting = !later.isEmpty();
                close();
                return null;
            }
            wait(nap());
        }
        return null;
    }

    /** The message waits for its next attempt. */
    synchronized void putOff(QueuedMessage message, Attempt next) {
        later.add(new Later(new Turn(message, next), next.due()));
        done();
    }

    /** The message has had no attempt: it goes first when there is somebody to send it. */
    synchronized void giveBack(Turn turn) {
        later.add(new Later(turn, Instant.EPOCH));
        done();
    }

    synchronized void done() {
        inHand--;
        notifyAll();
    }

    /** Nothing more is given out. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Waits until then; false where the line was closed meanwhile. */
    synchronized boolean isOpenAt(Instant moment) throws InterruptedException {
        for (Instant now = clock.instant(); !isClosed && now.isBefore(moment); now = clock.instant()) {
            wait(Math.min(
                    LONGEST_NAP_MS, Math.max(1, Duration.between(now, moment).toMillis())));
        }
        return !isClosed;
    }

    /** How many are put off or wait for their domain's turn. */
    synchronized int putOff() {
        return later.size();
    }

    /** How many wait because test mode may not reach them. */
    synchronized int held() {
        return held;
    }

    /** Whether the line ended with messages that are due later than it waits. */
    synchronized boolean isLeftWaiting() {
        return isLeftWaiting;
    }

    private @Nullable Turn next() {
        Instant now = clock.instant();
        Later first = later.peek();
        if (first != null && !first.due().isAfter(now)) {
            later.poll();
            return first.turn();
        }
        while (later.size() < MOST_PUT_OFF) {
            QueuedMessage message = fromRun();
            if (message == null) {
                return null;
            }
            Attempt attempt = known.getOrDefault(message.piece().text(), Attempt.none(now));
            Instant due = attempt.due().isAfter(now) ? attempt.due() : pace.slot(message.domain(), now);
            if (!due.isAfter(now)) {
                return new Turn(message, attempt);
            }
            later.add(new Later(new Turn(message, attempt), due));
        }
        return null;
    }

    private @Nullable QueuedMessage fromRun() {
        while (true) {
            if (page.isEmpty() && !isRead) {
                page.addAll(consignment.after(last, PAGE));
                isRead = page.isEmpty();
            }
            QueuedMessage message = page.poll();
            if (message == null) {
                return null;
            }
            last = message.piece().text();
            if (allowed.test(message)) {
                return message;
            }
            held++;
        }
    }

    private boolean isNothingSoon() {
        Later first = later.peek();
        return first == null || first.due().isAfter(clock.instant().plus(retry.linger()));
    }

    private long nap() {
        Later first = later.peek();
        long ms = first == null
                ? LONGEST_NAP_MS
                : Duration.between(clock.instant(), first.due()).toMillis();
        return Math.max(1, Math.min(LONGEST_NAP_MS, ms));
    }
}
