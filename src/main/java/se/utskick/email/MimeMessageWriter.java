package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * Writes a message's bytes (RFC 5322, 2046). Headers are written here and not by the mail library, which takes boundary and Message-ID from
 * the clock and the process: ours come from the piece. Every header is fixed, an address that was checked, or encoded words.
 *
 * @param senderName encoded as it is written
 * @param domain after the at sign of the Message-ID
 */
record MimeMessageWriter(String senderName, EmailAddress sender, String domain, LocalDate letterDate) {

    /** An hour at which no clock changes, so that the offset is right whatever the day. */
    private static final LocalTime NOON = LocalTime.NOON;

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    byte[] write(PieceReference piece, EmailAddress to, String subject, String text, String html) {
        // Quoted-printable writes every "=" as "=3D": a boundary with "=_" cannot occur in a part (RFC 2045, 6.7).
        String boundary = "=_" + piece.text();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ascii(out, headers(piece, to, subject, boundary));
        part(out, boundary, "text/plain", text);
        part(out, boundary, "text/html", html);
        ascii(out, "--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private String headers(PieceReference piece, EmailAddress to, String subject, String boundary) {
        ZonedDateTime date = letterDate.atTime(NOON).atZone(SWEDEN);
        return String.join(
                "\r\n",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date),
                "From: " + EncodedWords.of(senderName) + "\r\n <" + address(sender) + ">",
                "Reply-To: " + address(sender),
                "To: " + address(to),
                "Message-ID: <" + piece.text() + "@" + domain + ">",
                "Subject: " + EncodedWords.of(subject),
                "MIME-Version: 1.0",
                "Auto-Submitted: auto-generated",
                "Content-Language: sv",
                "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"",
                "",
                "");
    }

    private static void part(OutputStream out, String boundary, String type, String content) {
        ascii(
                out,
                "--" + boundary + "\r\nContent-Type: " + type
                        + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        quotedPrintable(out, content);
        ascii(out, "\r\n");
    }

    private static void quotedPrintable(OutputStream out, String content) {
        String canonical = content.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        try {
            OutputStream encoder = MimeUtility.encode(out, "quoted-printable");
            encoder.write(canonical.getBytes(StandardCharsets.UTF_8));
            encoder.flush();
        } catch (MessagingException | IOException e) {
            throw new UncheckedIOException(
                    new IOException("Memory takes bytes, and the library knows the encoding", e));
        }
    }

    /** Some addresses that are usable by the contract, such as {@code a..b@example.se}, must be quoted in a header (RFC 5322, 3.4.1). */
    private static String address(EmailAddress address) {
        int at = address.text().indexOf('@');
        String local = address.text().substring(0, at);
        return DOT_ATOM.matcher(local).matches()
                ? address.text()
                : "\"" + local + "\"" + address.text().substring(at);
    }

    private static void ascii(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
