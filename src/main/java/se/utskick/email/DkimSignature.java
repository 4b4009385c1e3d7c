package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/**
 * Signs a message (DKIM: rsa-sha256, relaxed/relaxed) by one header before its bytes, which stay as they are. Its time (t=) is the
 * beginning of a day it is told of, and PKCS#1 signatures have no chance in them: the same message gets the same signature. Safe for
 * several threads.
 */
final class DkimSignature {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Pattern ONE_HEADER = Pattern.compile("DKIM-Signature: [ -~]+(\r\n\t[ -~]+)*\r\n");

    private final DkimKey key;
    private final Instant time;

    /** @param day a message's Date would not do: it may be ahead, and a signature from the future is no signature to its readers */
    DkimSignature(DkimKey key, LocalDate day) {
        this.key = key;
        this.time = day.atStartOfDay(SwedishTime.ZONE).toInstant();
    }

    /** A message whose signature is dated as it is told. */
    private static final class Dated extends DkimMessage {

        private final Instant time;

        Dated(MimeMessage message, DkimSigner signer, Instant time) throws MessagingException {
            super(message, signer);
            this.time = time;
        }

        @Override
        public Date getSentDate() {
            return Date.from(time);
        }
    }

    /** Of what shapes signatures. */
    String sha256() {
        return key.sha256();
    }

    byte[] sign(byte[] message) {
        byte[] signed = signed(message);
        requireOneHeaderMore(message, signed);
        return signed;
    }

    private byte[] signed(byte[] message) {
        try {
            MimeMessage read = new MimeMessage(NO_SESSION, new ByteArrayInputStream(message));
            ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 1024);
            new Dated(read, signer(), time).writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new UncheckedIOException(new IOException("Memory takes bytes, and the message was written here", e));
        }
    }

    /** One a message: the library's keeps the state of a signature while it is made. */
    private DkimSigner signer() {
        DkimSigner signer = new DkimSigner(key.domain(), key.selector(), key.secret());
        signer.setHeaderCanonicalization(Canonicalization.RELAXED);
        signer.setBodyCanonicalization(Canonicalization.RELAXED);
        signer.addHeaderToSign("Auto-Submitted"); // Beside From, To, Subject, Date and the others it signs by itself.
        signer.addHeaderToSign("List-Unsubscribe-Post");
        signer.setCheckDomainKey(false); // No look-up in the DNS: a run can be prepared without a network.
        return signer;
    }

    private static void requireOneHeaderMore(byte[] message, byte[] signed) {
        int longer = signed.length - message.length;
        boolean isSame = longer > 0 && Arrays.equals(signed, longer, signed.length, message, 0, message.length);
        if (!isSame
                || !ONE_HEADER
                        .matcher(new String(signed, 0, longer, StandardCharsets.US_ASCII))
                        .matches()) {
            throw new IllegalStateException(
                    "A signature must be one header before the message, and change nothing in it");
        }
    }
}
