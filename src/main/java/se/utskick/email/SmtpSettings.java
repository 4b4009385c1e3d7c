package se.utskick.email;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the municipality's mail server is spoken to: {@code mail.smtp} in {@code application.yaml}. Without a host nothing is sent and
 * messages are written to the outbox.
 *
 * @param user empty where the server asks for no login
 * @param passwordFile one line; needed with a user
 * @param trust certificates in PEM that are trusted instead of the machine's own
 * @param hello the name given in EHLO; empty for the machine's own
 * @param sessions how many connections are kept open at once
 * @param messagesASession after so many a connection is closed and made anew
 * @param perSecond messages in all, 0 for no limit
 * @param perMinuteAndDomain messages to one recipient domain, 0 for no limit
 * @param onlyTo test mode: addresses, or domains as {@code @example.se}; only they can ever be reached. Empty for everybody
 * @param relayLog where a relay of our own writes what it has taken (Postfix); null where there is none
 */
@ConfigurationProperties("mail.smtp")
public record SmtpSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Security security,
        @DefaultValue("") String user,
        @Nullable Path passwordFile,
        @Nullable Path trust,
        @DefaultValue("") String hello,
        @DefaultValue("4") int sessions,
        @DefaultValue("100") int messagesASession,
        @DefaultValue("0") int perSecond,
        @DefaultValue("0") int perMinuteAndDomain,
        @DefaultValue Retry retry,
        @DefaultValue Patience patience,
        @DefaultValue Brakes brakes,
        @DefaultValue List<String> onlyTo,
        @Nullable Path relayLog) {

    public SmtpSettings {
        onlyTo = List.copyOf(onlyTo);
    }

    /** How a connection is kept private. */
    public enum Security {
        /** Plain at first, then TLS, or nothing is sent (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** None: for a relay on this machine alone. */
        NONE
    }

    /**
     * When a message that was put off is tried again.
     *
     * @param first after the first time; doubled each time after it
     * @param longest never later than this
     * @param deadline after the first try; then the message has failed
     * @param unreachable how long a server that does not answer is tried before sending ends
     * @param linger how long a sending waits when nothing is left but what was put off; then it ends and can be taken up again
     */
    public record Retry(
            @DefaultValue("1m") Duration first,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("2d") Duration deadline,
            @DefaultValue("15m") Duration unreachable,
            @DefaultValue("1h") Duration linger) {}

    /**
     * How long an answer is awaited.
     *
     * @param connect until the connection stands
     * @param reply to a command (RFC 5321, 4.5.3.2: five minutes)
     * @param dot to the end of the message (RFC 5321, 4.5.3.2.6: ten minutes, since giving up early makes copies)
     * @param stop for the messages in hand when the sending is told to stop
     * @param relay until a relay whose log says nothing of a message never had it
     */
    public record Patience(
            @DefaultValue("30s") Duration connect,
            @DefaultValue("5m") Duration reply,
            @DefaultValue("10m") Duration dot,
            @DefaultValue("8s") Duration stop,
            @DefaultValue("30s") Duration relay) {}

    /**
     * What stops a sending that goes wrong.
     *
     * @param perDay messages in one day over all runs, 0 for no limit
     * @param first stop after so many of a run and wait for a go, 0 for none
     * @param failuresInARow final failures one after the other, 0 for no limit
     * @param failureShare final failures of what was tried, once fifty were; 1 for no limit
     */
    public record Brakes(
            @DefaultValue("0") int perDay,
            @DefaultValue("0") int first,
            @DefaultValue("20") int failuresInARow,
            @DefaultValue("0.1") double failureShare) {}

    /** Whether there is a server to send by. */
    public boolean isConfigured() {
        return !host.isBlank();
    }
}
