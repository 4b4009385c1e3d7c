package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import se.utskick.Refusal;
import se.utskick.email.MailboxSettings.Tls;

/** A connection to the mailbox: the certificate is checked, what has no TLS is not talked to, and nothing is waited for without end. */
final class MailboxSession {

    private static final String CONNECT_MS = "30000";
    private static final String ANSWER_MS = "120000";
    private static final String FETCH_BYTES = "65536";

    private MailboxSession() {}

    static Store open(MailboxSettings settings) throws MessagingException {
        Properties properties = properties(settings);
        Store store = Session.getInstance(properties).getStore(settings.protocolName());
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        return store;
    }

    static Properties properties(MailboxSettings settings) {
        Properties properties = new Properties();
        String prefix = "mail." + settings.protocolName() + ".";
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MS);
        properties.setProperty(prefix + "timeout", ANSWER_MS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MS);
        properties.setProperty(prefix + "fetchsize", FETCH_BYTES);
        properties.setProperty(prefix + "ignorebodystructuresize", "true");
        if (settings.tls() == Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (settings.tls() != Tls.NONE) {
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
            Path caFile = settings.caFile();
            if (caFile != null) {
                properties.put(prefix + "ssl.socketFactory", trusting(caFile).getSocketFactory());
            }
        }
        return properties;
    }

    private static SSLContext trusting(Path caFile) {
        try (InputStream in = Files.newInputStream(caFile)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw Refusal.of("email.bad-certificates", caFile).because(e);
        }
    }
}
