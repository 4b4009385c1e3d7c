package se.utskick.email;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.utskick.email.SmtpSettings.Retry;

/** Whether the server answers, and when it is asked again where it does not. Safe for several threads. */
final class ServerHealth {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Retry retry;
    private Instant next = Instant.EPOCH;
    private int failures;
    private @Nullable Instant since;

    ServerHealth(Retry retry) {
        this.retry = retry;
    }

    /** When the server may be asked again. */
    synchronized Instant next() {
        return next;
    }

    synchronized void answered() {
        failures = 0;
        since = null;
        next = Instant.EPOCH;
    }

    /** The server could not be had; those who wait already do not make the wait longer. */
    synchronized void failed(Instant now) {
        if (since == null) {
            since = now;
        }
        if (!now.isBefore(next)) {
            Duration first = FIRST.compareTo(retry.first()) < 0 ? FIRST : retry.first();
            next = now.plus(first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
            failures++;
        }
    }

    /** Whether it has not answered for longer than anybody waits. */
    synchronized boolean isGivenUp(Instant now) {
        return since != null && now.isAfter(since.plus(retry.unreachable()));
    }
}
