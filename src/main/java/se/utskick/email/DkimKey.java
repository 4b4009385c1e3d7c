package se.utskick.email;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Refusal;
import se.utskick.file.Sha256;
import se.utskick.person.EmailAddress;

/** The key that messages are signed with, and where its other half is found. Never told of in a log or an exception. */
record DkimKey(String domain, String selector, RSAPrivateCrtKey secret) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern SELECTOR =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int FEWEST_BITS = 1024; // RFC 8301, 3.2

    /**
     * Reads what the settings point to.
     *
     * @param config the folder of {@code application.yaml}
     * @throws Refusal for a setting that is missing or wrong, and for a key that cannot be read or used, or that everybody may read
     */
    static DkimKey read(DkimSettings settings, Path config) {
        String domain = required(settings.domain(), "domain");
        if (EmailAddress.parse("x@" + domain).isEmpty()) {
            throw Refusal.of("email.bad-setting", "mail.dkim.domain", "kommunen.se");
        }
        String selector = required(settings.selector(), "selector");
        if (!SELECTOR.matcher(selector).matches()) {
            throw Refusal.of("email.bad-setting", "mail.dkim.selector", "a–z, 0–9, -, .");
        }
        return new DkimKey(domain, selector, secret(config.resolve(required(settings.keyFile(), "key-file"))));
    }

    /** Of all that shapes a signature: the same for the same key under the same name. */
    String sha256() {
        return Sha256.of(String.join(
                "\n",
                "dkim 1 rsa-sha256 relaxed/relaxed",
                domain,
                selector,
                secret.getModulus().toString(16),
                secret.getPublicExponent().toString(16)));
    }

    private static String required(String value, String key) {
        if (value.isBlank()) {
            throw Refusal.of("email.missing-setting", "mail.dkim." + key);
        }
        return value.strip();
    }

    private static RSAPrivateCrtKey secret(Path file) {
        Matcher pem = PEM.matcher(text(file));
        if (!pem.find()) {
            throw Refusal.of("email.dkim-bad-key", file, FEWEST_BITS);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw Refusal.of("email.dkim-bad-key", file, FEWEST_BITS);
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause: what cannot be parsed may still be most of a key.
            throw Refusal.of("email.dkim-bad-key", file, FEWEST_BITS);
        }
    }

    private static String text(Path file) {
        try {
            boolean canSay = Files.getFileStore(file).supportsFileAttributeView("posix");
            if (canSay && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw Refusal.of("email.dkim-key-open", file);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Refusal.of("email.dkim-key-unreadable", file).because(e);
        }
    }

    @Override
    public String toString() {
        return "DkimKey[" + selector + "._domainkey." + domain + "]";
    }
}
