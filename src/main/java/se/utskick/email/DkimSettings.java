package se.utskick.email;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In whose name messages are signed (DKIM, RFC 6376): {@code mail.dkim} in {@code application.yaml}. With nothing there messages are not
 * signed.
 *
 * @param domain that answers for the message (d=)
 * @param selector the key's name in the DNS: {@code selector._domainkey.domain}
 * @param keyFile an RSA key, PKCS#8 in PEM; beside {@code application.yaml}, or with its whole path
 */
@ConfigurationProperties("mail.dkim")
public record DkimSettings(
        @DefaultValue("") String domain,
        @DefaultValue("") String selector,
        @DefaultValue("") String keyFile) {

    /** Whether anything is said of signing; what is then missing is refused. */
    boolean isConfigured() {
        return !(domain.isBlank() && selector.isBlank() && keyFile.isBlank());
    }
}
