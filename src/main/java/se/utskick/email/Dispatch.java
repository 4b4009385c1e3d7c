package se.utskick.email;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sends a run's messages by SMTP: at most once by itself, and nothing uncertain in silence. The intent is on disk before a message's final
 * dot, the outcome after the answer; what is put off is tried again; what cannot be known is in doubt and left to a person.
 */
@Component
@EnableConfigurationProperties(SmtpSettings.class)
public class Dispatch {

    /** A message that a relay never had is sent again, and may be in doubt again; not for ever. */
    private static final int MOST_AGAIN = 3;

    private final SmtpSettings settings;
    private final MailLedger ledger;
    private final Doubts doubts;
    private final Clock clock;
    private final DoubtWindow window;

    Dispatch(SmtpSettings settings, MailLedger ledger, Doubts doubts, Clock clock, DoubtWindow window) {
        this.settings = settings;
        this.ledger = ledger;
        this.doubts = doubts;
        this.clock = clock;
        this.window = window;
    }

    /** Whether messages are sent at all; else they are written out. */
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    /** Who looks on while messages are sent, and may stop it. */
    public interface Watch {

        /** Whether the process is asked to end. */
        boolean isStopping();

        /** What an officer has ordered since, with a name: {@link BrakeReason#PAUSED} or {@link BrakeReason#STOPPED}. */
        Optional<Order> order();

        /** Called a few times a second. */
        void at(Standing standing);
    }

    /** An officer's word to a sending under way. */
    public record Order(BrakeReason reason, String by) {}

    /**
     * How far a sending has come.
     *
     * @param putOff waiting for another attempt or for their domain's turn
     */
    public record Standing(int waiting, int taken, int putOff, int failed, int doubted) {}

    /** How a sending ended. */
    public enum End {
        /** Every message has an outcome. */
        DONE,
        /** The process was asked to end. */
        STOPPED,
        /** It stands still: an officer's order, or a limit. */
        BRAKED,
        /** Some messages are due later than a sending waits. */
        PUT_OFF,
        /** Test mode left some alone. */
        HELD,
        /** There is no server to send by. */
        NO_SERVER
    }

    /**
     * What a sending came to.
     *
     * @param trouble a word for what is wrong with the server, null where nothing is
     */
    public record Sent(
            End end, Standing standing, int held, @Nullable String trouble, int code) {}

    /** Sends until nothing more can be sent now. */
    public Sent send(Consignment consignment, Watch watch) {
        String run = consignment.run();
        ledger.settleWhatWasCutOff(run);
        SmtpServer server = SmtpServer.of(settings);
        DoubtResolver resolver = new DoubtResolver(settings, server, doubts, clock);
        resolver.resolve(run, watch::isStopping);
        Sent sent = sendOnce(consignment, watch, server);
        for (int again = 0; again < MOST_AGAIN && sent.end() == End.DONE; again++) {
            if (resolver.resolve(run, watch::isStopping) == 0) {
                return sent;
            }
            sent = sendOnce(consignment, watch, server);
        }
        return sent;
    }

    private Sent sendOnce(Consignment consignment, Watch watch, SmtpServer server) {
        String run = consignment.run();
        Sending sending = new Sending(settings.brakes(), dayLeft(), firstLeft(run));
        Pace pace = new Pace(settings.perSecond(), settings.perMinuteAndDomain());
        WaitingLine line =
                new WaitingLine(consignment, ledger.deferrals(run), this::isAllowed, pace, settings.retry(), clock);
        ledger.brake(run).filter(BrakeReason::needsGo).ifPresent(reason -> line.close());
        SessionPool pool;
        try (MailNotes notes = ledger.begin(run, settings.sessions())) {
            pool = new SessionPool(server, settings, ledger, notes, consignment, line, pace, sending, clock, window);
            pool.serve(watch);
        }
        ledger.note(run, pool.standing(), window);
        return sent(run, line, pool);
    }

    private Sent sent(String run, WaitingLine line, SessionPool pool) {
        ServerTrouble trouble = pool.trouble();
        End end = trouble != null
                ? End.NO_SERVER
                : pool.isStopped()
                        ? End.STOPPED
                        : pool.isBraked() || ledger.brake(run).isPresent()
                                ? End.BRAKED
                                : line.isLeftWaiting() ? End.PUT_OFF : line.held() > 0 ? End.HELD : End.DONE;
        return new Sent(
                end,
                pool.standing(),
                line.held(),
                trouble == null
                        ? null
                        : trouble.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                trouble == null ? 0 : trouble.code());
    }

    private boolean isAllowed(QueuedMessage message) {
        List<String> only = settings.onlyTo();
        String address = message.to().text().toLowerCase(Locale.ROOT);
        return only.isEmpty()
                || only.stream()
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .anyMatch(one ->
                                one.startsWith("@") ? one.substring(1).equals(message.domain()) : one.equals(address));
    }

    private int dayLeft() {
        int most = settings.brakes().perDay();
        return most <= 0 ? Integer.MAX_VALUE : Math.max(0, most - ledger.takenToday());
    }

    private int firstLeft(String run) {
        int first = settings.brakes().first();
        return first <= 0 || ledger.isReleased(run) ? Integer.MAX_VALUE : Math.max(0, first - ledger.takenOf(run));
    }
}
