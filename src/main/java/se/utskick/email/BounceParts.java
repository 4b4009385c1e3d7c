package se.utskick.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message that a report may stand in, whatever is wrong with the rest of it: one that cannot be read is passed over. No
 * deeper and no more of them than a report has.
 */
final class BounceParts {

    private static final int DEEPEST = 8;
    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 1 << 16;

    private final List<String> statuses = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();
    private int seen;

    private BounceParts() {}

    static BounceParts of(MimeMessage message) {
        BounceParts parts = new BounceParts();
        parts.walk(message, 0);
        return parts;
    }

    /** What is for programs: {@code message/delivery-status}. */
    List<String> statuses() {
        return statuses;
    }

    /** What is for people, each in the charset it says it is in, and as ISO-8859-1 too, where every byte is a character. */
    List<String> texts() {
        return texts;
    }

    /** What was sent back, its headers first. */
    List<String> returned() {
        return returned;
    }

    private void walk(MimePart part, int depth) {
        if (depth > DEEPEST || ++seen > MOST) {
            return;
        }
        try {
            take(part, type(part), depth);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // Passed over: what cannot be read says nothing, and the message stays for a person.
        }
    }

    private void take(MimePart part, String type, int depth) throws MessagingException, IOException {
        if (type.startsWith("multipart/")) {
            takeEach(part, depth);
        } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            statuses.add(new String(bytes(part), StandardCharsets.ISO_8859_1));
        } else if (type.equals("text/rfc822-headers") || type.equals("message/global-headers")) {
            returned.add(new String(bytes(part), StandardCharsets.ISO_8859_1));
        } else if (type.equals("message/rfc822") || type.equals("message/global")) {
            takeMessage(bytes(part), depth);
        } else if (type.startsWith("text/") || !type.contains("/")) {
            takeText(part, type);
        }
    }

    private void takeEach(MimePart part, int depth) throws MessagingException, IOException {
        MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
        int count;
        try {
            count = Math.min(MOST, parts.getCount());
        } catch (MessagingException withoutBoundaries) {
            takeText(part, "text/plain");
            return;
        }
        for (int i = 0; i < count; i++) {
            BodyPart one = parts.getBodyPart(i);
            if (one instanceof MimeBodyPart mime) {
                walk(mime, depth + 1);
            }
        }
    }

    /** Our own that was sent back, or a report that somebody passed on. */
    private void takeMessage(byte[] bytes, int depth) throws MessagingException {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(bytes));
        if (statuses.isEmpty() && type(message).equals("multipart/report")) {
            walk(message, depth + 1);
        } else {
            returned.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private void takeText(MimePart part, String type) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        for (Charset charset : List.of(charset(part), StandardCharsets.ISO_8859_1)) {
            String text = new String(bytes, charset);
            String shown = type.equals("text/html") ? withoutMarkup(text) : text;
            if (!texts.contains(shown)) {
                texts.add(shown);
            }
        }
    }

    private static String withoutMarkup(String html) {
        return html.replaceAll("<[^<>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static byte[] bytes(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(LONGEST_TEXT);
        } catch (MessagingException | IOException damaged) {
            try (InputStream raw = raw(part)) {
                return raw == null ? new byte[0] : raw.readNBytes(LONGEST_TEXT);
            }
        }
    }

    /** As it stands, where the encoding is unknown or damaged. */
    private static @Nullable InputStream raw(MimePart part) throws MessagingException {
        if (part instanceof MimeMessage message) {
            return message.getRawInputStream();
        }
        return part instanceof MimeBodyPart body ? body.getRawInputStream() : null;
    }

    private static Charset charset(MimePart part) throws MessagingException {
        try {
            String named = new ContentType(part.getContentType()).getParameter("charset");
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(named.strip());
        } catch (jakarta.mail.internet.ParseException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** In lower case, without parameters; empty where it cannot be read. */
    private static String type(MimePart part) throws MessagingException {
        String type = part.getContentType();
        int end = type == null ? 0 : type.indexOf(';');
        return type == null
                ? ""
                : (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
