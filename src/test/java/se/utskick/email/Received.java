package se.utskick.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A message as somebody else's library reads it. */
final class Received {

    private Received() {}

    static MimeMessage parse(byte[] message) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String header(byte[] message, String name) {
        try {
            String[] values = parse(message).getHeader(name);
            return values == null ? "" : String.join(" / ", values);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String subject(byte[] message) {
        try {
            return parse(message).getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> headerNames(byte[] message) {
        try {
            return Collections.list(parse(message).getAllHeaders()).stream()
                    .map(jakarta.mail.Header::getName)
                    .toList();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static int parts(byte[] message) {
        try {
            return alternatives(message).getCount();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The entry for the calendar that is enclosed. */
    static String calendar(byte[] message) {
        try {
            MimeMultipart whole = (MimeMultipart) parse(message).getContent();
            BodyPart part = whole.getBodyPart(whole.getCount() - 1);
            if (!part.isMimeType("text/calendar")) {
                throw new AssertionError("Expected text/calendar, found " + part.getContentType());
            }
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The bytes of the PDF that is attached, first after the parts that are read. */
    static byte[] pdf(byte[] message) {
        try {
            BodyPart part = ((MimeMultipart) parse(message).getContent()).getBodyPart(1);
            if (!part.isMimeType("application/pdf")) {
                throw new AssertionError("Expected application/pdf, found " + part.getContentType());
            }
            return part.getInputStream().readAllBytes();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the attached PDF says, and of itself, as somebody else's library reads it. */
    static String pdfText(byte[] message) {
        try (PDDocument document = Loader.loadPDF(pdf(message))) {
            return new PDFTextStripper().getText(document)
                    + new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Plain text and page, whether or not something is enclosed with them. */
    private static MimeMultipart alternatives(byte[] message) throws MessagingException, IOException {
        MimeMultipart whole = (MimeMultipart) parse(message).getContent();
        return whole.getContentType().startsWith("multipart/mixed")
                ? (MimeMultipart) whole.getBodyPart(0).getContent()
                : whole;
    }

    static String text(byte[] message) {
        return part(message, 0, "text/plain");
    }

    static String html(byte[] message) {
        return part(message, 1, "text/html");
    }

    /** What a reader sees of the page, without tags. */
    static String plainOf(String html) {
        return html.replaceAll("(?s)<head>.*?</head>", " ")
                .replaceAll("<(?!/?span)[^>]*>", " ")
                .replaceAll("</?span[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    static List<String> words(String text) {
        return Arrays.stream(text.strip().split("[\\s,.?!*]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String part(byte[] message, int number, String type) {
        try {
            BodyPart part = alternatives(message).getBodyPart(number);
            if (!part.isMimeType(type)) {
                throw new AssertionError("Expected " + type + ", found " + part.getContentType());
            }
            return (String) part.getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
