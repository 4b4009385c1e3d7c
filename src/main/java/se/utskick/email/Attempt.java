package se.utskick.email;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import se.utskick.email.SmtpSettings.Retry;

/**
 * How often a message has been tried.
 *
 * @param count with the last one
 * @param first when it was tried first
 * @param due when it may be tried next
 */
record Attempt(int count, Instant first, Instant due) {

    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    static Attempt none(Instant now) {
        return new Attempt(0, now, now);
    }

    /** The next one, put off for twice as long as the last time and up to a fifth more, so that not all come back at once. */
    Attempt putOff(Instant now, Retry retry) {
        long doubled = retry.first().toMillis() << Math.min(count, MOST_DOUBLINGS);
        long wait = Math.min(doubled, retry.longest().toMillis());
        double more = 1 + JITTER * ThreadLocalRandom.current().nextDouble();
        return new Attempt(count + 1, first, now.plus(Duration.ofMillis((long) (wait * more))));
    }

    boolean isOver(Instant now, Retry retry) {
        return now.isAfter(first.plus(retry.deadline()));
    }
}
