package se.utskick.email;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How fast messages may go: each is given the next free moment, in all and by the recipient's domain. Safe for several threads. */
final class Pace {

    private final Duration betweenAny;
    private final Duration betweenOfDomain;
    private final Map<String, Instant> nextByDomain = new HashMap<>();
    private Instant next = Instant.EPOCH;

    Pace(int perSecond, int perMinuteAndDomain) {
        this.betweenAny = between(Duration.ofSeconds(1), perSecond);
        this.betweenOfDomain = between(Duration.ofMinutes(1), perMinuteAndDomain);
    }

    /** The moment at which the next message may go, whoever it is to; it is taken by asking. */
    synchronized Instant slot(Instant now) {
        Instant slot = next.isAfter(now) ? next : now;
        next = slot.plus(betweenAny);
        return slot;
    }

    /** The moment at which the next message to a domain may go; it is taken by asking. */
    synchronized Instant slot(String domain, Instant now) {
        if (betweenOfDomain.isZero()) {
            return now;
        }
        Instant free = nextByDomain.getOrDefault(domain, now);
        Instant slot = free.isAfter(now) ? free : now;
        nextByDomain.put(domain, slot.plus(betweenOfDomain));
        return slot;
    }

    private static Duration between(Duration unit, int most) {
        return most <= 0 ? Duration.ZERO : unit.dividedBy(most);
    }
}
