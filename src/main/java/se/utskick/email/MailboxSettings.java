package se.utskick.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import se.utskick.Places;
import se.utskick.Refusal;

/**
 * How the mailbox is reached that bounces come to, {@code mail.bounces} in {@code application.yaml}. The password stands in a file
 * of its own or in the environment, never there. Without TLS only this machine is talked to.
 *
 * @param caFile certificates (PEM) of those who may sign the server's; null for those Java knows
 * @param folder of IMAP
 */
record MailboxSettings(
        Protocol protocol,
        Tls tls,
        String host,
        int port,
        String user,
        String password,
        @Nullable Path caFile,
        String folder) {

    static final String KEY = "mail.bounces.";
    static final String PASSWORD = "UTSKICK_BOUNCES_PASSWORD";

    enum Protocol {
        IMAP(993, 143),
        POP3(995, 110);

        private final int withTls;
        private final int plain;

        Protocol(int withTls, int plain) {
            this.withTls = withTls;
            this.plain = plain;
        }
    }

    enum Tls {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    /** Empty where no host is configured. */
    static Optional<MailboxSettings> read(Environment settings, Map<String, String> environment, Places places) {
        String host = text(settings, "host", "");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Protocol protocol = choice(Protocol.class, text(settings, "protocol", "imap"), "protocol");
        Tls tls = choice(Tls.class, text(settings, "tls", "implicit"), "tls");
        if (tls == Tls.NONE && !isThisMachine(host)) {
            throw Refusal.of("email.plain-mailbox", KEY + "tls");
        }
        String caFile = text(settings, "ca-file", "");
        return Optional.of(new MailboxSettings(
                protocol,
                tls,
                host,
                port(settings, tls == Tls.IMPLICIT ? protocol.withTls : protocol.plain),
                required(settings, "user"),
                password(settings, environment, places.config()),
                caFile.isEmpty() ? null : places.config().resolve(caFile),
                text(settings, "folder", "INBOX")));
    }

    /** As Jakarta Mail names it. */
    String protocolName() {
        return protocol.name().toLowerCase(Locale.ROOT) + (tls == Tls.IMPLICIT ? "s" : "");
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static String password(Environment settings, Map<String, String> environment, Path config) {
        String given = environment.get(PASSWORD);
        if (given != null) {
            return given;
        }
        if (!text(settings, "password", "").isEmpty()) {
            throw Refusal.of("email.password-in-settings", KEY + "password", PASSWORD);
        }
        Path file = config.resolve(required(settings, "password-file"));
        try {
            boolean canSay = Files.getFileStore(file).supportsFileAttributeView("posix");
            if (canSay && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw Refusal.of("email.password-open", file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Refusal.failure("email.password-unreadable", file).because(e);
        }
    }

    private static int port(Environment settings, int otherwise) {
        String port = text(settings, "port", Integer.toString(otherwise));
        if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65535) {
            throw Refusal.of("email.bad-setting", KEY + "port", "1–65535");
        }
        return Integer.parseInt(port);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text, String key) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(text)) {
                return one;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList());
        throw Refusal.of("email.bad-setting", KEY + key, known);
    }

    private static String required(Environment settings, String key) {
        String text = text(settings, key, "");
        if (text.isEmpty()) {
            throw Refusal.of("email.missing-setting", KEY + key);
        }
        return text;
    }

    private static String text(Environment settings, String key, String otherwise) {
        String text = settings.getProperty(KEY + key);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    @Override
    public String toString() {
        return "MailboxSettings[" + protocol + " " + tls + "]";
    }
}
