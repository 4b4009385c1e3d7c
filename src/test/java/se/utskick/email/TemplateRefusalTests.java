package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.Refusal;

/** A template outside the language stops before anything is composed, and says where and what to write instead. */
class TemplateRefusalTests {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="sv"><head><title>Möte</title></head><body>
            %s
            </body></html>
            """;

    @TempDir
    Path templates;

    private Path folder;

    @BeforeEach
    void writeATemplateThatIsRight() throws IOException {
        folder = Files.createDirectory(templates.resolve("mote"));
        Files.writeString(folder.resolve("fields.yaml"), """
                fields:
                  meeting.school: {type: text, source: test}
                  values.missing: {type: text, source: test}
                  youth.names: {type: list, source: test}
                variants:
                  adult: ["no", "some", "all"]
                """);
        html("<p>[[${meeting.school}]]</p>");
        text("[[${meeting.school}]]\n");
    }

    @Test
    void acceptsATemplateThatIsRight() {
        assertThat(open().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void givesEveryFileAShareInTheHash() throws IOException {
        String before = open().sha256();
        text("Annat [[${meeting.school}]]\n");
        String after = open().sha256();
        html("<p>Annat</p>");
        assertThat(before).isNotEqualTo(after);
        assertThat(after).isNotEqualTo(open().sha256());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:utext=\"${meeting.school}\">x</p>",
                "<p th:onclick=\"${meeting.school}\">x</p>",
                "<p th:each=\"y : ${youths}\">x</p>",
                "<p th:attr=\"style=${meeting.school}\">x</p>",
                "<p th:insert=\"~{other}\">x</p>",
                "<p th:inline=\"none\">x</p>",
                "<p onclick=\"x()\">x</p>",
                "<p class=\"x\">x</p>",
                "<p id=\"x\">x</p>",
                "<p style=\"background: url(https://example.se/a.png)\">x</p>",
                "<p style=\"background: U&#82;L(x)\">x</p>",
                "<p style=\"width: expression(1)\">x</p>",
                "<p style=\"\\75rl(x)\">x</p>",
                "<p style=\"color: ${meeting.school}\">x</p>",
                "<a href=\"javascript:x()\">x</a>",
                "<a href=\"http://example.se/\">x</a>",
                "<a href=\"https://example.se/${meeting.school}\">x</a>",
                "<a href=\"https://example.se/\" target=\"_blank\">x</a>",
                "<table background=\"x\"><tbody></tbody></table>",
                "<meta http-equiv=\"refresh\"/>"
            })
    void refusesAnAttributeOutsideTheLanguage(String markup) throws IOException {
        html(markup);
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("mote/email.html rad 3 har attributet <")
                .hasMessageEndingWith("i en form som inte får finnas i e-post: inga fält i attribut, "
                        + "inga länkar annat än https, mailto och tel, inga stilar som hämtar något.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"https://example.se/p.png\" alt=\"\"/>",
                "<script>x()</script>",
                "<style>p {}</style>",
                "<link rel=\"stylesheet\" href=\"https://example.se/a.css\"/>",
                "<iframe></iframe>",
                "<form></form>",
                "<object></object>",
                "<svg></svg>",
                "<video></video>",
                "<base href=\"https://example.se/\"/>",
                "<th:block th:text=\"${meeting.school}\"></th:block>",
                "<x:p>hej</x:p>",
                "<P>hej</P>"
            })
    void refusesAnElementOutsideTheLanguage(String markup) throws IOException {
        html(markup);
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("mote/email.html rad 3 innehåller <")
                .hasMessageEndingWith(
                        "som inte får finnas i e-post. "
                                + "Använd rubriker, stycken, listor, tabeller och länkar; inga bilder, skript eller stilmallar.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[(${meeting.school})]",
                "[[__${meeting.school}__]]",
                "__${meeting.school}__",
                "[[${T(java.lang.Runtime)}]]",
                "[[${meeting.school.length()}]]",
                "[[${meeting.school + 'x'}]]",
                "[[*{school}]]",
                "[[#{school}]]",
                "[[@{https://example.se/}]]",
                "${meeting.school}",
                "[[meeting.school]]",
                "[# th:utext=\"${meeting.school}\"][/]"
            })
    void refusesAnExpressionInEitherFile(String expression) throws IOException {
        html("<p>" + expression.replace("<", "&lt;") + "</p>");
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("mote/email.html rad 3 innehåller ")
                .hasMessageEndingWith("som inte är ett fält. Ett fält skrivs [[${fält}]] eller th:text=\"${fält}\"; "
                        + "inga andra uttryck får finnas.");
        html("<p>x</p>");
        text("Rad ett\n" + expression + "\n");
        assertThatThrownBy(this::open).isInstanceOf(Refusal.class).hasMessageStartingWith("mote/email.txt rad ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${variant.adult}",
                "${variant.adult} != 'no'",
                "${variant.adult} == 'no' or true",
                "${meeting.school} == 'x'",
                "true",
                "__${variant.adult}__ == 'no'",
                "${T(java.lang.System).exit(0)} == 1"
            })
    void refusesAConditionOnAnythingButAVariant(String condition) throws IOException {
        html("<p th:if=\"" + condition + "\">x</p>");
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessage("mote/email.html rad 3 har villkoret " + condition
                        + ". Ett villkor skrivs '${variant.NAMN} == värde', i th:if eller th:unless, och inget annat.");
    }

    @Test
    void refusesAFieldThatIsNotDeclared() throws IOException {
        html("<p>[[${meeting.room}]]</p>");
        assertThatThrownBy(this::open)
                .hasMessage("mote/email.html rad 3 skriver ut fältet ”meeting.room”, som inte står i mote/fields.yaml. "
                        + "Lägg till det där eller ta bort det.");
    }

    @Test
    void refusesToNameAYouthEvenWhereTheLetterMay() throws IOException {
        text("rad ett\nHej! [[${youth.names}]]\n");
        assertThatThrownBy(this::open)
                .hasMessage("mote/email.txt rad 1 skriver ut fältet ”youth.names”. "
                        + "E-post får aldrig nämna ett barn: skriv ”en elev” eller ”ditt barn” i stället.");
    }

    @Test
    void refusesAFieldThatNoSettingFills() throws IOException {
        text("[[${values.missing}]]");
        assertThatThrownBy(this::open)
                .hasMessage("mote skriver ut fältet ”values.missing”, som är tomt. "
                        + "Fyll i det i kampanjens eller kommunens inställningar.");
    }

    @Test
    void refusesAVariantOrAValueThatIsNotDeclared() throws IOException {
        html("<p th:if=\"${variant.adult} == 'maybe'\">x</p>");
        assertThatThrownBy(this::open)
                .hasMessage("mote/email.html rad 3 beror på ”adult = maybe”, som inte står under variants i "
                        + "mote/fields.yaml. Lägg till det där eller ta bort villkoret.");
    }

    @Test
    void refusesAVariantThereIsNoneOf() throws IOException {
        Files.writeString(folder.resolve("fields.yaml"), "variants:\n  colour: [\"red\"]\n");
        assertThatThrownBy(this::open)
                .hasMessage("mote/fields.yaml anger varianten ”colour”, som inte finns. "
                        + "De som finns är: youths, adult, replyBy, room, change.");
    }

    @Test
    void refusesMarkupThatIsNotWellFormed() throws IOException {
        html("<p>öppet");
        assertThatThrownBy(this::open)
                .hasMessage("mote/email.html är inte välformad XHTML vid rad 4. Stäng varje element, citera varje "
                        + "attribut och skriv tecken i stället för namngivna entiteter som &nbsp;.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html [<!ENTITY x \"y\">]>",
                "<!DOCTYPE html SYSTEM \"file:///etc/hostname\">",
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            })
    void refusesADoctypeThatDeclaresAnything(String doctype) throws IOException {
        Files.writeString(
                folder.resolve("email.html"),
                doctype + "<html lang=\"sv\"><head><title>x</title></head><body><p>&x;</p></body></html>");
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("mote/email.html är inte välformad XHTML vid rad 1.");
    }

    @Test
    void refusesAPageWithoutLanguageOrTitle() throws IOException {
        Files.writeString(folder.resolve("email.html"), "<html><head><title>x</title></head><body></body></html>");
        assertThatThrownBy(this::open).hasMessage("mote/email.html saknar språk. Börja med <html lang=\"sv\">.");
        Files.writeString(folder.resolve("email.html"), "<html lang=\"sv\"><head></head><body></body></html>");
        assertThatThrownBy(this::open).hasMessage("mote/email.html saknar <title>. Titeln blir meddelandets ämnesrad.");
    }

    @Test
    void refusesBlocksThatDoNotPair() throws IOException {
        text("[# th:if=\"${variant.adult} == 'no'\"]\nx\n");
        assertThatThrownBy(this::open)
                .hasMessage("mote/email.txt har ett block [# …] som inte stängs. Skriv [/] där det slutar.");
        text("x\n[/]\n");
        assertThatThrownBy(this::open).hasMessage("mote/email.txt rad 2 har [/] utan något öppet block. Ta bort det.");
    }

    @Test
    void refusesAFileThatIsMissingOrNotText() throws IOException {
        Files.write(folder.resolve("email.txt"), new byte[] {'H', (byte) 0xe5, 'r'});
        assertThatThrownBy(this::open)
                .hasMessage("Filen templates/mote/email.txt är inte UTF-8. Spara om den som UTF-8.");
        Files.delete(folder.resolve("email.txt"));
        assertThatThrownBy(this::open)
                .hasMessage("Mallens fil templates/mote/email.txt saknas. Lägg dit den; docs/templates.md visar "
                        + "hur den ser ut.");
        Files.delete(folder.resolve("fields.yaml"));
        assertThatThrownBy(this::open)
                .hasMessage("Mallens fil templates/mote/fields.yaml saknas. Lägg dit den; docs/templates.md visar "
                        + "hur den ser ut.");
    }

    private MessagePress open() {
        return MessagePress.open(
                new Places(templates, Path.of("config"), templates), Samples.campaign("mote"), Samples.LETTER_DATE);
    }

    private void html(String body) throws IOException {
        Files.writeString(folder.resolve("email.html"), HTML.formatted(body));
    }

    private void text(String text) throws IOException {
        Files.writeString(folder.resolve("email.txt"), text);
    }
}
