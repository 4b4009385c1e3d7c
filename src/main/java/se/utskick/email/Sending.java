package se.utskick.email;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import se.utskick.email.SmtpSettings.Brakes;

/** What one sending has come to so far, and whether it goes so wrong that it must stop. Safe for several threads. */
final class Sending {

    private static final int ENOUGH_TO_JUDGE = 50;

    private final Brakes brakes;
    private final int dayLeft;
    private final int firstLeft;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger doubted = new AtomicInteger();
    private final AtomicInteger inARow = new AtomicInteger();

    /**
     * @param dayLeft how many more may be taken today, the largest number where there is no limit
     * @param firstLeft how many more may go before somebody has looked, the largest number where nobody must
     */
    Sending(Brakes brakes, int dayLeft, int firstLeft) {
        this.brakes = brakes;
        this.dayLeft = dayLeft;
        this.firstLeft = firstLeft;
    }

    /** Whether one more may be begun now; where not, {@link #isFull} or one that is under way decides. */
    boolean begins() {
        if (begun.incrementAndGet() <= Math.min(firstLeft, dayLeft)) {
            return true;
        }
        begun.decrementAndGet();
        return false;
    }

    /** The limit that has been reached by messages that were taken, or may have been: those under way may still not be. */
    Optional<BrakeReason> isFull() {
        int settled = taken.get() + doubted.get();
        if (settled >= firstLeft) {
            return Optional.of(BrakeReason.FIRST_SENT);
        }
        return settled >= dayLeft ? Optional.of(BrakeReason.DAILY_LIMIT) : Optional.empty();
    }

    /** One that was begun was not taken: another may go in its place. */
    void notTaken() {
        begun.decrementAndGet();
    }

    void taken() {
        taken.incrementAndGet();
        inARow.set(0);
    }

    void doubted() {
        doubted.incrementAndGet();
    }

    /** One more has failed for good; what that stops. */
    Optional<BrakeReason> failed() {
        int all = failed.incrementAndGet();
        int row = inARow.incrementAndGet();
        if (brakes.failuresInARow() > 0 && row >= brakes.failuresInARow()) {
            return Optional.of(BrakeReason.FAILURES_IN_A_ROW);
        }
        int tried = all + taken.get();
        return tried >= ENOUGH_TO_JUDGE && brakes.failureShare() < 1 && all > brakes.failureShare() * tried
                ? Optional.of(BrakeReason.FAILURE_SHARE)
                : Optional.empty();
    }

    int takenSoFar() {
        return taken.get();
    }

    int failedSoFar() {
        return failed.get();
    }

    int doubtedSoFar() {
        return doubted.get();
    }
}
