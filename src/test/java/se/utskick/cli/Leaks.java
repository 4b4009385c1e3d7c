package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import se.utskick.file.Csv;

/** Looks for what must never leave: protected people's canary words, and anybody's identity number. */
final class Leaks {

    private static final String CANARY = "kanarie";
    /** Not inside a longer run of hexadecimal digits: a checksum is no number of a person's. */
    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<![0-9a-fA-F])[0-9]{12}(?![0-9a-fA-F])");

    private final Set<String> numbers = new TreeSet<>();

    Leaks(Path town) throws IOException {
        for (String file : List.of("register-csv/personer.csv", "school.csv")) {
            try (CSVParser rows = CSVParser.parse(town.resolve(file), StandardCharsets.UTF_8, Csv.reading())) {
                for (CSVRecord row : rows) {
                    numbers.add(row.get("personnummer"));
                }
            }
        }
    }

    /** Every file of every run but those in {@code restricted/}, as bytes and as text. */
    void isNowhereIn(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            List<Path> leaving = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("restricted"))
                    .toList();
            assertThat(leaving).isNotEmpty();
            for (Path file : leaving) {
                look(file);
            }
        }
    }

    private void look(Path file) throws IOException {
        String name = file.getFileName().toString();
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String text = readable(file, name) + "\n" + bytes + "\n" + name;
        assertThat(text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").contains(CANARY))
                .as("a canary in %s", name)
                .isFalse();
        Matcher digits = TWELVE_DIGITS.matcher(text);
        while (digits.find()) {
            assertThat(numbers.contains(digits.group()))
                    .as("an identity number in %s", name)
                    .isFalse();
        }
    }

    private static String readable(Path file, String name) throws IOException {
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                return new PDFTextStripper().getText(document);
            }
        }
        if (name.endsWith(".eml")) {
            return message(file);
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String message(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            parts(new MimeMessage(null, in), text);
            return text.toString(StandardCharsets.UTF_8);
        } catch (MessagingException e) {
            throw new IOException("Not a message", e);
        }
    }

    private static void parts(Part part, ByteArrayOutputStream text) throws IOException, MessagingException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                parts(parts.getBodyPart(i), text);
            }
        } else if (part.isMimeType("application/pdf")) {
            try (PDDocument document = Loader.loadPDF(part.getInputStream().readAllBytes())) {
                text.writeBytes(new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8));
            }
        } else {
            part.getInputStream().transferTo(text);
        }
    }
}
