package se.utskick.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.email.ServerTrouble.Reason;
import se.utskick.email.SmtpSettings.Security;

/** The mail server as it is configured: opens sessions, and says plainly what is wrong where it cannot. */
final class SmtpServer {

    private final SmtpSettings settings;
    private final SSLContext tls;
    private final @Nullable String password;

    private SmtpServer(SmtpSettings settings, SSLContext tls, @Nullable String password) {
        this.settings = settings;
        this.tls = tls;
        this.password = password;
    }

    /**
     * Reads what the settings point to.
     *
     * @throws Refusal for a missing password or certificate, and for a plain connection to another machine
     */
    static SmtpServer of(SmtpSettings settings) {
        if (settings.security() == Security.NONE && !isThisMachine(settings.host())) {
            throw Refusal.of("email.smtp-plain", settings.host());
        }
        return new SmtpServer(settings, tls(settings.trust()), password(settings));
    }

    String name() {
        return settings.host() + ":" + settings.port();
    }

    /** Connects, secures the connection and logs in. */
    SmtpSession open() throws ServerTrouble {
        boolean tlsFirst = settings.security() == Security.TLS;
        RawLine line = new RawLine(tlsFirst ? tls.getSocketFactory() : SocketFactory.getDefault());
        SmtpSession session = new SmtpSession(Session.getInstance(properties(line)), line, settings.patience());
        try {
            session.connect(settings.host(), settings.port(), user(), password);
        } catch (MessagingException e) {
            line.cut();
            throw trouble(session, e);
        }
        if (user() != null && !session.supportsExtension("AUTH")) {
            session.quit();
            throw new ServerTrouble(Reason.NO_LOGIN, 0, new IOException("No AUTH"));
        }
        return session;
    }

    private ServerTrouble trouble(SmtpSession session, MessagingException e) {
        int code = Math.max(0, session.getLastReturnCode());
        boolean permanent = code >= 500;
        if (e instanceof AuthenticationFailedException && (permanent || code < 400)) {
            return new ServerTrouble(Reason.LOGIN_REFUSED, code, e);
        }
        if (settings.security() != Security.NONE && isOfCertificate(e)) {
            return new ServerTrouble(Reason.CERTIFICATE, code, e);
        }
        if (settings.security() == Security.STARTTLS && code == 250 && !session.supportsExtension("STARTTLS")) {
            return new ServerTrouble(Reason.NO_STARTTLS, code, e);
        }
        return new ServerTrouble(permanent ? Reason.REFUSES : code > 0 ? Reason.NOT_NOW : Reason.UNREACHABLE, code, e);
    }

    private Properties properties(RawLine line) {
        Properties mail = new Properties();
        mail.put("mail.smtp.socketFactory", line);
        mail.put("mail.smtp.socketFactory.fallback", "false");
        mail.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        mail.put("mail.smtp.ssl.socketFactory", settings.security() == Security.TLS ? line : tls.getSocketFactory());
        mail.put("mail.smtp.ssl.checkserveridentity", "true");
        mail.put("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        mail.put("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        mail.put("mail.smtp.auth", Boolean.toString(user() != null));
        mail.put(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.patience().connect().toMillis()));
        mail.put("mail.smtp.timeout", Long.toString(settings.patience().reply().toMillis()));
        if (!settings.hello().isBlank()) {
            mail.put("mail.smtp.localhost", settings.hello());
        }
        return mail;
    }

    private @Nullable String user() {
        return settings.user().isBlank() ? null : settings.user();
    }

    private static boolean isOfCertificate(Throwable e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CertificateException
                        || cause instanceof SSLPeerUnverifiedException
                        || (cause instanceof SSLHandshakeException
                                && cause.getCause() instanceof CertificateException));
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static @Nullable String password(SmtpSettings settings) {
        Path file = settings.passwordFile();
        if (settings.user().isBlank()) {
            return null;
        }
        try {
            if (file == null) {
                throw Refusal.of("email.smtp-no-password");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Refusal.of("email.smtp-unreadable", "mail.smtp.password-file").because(e);
        }
    }

    private static SSLContext tls(@Nullable Path trust) {
        try {
            if (trust == null) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted(trust));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Refusal.of("email.smtp-unreadable", "mail.smtp.trust").because(e);
        }
    }

    private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
        }
        return store;
    }
}
