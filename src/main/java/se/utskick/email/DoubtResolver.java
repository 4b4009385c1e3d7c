package se.utskick.email;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.utskick.email.MailLedger.Doubt;

/**
 * Settles messages in doubt by the log of a relay on this machine. That the log names a message is proof at once; that it does not is
 * proof only of a relay that has had time to write it, and whose log is seen to grow when it is spoken to.
 */
final class DoubtResolver {

    /** A log is rotated once a day at most: what it says nothing of for so long, it and the one before it must have said. */
    private static final Duration COVERED = Duration.ofHours(1);

    private static final Duration GROWS_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_MS = 100;

    private final SmtpSettings settings;
    private final SmtpServer server;
    private final MailLedger ledger;
    private final Clock clock;

    DoubtResolver(SmtpSettings settings, SmtpServer server, MailLedger ledger, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How many messages were found never to have been taken, and wait again; nothing is settled where no relay's log is configured. */
    int resolve(String run, BooleanSupplier stopping) {
        Path file = settings.relayLog();
        Map<String, Instant> doubts = file == null ? Map.of() : since(ledger.doubts(run));
        if (file == null || doubts.isEmpty()) {
            return 0;
        }
        try {
            return resolve(run, new RelayLog(file), doubts, stopping);
        } catch (IOException unreadable) {
            return 0; // they stay in doubt, and a person is asked
        }
    }

    private int resolve(String run, RelayLog log, Map<String, Instant> doubts, BooleanSupplier stopping)
            throws IOException {
        Instant last = Collections.max(doubts.values());
        boolean isTold = hasWaited(last.plus(settings.patience().relay()), stopping) && isAlive(log);
        Map<String, String> taken = log.taken(doubts.keySet());
        Instant oldest = clock.instant().minus(COVERED);
        Set<String> neverHad = new TreeSet<>();
        doubts.forEach((piece, since) -> {
            if (isTold && log.isWhole() && since.isAfter(oldest) && !taken.containsKey(piece)) {
                neverHad.add(piece);
            }
        });
        ledger.resolve(run, taken, neverHad);
        return neverHad.size();
    }

    private static Map<String, Instant> since(List<Doubt> doubts) {
        return doubts.stream().collect(Collectors.toMap(Doubt::piece, doubt -> Instant.parse(doubt.since())));
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
