package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Sha256;
import se.utskick.person.EmailAddress;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** What somebody writes into a register, a list of meetings or a setting must not become a header, a part, a recipient or markup. */
class HeaderInjectionTests {

    private static final List<String> HEADERS = List.of(
            "Date",
            "From",
            "Reply-To",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Auto-Submitted",
            "Content-Language",
            "Content-Type");

    static final List<String> PAYLOADS = Payloads.ALL;

    /** Something of a page that only markup, and no text that is shown as text, can have in it. */
    private static final Pattern MARKUP =
            Pattern.compile("<(?!/?(?:html|head|title|body|p)>|html lang=\"sv\">|!DOCTYPE html>)");

    @TempDir
    Path templates;

    @BeforeEach
    void openATemplateThatPutsFieldsInItsSubject() throws Exception {
        Path folder = Files.createDirectory(templates.resolve("subject"));
        Files.writeString(folder.resolve("fields.yaml"), """
                fields:
                  meeting.school: {type: text, source: test}
                  meeting.room: {type: text, source: test}
                  meeting.contact: {type: text, source: test}
                  recipient.names: {type: list, source: test}
                  sender.name: {type: text, source: test}
                """);
        Files.writeString(folder.resolve("email.html"), """
                <!DOCTYPE html>
                <html lang="sv"><head><title>[[${meeting.school}]] och [[${meeting.room}]]</title></head>
                <body><p>[[${meeting.school}]]</p><p>[[${recipient.names}]] [[${sender.name}]]</p><p th:text="${meeting.contact}">x</p></body></html>
                """);
        Files.writeString(
                folder.resolve("email.txt"), "[[${meeting.school}]] [[${meeting.room}]] [[${meeting.contact}]]");
        Files.writeString(folder.resolve("calendar.txt"), "[[${meeting.school}]]\n\n[[${meeting.contact}]]");
    }

    @Test
    void thereAreEnoughWaysTried() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void aFieldStaysWithinItsPlace(String payload) {
        byte[] message = compose("sample", payload);

        assertThat(Received.headerNames(message)).isEqualTo(HEADERS);
        assertThat(Received.header(message, "To")).isEqualTo("vardnadshavare@example.se");
        assertThat(Received.header(message, "Reply-To")).isEqualTo("kommun@kungalv.se");
        assertThat(Received.header(message, "From"))
                .matches("(=\\?UTF-8\\?Q\\?[A-Za-z0-9_=]+\\?=(\r\n)? )+<kommun@kungalv.se>");
        assertThat(Received.parts(message)).isEqualTo(2);
        assertThat(Received.subject(message))
                .startsWith("Skola")
                .contains(" och ")
                .doesNotContain("\r", "\n");
        assertThat(new String(message, StandardCharsets.ISO_8859_1).split("\r\n"))
                .allMatch(line -> line.length() <= 78)
                .allMatch(line -> line.matches("[\\t -~]*"));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void aPageShowsAsTextWhatWasWritten(String payload) {
        String html = Received.html(compose("sample", payload));

        assertThat(MARKUP.matcher(html).find()).as(html).isFalse();
        assertThat(html).endsWith("</p></body></html>\r\n");
        assertThat(Received.plainOf(html.substring(html.lastIndexOf("<p>"))).strip())
                .isEqualTo(EncodedWords.oneLine("k" + payload + "k"));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void whatIsEnclosedHasOneEntryAndItsOwnNameWhateverTheMeetingSays(String payload) throws Exception {
        byte[] message = compose("sample", payload);
        BodyPart enclosed = ((MimeMultipart) Received.parse(message).getContent()).getBodyPart(1);

        assertThat(enclosed.getFileName()).isEqualTo("mote.ics");
        assertThat(enclosed.getContentType()).startsWith("text/calendar");
        assertThat(Received.calendar(message).replaceAll("\r\n[ \t]", "").split("\r\n"))
                .containsOnlyOnce("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR")
                .noneMatch(line -> line.startsWith("ATTENDEE") || line.startsWith("ATTACH"));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void anAddressThatIsMoreThanOneIsNoAddress(String payload) {
        MessagePress press = press("x");
        for (String address : List.of(payload, "a@example.se" + payload, payload + "a@example.se")) {
            if (EmailAddress.parse(address).isPresent()) {
                byte[] message = press.compose(Samples.piece(address, Samples.meeting(null), Samples.minor("Alva")));
                assertThat(Received.headerNames(message)).isEqualTo(HEADERS);
                assertThat(Received.header(message, "To").replace("\"", "")).isEqualTo(address);
            } else {
                assertThatThrownBy(() ->
                                press.compose(Samples.piece(address, Samples.meeting(null), Samples.minor("Alva"))))
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void aMailServerIsTalkedToAsIfNothingOfItWereThere(@TempDir Path data) throws Exception {
        Map<String, byte[]> messages = new TreeMap<>();
        for (String payload : PAYLOADS) {
            PieceReference reference = reference(payload);
            messages.put(reference.text(), compose(payload, payload));
        }
        try (PostRoom room = new PostRoom(data);
                ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            PostRoom.send(room.dispatch(PostRoom.settings(server)), room.queued(messages));

            assertThat(server.accepted().stream().map(ScriptedSmtpServer.Accepted::sha256))
                    .containsExactlyElementsOf(
                            messages.values().stream().map(Sha256::of).toList());
            assertThat(server.accepted())
                    .allMatch(
                            one -> one.to().endsWith(".example.se") && !one.to().contains("evil"));
            assertThat(server.accepted().stream().map(ScriptedSmtpServer.Accepted::messageId))
                    .containsExactlyElementsOf(messages.keySet().stream()
                            .map(reference -> "<" + reference + "@kungalv.se>")
                            .toList());
        }
    }

    private byte[] compose(String seed, String payload) {
        Piece piece = Samples.piece(
                Samples.meeting("Skola" + payload, payload + "sal", "k" + payload + "k", null), Samples.minor("Alva"));
        return press(payload)
                .compose(new Piece(
                        reference(seed),
                        piece.channel(),
                        List.of("Åsa" + payload, payload + " Exempel"),
                        List.of(),
                        "",
                        "",
                        "",
                        piece.email(),
                        piece.meeting(),
                        piece.youths()));
    }

    private MessagePress press(String payload) {
        Places places = new Places(templates, Path.of("config"), templates);
        return MessagePress.open(
                places, Samples.from("Kommunen" + payload, Samples.campaign("subject")), Samples.LETTER_DATE);
    }

    private static PieceReference reference(String seed) {
        return PieceReference.derive(new byte[32], seed);
    }
}
