package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import se.utskick.Places;

/** What somebody writes into the meetings file must not become a header, a part or markup of a message. */
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

    static final List<String> PAYLOADS = Stream.of(
                    "\r\nBcc: evil@example.se",
                    "\nBcc: evil@example.se",
                    "\rBcc: evil@example.se",
                    "\r\n\r\nA body of one's own",
                    "\n\nA body of one's own",
                    "\r\n Bcc: evil@example.se",
                    "\r\n\tBcc: evil@example.se",
                    "\u0000Bcc: evil@example.se",
                    "\u000bBcc: evil@example.se",
                    "\u000cBcc: evil@example.se",
                    "\u0085Bcc: evil@example.se",
                    "\u2028Bcc: evil@example.se",
                    "\u2029Bcc: evil@example.se",
                    "\u760d\u760aBcc: evil@example.se",
                    "\u560a\u560dBcc: evil@example.se",
                    "=?UTF-8?Q?=0D=0ABcc:_evil@example.se?=",
                    "=?UTF-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5zZQ==?=",
                    "=0D=0ABcc: evil@example.se",
                    "%0d%0aBcc: evil@example.se",
                    "\\r\\nBcc: evil@example.se",
                    "?=\r\nBcc: evil@example.se\r\nX: =?UTF-8?Q?",
                    "--=_MH0JT5E3MQC8",
                    "\r\n--=_MH0JT5E3MQC8--\r\n",
                    "\r\n--=_MH0JT5E3MQC8\r\nContent-Type: text/html\r\n\r\n<b>other</b>",
                    "\r\n.\r\nMAIL FROM:<evil@example.se>",
                    "\r\nContent-Type: text/html",
                    "\r\nContent-Transfer-Encoding: base64",
                    "\r\nTo: evil@example.se",
                    "\r\nMessage-ID: <x@example.se>",
                    "\"><evil@example.se>",
                    "<evil@example.se>,",
                    "<script>alert(1)</script>",
                    "<img src=\"https://example.se/pixel\"/>",
                    "</title></head><body onload=\"x()\">",
                    "&#13;&#10;Bcc: evil@example.se",
                    "${T(java.lang.Runtime).getRuntime().exec('true')}",
                    "[[${youth.names}]]",
                    "[(${youth.names})]",
                    "__${7*7}__",
                    "[# th:if=\"true\"]x[/]",
                    "\u202eBcc: evil@example.se",
                    "\ud83d\ude00 \ud800 lone surrogate",
                    "x".repeat(2000))
            .toList();

    @TempDir
    Path templates;

    private MessagePress press;

    @BeforeEach
    void openATemplateThatPutsFieldsInItsSubject() throws Exception {
        Path folder = Files.createDirectory(templates.resolve("subject"));
        Files.writeString(folder.resolve("fields.yaml"), """
                fields:
                  meeting.school: {type: text, source: test}
                  meeting.room: {type: text, source: test}
                  meeting.contact: {type: text, source: test}
                """);
        Files.writeString(folder.resolve("email.html"), """
                <!DOCTYPE html>
                <html lang="sv"><head><title>[[${meeting.school}]] och [[${meeting.room}]]</title></head>
                <body><p>[[${meeting.school}]]</p><p th:text="${meeting.contact}">x</p></body></html>
                """);
        Files.writeString(
                folder.resolve("email.txt"), "[[${meeting.school}]] [[${meeting.room}]] [[${meeting.contact}]]");
        Places places = new Places(templates, Path.of("config"), templates);
        press = MessagePress.open(places, Samples.campaign("subject"), Samples.LETTER_DATE);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void aFieldStaysWithinItsPlace(String payload) {
        byte[] message = press.compose(Samples.piece(
                Samples.meeting("Skola" + payload, payload + "sal", payload, null), Samples.minor("Alva")));

        assertThat(Received.headerNames(message)).isEqualTo(HEADERS);
        assertThat(Received.header(message, "To")).isEqualTo("vardnadshavare@example.se");
        assertThat(Received.parts(message)).isEqualTo(2);
        assertThat(Received.subject(message))
                .startsWith("Skola")
                .contains(" och ")
                .doesNotContain("\r", "\n");
        assertThat(Received.html(message))
                .doesNotContain("<script", "<img", "<b>", "<evil", "</title></head><body onload")
                .endsWith("</p></body></html>\r\n");
        assertThat(new String(message, StandardCharsets.ISO_8859_1).split("\r\n"))
                .allMatch(line -> line.length() <= 78)
                .allMatch(line -> line.matches("[\\t -~]*"));
    }
}
