package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.print.AttachmentCheck;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** The invitation as a PDF in the message: where it stands, what it is called, and whose name is never in it. */
class AttachedLetterTests {

    static final List<String> PAYLOADS = Payloads.ALL;

    private static final LocalDate REPLY_BY = LocalDate.of(2026, 12, 3);
    private static final String NAME = "Zxqvanariefågel";
    /** A number of the tax agency's for tests. */
    private static final String NUMBER = "201203072389";

    @TempDir
    Path folder;

    private final MessagePress press =
            MessagePress.open(Samples.SHIPPED, Samples.attaching("skolmote"), Samples.LETTER_DATE);

    @Test
    void standsBetweenTheAlternativesAndTheCalendar() throws Exception {
        MimeMultipart whole = (MimeMultipart) Received.parse(composed()).getContent();

        assertThat(whole.getContentType()).startsWith("multipart/mixed");
        assertThat(whole.getCount()).isEqualTo(3);
        assertThat(whole.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(whole.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(whole.getBodyPart(2).getContentType()).startsWith("text/calendar");
    }

    @Test
    void isAFileWithANameThatIsNobodys() throws Exception {
        BodyPart part = ((MimeMultipart) Received.parse(composed()).getContent()).getBodyPart(1);

        assertThat(part.getContentType()).isEqualTo("application/pdf; name=\"inbjudan.pdf\"");
        assertThat(part.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(part.getFileName()).isEqualTo("inbjudan.pdf");
        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
    }

    @Test
    void isCodedInLinesOfSeventySixCharacters() {
        String message = new String(composed(), StandardCharsets.US_ASCII);
        String coded = message.substring(message.indexOf("base64\r\n\r\n") + 10);
        String[] lines = coded.substring(0, coded.indexOf("\r\n--")).split("\r\n");

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines[lines.length - 1].length()).isBetween(4, 76);
        assertThat(Stream.of(lines).limit(lines.length - 1L)).allMatch(line -> line.matches("[A-Za-z0-9+/]{76}"));
    }

    @Test
    void saysWhatTheMessageSays() {
        assertThat(Received.pdfText(composed()))
                .contains("Välkommen till föräldramöte för årskurs 8", "torsdag 10 december 2026", "Exempelskolan");
    }

    @Test
    void goesAlongWithoutACalendarToo() throws Exception {
        Path templates = copied();
        Files.delete(templates.resolve("skolmote/calendar.txt"));
        byte[] message = MessagePress.open(places(templates), Samples.attaching("skolmote"), Samples.LETTER_DATE)
                .compose(Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva")));

        assertThat(((MimeMultipart) Received.parse(message).getContent()).getCount())
                .isEqualTo(2);
        assertThat(Received.pdf(message)).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void isNotThereWhereTheCampaignDoesNotWantIt() throws Exception {
        byte[] message = MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE)
                .compose(Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva")));

        assertThat(new String(message, StandardCharsets.US_ASCII)).doesNotContain("application/pdf", "base64");
    }

    /** What is approved is what is sent: everything that shapes the PDF counts. */
    @ParameterizedTest
    @CsvSource({
        "templates/skolmote/attachment.html, Åttan, Årskurs åtta",
        "templates/shared/stationery.html, Brevpapper, Papper",
        "templates/shared/styles.yaml, weight: regular, weight: bold",
        "config/print/c5-h2.yaml, first-page-top: 85, first-page-top: 86"
    })
    void hasAShareInTheHash(String file, String was, String is) throws Exception {
        String before = hash(copied());
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(was);
        Files.writeString(changed, text.replace(was, is));
        assertThat(hash(folder.resolve("templates"))).isNotEqualTo(before);
    }

    @Test
    void hasAShareInTheHashWithItsPictures() throws Exception {
        String before = hash(copied());
        Files.write(folder.resolve("templates/shared/logo.png"), Files.readAllBytes(logoOfAnother()));
        assertThat(hash(folder.resolve("templates"))).isNotEqualTo(before);
    }

    @Test
    void leavesTheHashOfAMessageWithoutItAlone() throws Exception {
        Path templates = copied();
        String before = MessagePress.open(places(templates), Samples.campaign("skolmote"), Samples.LETTER_DATE)
                .sha256();
        Files.delete(templates.resolve("skolmote/attachment.html"));
        assertThat(MessagePress.open(places(templates), Samples.campaign("skolmote"), Samples.LETTER_DATE)
                        .sha256())
                .isEqualTo(before);
    }

    @Test
    void stopsTheMessageWhereItsTemplateNamesAChild() throws Exception {
        Path attachment = copied().resolve("skolmote/attachment.html");
        String text = Files.readString(attachment);
        Files.writeString(
                attachment, text.replace("<p class=\"lead\">Hej! Vi", "<p class=\"lead\">Hej! [[${youth.names}]] Vi"));
        assertThatThrownBy(() -> hash(folder.resolve("templates")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(
                        "templates/skolmote/attachment.html, rad 13: youth.names kan inte stå i bilagan");
    }

    @Test
    void tellsOfAChangeOnlyWhereAllPartsDo() throws Exception {
        assertThat(press.tellsOfChange()).isTrue();
        Path attachment = copied().resolve("skolmote/attachment.html");
        Files.writeString(attachment, """
                <!DOCTYPE html>
                <html lang="sv"><head><title>Möte</title></head><body><h1>Möte</h1><p>[[${meeting.school}]]</p></body></html>
                """);
        assertThat(MessagePress.open(
                                places(folder.resolve("templates")), Samples.attaching("skolmote"), Samples.LETTER_DATE)
                        .tellsOfChange())
                .isFalse();
    }

    /** Every shape a message can take, about a youth whose name and number stand nowhere else. */
    @Test
    void holdsNoYouthsNameOrNumberInAnyByteWhateverTheVariant() {
        int looked = 0;
        for (Piece piece : everyVariant()) {
            byte[] message = press.compose(piece);
            String everything = new String(message, StandardCharsets.ISO_8859_1)
                    + new String(Received.pdf(message), StandardCharsets.ISO_8859_1)
                    + Received.pdfText(message)
                    + Received.text(message)
                    + Received.html(message)
                    + Received.calendar(message)
                    + Received.subject(message);
            assertThat(everything.toLowerCase(Locale.ROOT))
                    .doesNotContain(NAME.toLowerCase(Locale.ROOT))
                    .doesNotContain(NUMBER)
                    .doesNotContain("mottagarnamn");
            assertThat(Received.pdfText(message))
                    .doesNotContain(piece.reference().text());
            looked++;
        }
        assertThat(looked).isEqualTo(3 * 3 * 2 * 2 * 3);
    }

    private static List<Piece> everyVariant() {
        List<Piece> pieces = new ArrayList<>();
        for (int youths = 1; youths <= 3; youths++) {
            for (int adults = 0; adults <= 2; adults++) {
                for (String room : List.of("Aulan", "")) {
                    for (boolean replies : List.of(true, false)) {
                        for (int kind = 0; kind < 3; kind++) {
                            Meeting meeting = Samples.meeting("Skolan", room, "oss", replies ? REPLY_BY : null);
                            pieces.add(piece(meeting, youths, adults, kind));
                        }
                    }
                }
            }
        }
        return pieces;
    }

    private static Piece piece(Meeting meeting, int youths, int adults, int kind) {
        List<Piece.Youth> all = new ArrayList<>();
        for (int i = 0; i < youths; i++) {
            all.add(new Piece.Youth(NAME + " " + NUMBER, i < adults));
        }
        PieceReference reference =
                PieceReference.derive(new byte[32], youths + " " + adults + " " + kind + " " + meeting);
        Change change = kind == 0 ? null : new Change(Change.Kind.values()[kind - 1], meeting, reference, 1);
        Piece plain = Samples.piece(meeting);
        return new Piece(
                reference,
                plain.channel(),
                List.of("Mottagarnamn Exempel"),
                List.of(),
                "",
                "",
                "",
                plain.email(),
                meeting,
                all,
                change);
    }

    /** A meeting's text is text in the PDF, or the piece is refused by name; it becomes no header, part, script or link. */
    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void keepsWhatAMeetingSaysInItsPlace(String payload) throws Exception {
        Meeting meeting = Samples.meeting("Skola" + payload, payload + "sal", "k" + payload + "k", REPLY_BY);
        Piece piece = Samples.piece(meeting, Samples.minor(NAME));
        byte[] message;
        try {
            message = press.readBackBy(new AttachmentCheck()).compose(piece);
        } catch (Refusal refused) {
            assertThat(refused).hasMessageContaining(piece.reference().text()).hasMessageNotContaining(NAME);
            return;
        }
        MimeMultipart whole = (MimeMultipart) Received.parse(message).getContent();
        assertThat(whole.getCount()).isEqualTo(3);
        assertThat(whole.getBodyPart(1).getFileName()).isEqualTo("inbjudan.pdf");
        assertThat(Received.pdfText(message).replaceAll("\\s", ""))
                .contains("Skola")
                .doesNotContain(NAME);
        assertThat(new String(Received.pdf(message), StandardCharsets.ISO_8859_1))
                .doesNotContain("/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction");
    }

    @Test
    void takesMostOfWhatIsTriedAsText() {
        long taken = PAYLOADS.stream().filter(this::isTaken).count();
        assertThat(taken).isGreaterThan(PAYLOADS.size() / 2);
    }

    private boolean isTaken(String payload) {
        try {
            press.compose(Samples.piece(Samples.meeting("S", payload + "sal", "k", null), Samples.minor("Alva")));
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesAMessageNoLargerThanAnyMailboxTakes(boolean replies) {
        byte[] message =
                press.compose(Samples.piece(Samples.meeting(replies ? REPLY_BY : null), Samples.minor("Alva")));
        System.out.printf("A message with the invitation attached: %d bytes%n", message.length);
        assertThat(message.length).isLessThan(150_000);
    }

    private byte[] composed() {
        return press.compose(Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva")));
    }

    private String hash(Path templates) {
        return MessagePress.open(places(templates), Samples.attaching("skolmote"), Samples.LETTER_DATE)
                .sha256();
    }

    private Places places(Path templates) {
        return new Places(folder, folder.resolve("config"), templates);
    }

    private static Path logoOfAnother() throws IOException {
        Path file = Files.createTempFile("logo", ".png");
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(9, 9, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                file.toFile());
        return file;
    }

    /** The shipped template in a folder of its own. */
    private Path copied() throws IOException {
        for (String part : List.of("templates/skolmote", "templates/shared", "config/print")) {
            Path to = Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(Path.of(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return folder.resolve("templates");
    }
}
