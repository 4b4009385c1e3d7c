package se.utskick.email;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.utskick.email.Doubts.Answered;

/**
 * Settles messages in doubt by the log of a relay on this machine. That the log names a message is proof at once; that it does not is
 * proof only of a relay that has had time to write it, whose log is seen to grow when it is spoken to, reaches back to before the
 * message, and names every message of the run that it answered for since, and one at least: a log can lose lines where many come at once.
 * What the log names and says no more of may still be taken.
 */
final class DoubtResolver {

    /** What is older is left to a person, whatever a log seems to tell. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A relay names a message when its headers have come, somewhat before the dot; and some logs tell whole seconds. */
    private static final Duration BEFORE_DOT = Duration.ofSeconds(10);

    /** By how much a log's times may be off, read as this machine's, before they are somebody else's. */
    private static final Duration SAME_CLOCK = Duration.ofMinutes(1);

    private static final Duration GROWS_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_MS = 100;

    private final SmtpSettings settings;
    private final SmtpServer server;
    private final Doubts inDoubt;
    private final Clock clock;

    DoubtResolver(SmtpSettings settings, SmtpServer server, Doubts inDoubt, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.inDoubt = inDoubt;
        this.clock = clock;
    }

    /** How many messages were found never to have been taken, and wait again; nothing is settled where no relay's log is configured. */
    int resolve(String run, BooleanSupplier stopping) {
        Path file = settings.relayLog();
        List<Doubt> doubts = file == null ? List.of() : inDoubt.of(run);
        if (file == null || doubts.isEmpty()) {
            return 0;
        }
        try {
            return resolve(run, new RelayLog(file, clock), doubts, stopping);
        } catch (IOException unreadable) {
            return 0; // they stay in doubt, and a person is asked
        }
    }

    private int resolve(String run, RelayLog log, List<Doubt> doubts, BooleanSupplier stopping) throws IOException {
        Map<String, Instant> begun = begun(doubts);
        Instant first = Collections.min(begun.values());
        Answered answered = inDoubt.answered(run, first);
        Instant last = Collections.max(List.of(last(doubts), answered.last()));
        boolean isTold = hasWaited(last.plus(settings.patience().relay()), stopping) && isAlive(log);
        Instant now = clock.instant();
        RelayLog.Told told = log.read(union(begun.keySet(), answered.pieces()), first);
        boolean isProof = isTold && told.isAsOf(now, SAME_CLOCK) && told.names(answered.pieces());
        Instant oldest = now.minus(LONGEST);
        Map<String, String> taken = new TreeMap<>(told.taken());
        taken.keySet().retainAll(begun.keySet());
        Set<String> neverHad = new TreeSet<>();
        begun.forEach((piece, since) -> {
            if (isProof
                    && told.covers(since)
                    && since.isAfter(oldest)
                    && !taken.containsKey(piece)
                    && !told.open().contains(piece)) {
                neverHad.add(piece);
            }
        });
        inDoubt.resolve(run, taken, neverHad);
        return neverHad.size();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Instant last(List<Doubt> doubts) {
        return doubts.stream()
                .map(doubt -> Instant.parse(doubt.written()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** From when a relay may have written of each. */
    private Map<String, Instant> begun(List<Doubt> doubts) {
        return doubts.stream()
                .collect(Collectors.toMap(
                        Doubt::piece,
                        doubt -> doubt.intent()
                                .orElseGet(() -> Instant.parse(doubt.since())
                                        .minus(settings.patience().dot()))
                                .minus(BEFORE_DOT)));
    }

    private boolean hasWaited(Instant until, BooleanSupplier stopping) {
        while (clock.instant().isBefore(until)) {
            if (stopping.getAsBoolean() || !nap()) {
                return false;
            }
        }
        return true;
    }

    /** Spoken to, a relay whose log this is writes that somebody has connected. */
    private boolean isAlive(RelayLog log) throws IOException {
        long before = log.size();
        @Nullable SmtpSession session = null;
        try {
            session = server.open();
        } catch (ServerTrouble trouble) {
            return false;
        } finally {
            if (session != null) {
                session.quit();
            }
        }
        Instant until = clock.instant().plus(GROWS_WITHIN);
        while (log.size() <= before && clock.instant().isBefore(until) && nap()) {
            // it may write a moment later
        }
        return log.size() > before;
    }

    private static boolean nap() {
        try {
            Thread.sleep(LOOK_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
