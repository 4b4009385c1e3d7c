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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * Writes a message's bytes (RFC 5322, 2046). Headers are written here and not by the mail library, which takes boundary and Message-ID from
 * the clock and the process: ours come from the piece. Every header is fixed, an address that was checked, or encoded words.
 *
 * @param senderName encoded as it is written
 * @param domain after the at sign of the Message-ID
 * @param unsubscribing how the recipient is told to end a subscription, where it is one
 */
record MimeMessageWriter(
        String senderName, EmailAddress sender, String domain, LocalDate letterDate, Unsubscribing unsubscribing) {

    /**
     * What a message says.
     *
     * @param pdf the same for keeping, in base 64; empty where nothing is attached
     * @param calendar an entry for the recipient's calendar; empty where there is none
     */
    record Content(String subject, String text, String html, Optional<String> pdf, Optional<String> calendar) {

        boolean isAlone() {
            return pdf.isEmpty() && calendar.isEmpty();
        }
    }

    /** An hour at which no clock changes, so that the offset is right whatever the day. */
    private static final LocalTime NOON = LocalTime.NOON;

    private static final String CALENDAR = "Content-Type: text/calendar; charset=UTF-8; method=PUBLISH\r\n"
            + "Content-Disposition: attachment; filename=mote.ics";
    /** Its name is nobody's. */
    private static final String PDF = "Content-Type: application/pdf; name=\"inbjudan.pdf\"\r\n"
            + "Content-Disposition: attachment; filename=\"inbjudan.pdf\"";

    /** When the message is, whatever the clock: noon of the letter's date. */
    static ZonedDateTime date(LocalDate letterDate) {
        return letterDate.atTime(NOON).atZone(SwedishTime.ZONE);
    }

    /** What writes entries for the recipients' calendars in the same sender's name. */
    MeetingEntry entry() {
        return new MeetingEntry(
                EncodedWords.oneLine(senderName).replace('"', '”'), // RFC 5545, 3.1: a name holds no straight quote
                sender.text(),
                domain,
                date(letterDate).toInstant());
    }

    byte[] write(PieceReference piece, EmailAddress to, Content content) {
        // Quoted-printable writes every "=" as "=3D", and base 64 has no "_": a boundary with "=_" cannot occur in a
        // part
        // (RFC 2045, 6.7 and 6.8).
        String inner = "=_" + piece.text();
        String alternatives = "multipart/alternative; boundary=\"" + inner + "\"";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (content.isAlone()) {
            ascii(out, headers(piece, to, content.subject(), alternatives));
            alternatives(out, inner, content);
            return out.toByteArray();
        }
        String whole = "=_w_" + piece.text();
        ascii(out, headers(piece, to, content.subject(), "multipart/mixed; boundary=\"" + whole + "\""));
        ascii(out, "--" + whole + "\r\nContent-Type: " + alternatives + "\r\n\r\n");
        alternatives(out, inner, content);
        content.pdf().ifPresent(pdf -> encoded(out, whole, PDF, pdf));
        content.calendar().ifPresent(entry -> part(out, whole, CALENDAR, entry));
        ascii(out, "--" + whole + "--\r\n");
        return out.toByteArray();
    }

    private static void alternatives(OutputStream out, String boundary, Content content) {
        part(out, boundary, "Content-Type: text/plain; charset=UTF-8", content.text());
        part(out, boundary, "Content-Type: text/html; charset=UTF-8", content.html());
        ascii(out, "--" + boundary + "--\r\n");
    }

    private String headers(PieceReference piece, EmailAddress to, String subject, String contentType) {
        ZonedDateTime date = date(letterDate);
        List<String> headers = new ArrayList<>(List.of(
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date),
                "From: " + EncodedWords.of(senderName) + "\r\n <" + sender.quoted() + ">",
                "Reply-To: " + sender.quoted(),
                "To: " + to.quoted(),
                "Message-ID: <" + piece.text() + "@" + domain + ">",
                "Subject: " + EncodedWords.of(subject),
                "MIME-Version: 1.0",
                "Auto-Submitted: auto-generated",
                "Content-Language: sv"));
        headers.addAll(unsubscribing.headers(piece));
        headers.add("Content-Type: " + contentType);
        return String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static void part(OutputStream out, String boundary, String headers, String content) {
        ascii(out, "--" + boundary + "\r\n" + headers + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        quotedPrintable(out, content);
        ascii(out, "\r\n");
    }

    private static void encoded(OutputStream out, String boundary, String headers, String content) {
        ascii(out, "--" + boundary + "\r\n" + headers + "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        ascii(out, content + "\r\n");
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

    private static void ascii(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
