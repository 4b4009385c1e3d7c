package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;

/** Everything a template, its fields, styles or profile can get wrong is one sentence with file and line. */
class BadTemplateTests {

    private static final String LETTER = "templates/bad/letter.html, rad 5: ";
    private static final String FIELDS = """
            fields:
              youth.names: {type: list, source: folkbokföringen}
              sender.name: {type: text, source: config/application.yaml}
              sender.phone: {type: text, source: config/application.yaml}
              values.signature: {type: text, source: kampanjen}
              values.empty: {type: text, source: kampanjen}
              values.arabic: {type: text, source: kampanjen}
              meeting.school: {type: text, source: möteslistan}
            variants:
              youths: ["1", "2", "3"]
            """;
    private static final String GOOD = "<p>Hej <span th:text=\"${youth.names}\">Alva</span>!</p>";

    @TempDir
    Path folder;

    @BeforeEach
    void writesAGoodTemplate() throws Exception {
        Files.createDirectories(folder.resolve("templates/bad"));
        Files.createDirectories(folder.resolve("templates/shared"));
        Files.createDirectories(folder.resolve("config/print"));
        for (String shared : new String[] {"stationery.html", "styles.yaml", "logo.png"}) {
            Files.copy(
                    Path.of("templates/shared", shared),
                    folder.resolve("templates/shared").resolve(shared));
        }
        Files.copy(Path.of("config/print/c5-h2.yaml"), folder.resolve("config/print/c5-h2.yaml"));
        write("templates/bad/fields.yaml", FIELDS);
        letter(GOOD);
    }

    @Test
    void opensTheGoodTemplateThatTheBadOnesDifferFrom() {
        assertThat(open().template().name()).isEqualTo("bad");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                bad(
                        "<script>alert(1)</script>",
                        "<script> stöds inte. Använd i stället <h1>, <h2>, <p>, <ul>, <ol>, <table>, <strong>, <em>, <a>, <br/>, <img/>."),
                bad("<div>Hej</div>", "<div> stöds inte. Använd i stället <p>."),
                bad("<p><b>Hej</b></p>", "<b> stöds inte. Använd i stället <strong>."),
                bad("<style>p {}</style>", "<style> stöds inte. Använd i stället templates/shared/styles.yaml."),
                bad("<p><h2>Hej</h2></p>", "<h2> kan inte stå i <p>. Där kan stå: a, br, em, img, span, strong."),
                bad("<table><tr><p>Hej</p></tr></table>", "<p> kan inte stå i <tr>. Där kan stå: td, th."),
                bad("<li>Hej</li>", "<li> kan inte stå i <body>. Där kan stå: h1, h2, hr, ol, p, table, ul."),
                bad("Hej", "text direkt i <body> stöds inte. Sätt den i ett stycke, <p>."),
                bad("<ul>Hej</ul>", "text direkt i <ul> stöds inte. Sätt den i ett stycke, <p>."),
                bad(
                        "<p style=\"color: red\">Hej</p>",
                        "attributet style på <p> stöds inte. Ta bort det; utseende väljs med class och ett namn i templates/shared/styles.yaml."),
                bad(
                        "<p onclick=\"x()\">Hej</p>",
                        "attributet onclick på <p> stöds inte. Ta bort det; utseende väljs med class och ett namn i templates/shared/styles.yaml."),
                bad("<hr/>", "<hr> stöds bara som sidbrytning. Skriv <hr class=\"page-break\"/>."),
                bad(
                        "<p>Se <img src=\"logo.png\" alt=\"\" data-width-mm=\"9\"/></p>",
                        "en bild står ensam i sitt stycke (i brevpapperet först i regionens första stycke). Flytta den dit."),
                bad(
                        "<p><img src=\"../../etc/passwd\" alt=\"\" data-width-mm=\"9\"/></p>",
                        "src ska vara namnet på en PNG- eller SVG-fil i samma mapp som mallen. Lägg bilden där och skriv bara filnamnet."),
                bad(
                        "<p><img src=\"a.png\" alt=\"\"/></p>",
                        "bilden saknar bredd. Skriv data-width-mm med bredden i millimeter."),
                bad(
                        "<p th:utext=\"${youth.names}\"></p>",
                        "th:utext skriver text som kod och stöds inte. Använd th:text eller [[…]]."),
                bad(
                        "<p>[(${youth.names})]</p>",
                        "[(…)] skriver text som kod och stöds inte. Använd th:text eller [[…]]."),
                bad(
                        "<a href=\"${sender.web}\">x</a>".transform(BadTemplateTests::inP),
                        "ett fält kan inte stå i attributet href. Skriv fältet som text, <span th:text=\"…\">."),
                bad(
                        "<a th:href=\"${sender.web}\">x</a>".transform(BadTemplateTests::inP),
                        "ett fält kan inte stå i attributet th:href. Skriv fältet som text, <span th:text=\"…\">."),
                bad(
                        "<a href=\"tel:\">[[${youth.names}]]</a>".transform(BadTemplateTests::inP),
                        "en länk med href ”tel:” leder dit texten säger, och texten har ett fält som skiljer sig mellan breven. Skriv hela adressen i href, eller låt bli att länka."),
                bad(
                        "<a href=\"https:\">vår <em>webbplats</em></a>".transform(BadTemplateTests::inP),
                        "en länk med href ”https:” leder dit texten säger, men ”vår webbplats” är ingen sådan adress. Låt länken omge bara adressen, eller skriv hela adressen i href."),
                bad("<p th:text=\"__${youth.names}__\"></p>", "__…__ i th:text stöds inte. Skriv fältets väg direkt."),
                bad(
                        "<p th:text=\"${T(java.lang.Runtime).getRuntime()}\"></p>",
                        "uttrycket i th:text stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p th:text=\"${@bean.x()}\"></p>",
                        "uttrycket i th:text stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p th:text=\"${youth.names.length()}\"></p>",
                        "uttrycket i th:text stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p th:text=\"#{hej}\"></p>",
                        "uttrycket i th:text stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p>[[${#ctx}]]</p>",
                        "uttrycket i [[…]] stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p>${sender.name}</p>",
                        "uttrycket i [[…]] stöds inte. Skriv bara vägen till ett fält, till exempel ${sender.name}."),
                bad(
                        "<p th:each=\"y : ${youth.names}\">x</p>",
                        "th:each stöds inte. Använd th:text, th:if, th:unless, th:switch eller th:case."),
                bad(
                        "<p th:insert=\"~{shared/x}\">x</p>",
                        "th:insert stöds inte. Använd th:text, th:if, th:unless, th:switch eller th:case."),
                bad(
                        "<p th:with=\"a=1\">x</p>",
                        "th:with stöds inte. Använd th:text, th:if, th:unless, th:switch eller th:case."),
                bad(
                        "<p data-th-text=\"x\">x</p>",
                        "data-th-text stöds inte. Använd th:text, th:if, th:unless, th:switch eller th:case."),
                bad(
                        "<ul th:text=\"${youth.names}\"></ul>",
                        "th:text kan inte stå på <ul>. Sätt det på ett <span> eller ett stycke."),
                bad(
                        "<p th:if=\"${youth.names} == 'Alva'\">x</p>",
                        "th:if beror på fältet youth.names. Ett brev kan bara bero på varianterna youths, adult, replyBy, room och change."),
                bad(
                        "<p th:switch=\"${sender.name}\">x</p>",
                        "th:switch beror på fältet sender.name. Ett brev kan bara bero på varianterna youths, adult, replyBy, room och change."),
                bad(
                        "<p th:if=\"${variant.youths} &gt; 1\">x</p>",
                        "villkoret i th:if stöds inte. Jämför en variant med ett värde, till exempel ${variant.youths} == 1, och förena med and eller or."),
                bad(
                        "<p th:if=\"${variant.weather} == 'sun'\">x</p>",
                        "varianten weather finns inte. De som finns: adult, change, replyBy, room, youths."),
                bad("<p th:if=\"${variant.youths} == 4\">x</p>", "varianten youths kan bara jämföras med 1, 2, 3."),
                bad("<p th:if=\"${variant.youths} == '1'\">x</p>", "varianten youths kan bara jämföras med 1, 2, 3."),
                bad(
                        "<p th:if=\"${variant.adult} == 'maybe'\">x</p>",
                        "varianten adult kan bara jämföras med 'no', 'some', 'all'."),
                bad(
                        "<p th:text=\"${recipient.names}\"></p>",
                        "fältet recipient.names är inte deklarerat. Lägg till det i templates/bad/fields.yaml med type och source."),
                bad(
                        "<p>[[${youth.surname}]]</p>",
                        "fältet youth.surname finns inte. De som finns står i docs/templates.md."),
                bad(
                        "<p>[[${values.phone}]]</p>",
                        "värdet values.phone finns inte i kampanjen bad. Lägg till det under values i kampanjens fil."),
                bad(
                        "<p>[[${values.empty}]]</p>",
                        "fältet values.empty är tomt. Fyll i det i config/, eller ta bort det ur mallen."),
                bad(
                        "<p>[[${values.arabic}]]</p>",
                        "fältet values.arabic har tecknet U+0633 som hör till arabisk skrift, som skrivs från höger till vänster. Det kan brevet inte sätta. Skriv om fältet i config/ med latinska bokstäver."),
                bad(
                        "<p>[[${meeting.school}]]</p>",
                        "meeting.school kan inte användas i kampanjen bad, som inte har möten. Ta bort fältet."),
                bad(
                        "<p>你好</p>",
                        "brevets typsnitt saknar tecknet U+4F60, eller det kan inte sättas (osynliga tecken, lösa accenter). Byt ut det."),
                bad("<p class=\"huge\">Hej</p>", "stilen huge finns inte i templates/shared/styles.yaml. Där finns: "),
                bad(
                        "<!--/*/ <p th:utext=\"${x.y}\"/> /*/-->",
                        "kommentaren har tecken som mallmotorn kan tolka ([[, [( eller /*). Ta bort dem."),
                bad(
                        "<!-- [[${x.y}]] -->",
                        "kommentaren har tecken som mallmotorn kan tolka ([[, [( eller /*). Ta bort dem."),
                bad("<p><![CDATA[<b>]]></p>", "CDATA stöds inte. Skriv texten som den är, med &lt; och &amp;."),
                bad("<?php echo 1 ?>", "<? stöds inte. Ta bort raden; filen läses alltid som UTF-8."),
                bad(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                        "bara <!DOCTYPE html> först i filen stöds. Ta bort det som står där."),
                bad(
                        "<p>Hej",
                        "filen är inte välformad XHTML. Varje element ska stängas, attribut stå inom citattecken och & skrivas &amp;; skriv andra tecken som de är i stället för &namn;."),
                bad(
                        "<p>a&nbsp;b</p>",
                        "filen är inte välformad XHTML. Varje element ska stängas, attribut stå inom citattecken och & skrivas &amp;; skriv andra tecken som de är i stället för &namn;."));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesWithTheLineAndWhatToWriteInstead(String body, String sentence) throws Exception {
        letter(body);
        String said = refusal();
        if (sentence.endsWith(" ")) {
            assertThat(said).startsWith(LETTER + sentence);
        } else if (sentence.startsWith("filen är inte välformad")) {
            assertThat(said)
                    .matches("templates/bad/letter\\.html, rad [567]: .*")
                    .endsWith(sentence);
        } else {
            assertThat(said).isEqualTo(LETTER + sentence);
        }
    }

    @Test
    void refusesAYouthsNameWhereTheCampaignNamesNone() {
        assertThat(refusal(false))
                .isEqualTo(
                        LETTER
                                + "youth.names kan inte användas i kampanjen bad, som inte nämner ungdomar vid namn (names-youth: false). Skriv om meningen.");
    }

    @Test
    void refusesABranchThatIsNotDeclared() throws Exception {
        letter("<p th:if=\"${variant.adult} == 'no'\">x</p><p>y</p>");
        assertThat(refusal())
                .isEqualTo(
                        "templates/bad/fields.yaml: brevet beror på varianten adult som inte är deklarerad. Lägg till den under variants med värdena no, some, all.");
    }

    @Test
    void refusesALetterThatIsEmptyInSomeVariant() throws Exception {
        letter("<p th:if=\"${variant.youths} == 1\">x</p>");
        assertThat(refusal())
                .isEqualTo(
                        "templates/bad/letter.html: brevet har ingen text. Skriv minst ett stycke i <body>, för varje variant.");
    }

    @Test
    void refusesRowsOfDifferentLengths() throws Exception {
        letter("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>");
        assertThat(refusal())
                .isEqualTo(
                        "templates/bad/letter.html: tabellen kring rad 5 har rader med olika många celler, eller inga. Ge alla rader lika många.");
    }

    @Test
    void refusesAWordWiderThanThePage() throws Exception {
        letter("<p>" + "Å".repeat(150) + "</p>");
        assertThat(refusal())
                .isEqualTo(
                        "templates/bad/letter.html, rad 5: det som börjar här är för brett för satsytan eller har ett ord som inte kan brytas. Korta ordet, minska tabellen eller bilden.");
    }

    @Test
    void refusesALetterThatNoEnvelopeHolds() throws Exception {
        letter("<p>Hej</p><hr class=\"page-break\"/>".repeat(81));
        assertThat(refusal())
                .isEqualTo(
                        "templates/bad/letter.html: brevet blir mer än 80 sidor, som är vad kuvertet rymmer, eller har en rad som är högre än sidan. Korta det.");
    }

    @Test
    void refusesALetterThatIsNotUtf8() throws Exception {
        Files.write(folder.resolve("templates/bad/letter.html"), new byte[] {'<', (byte) 0xe5, '>'});
        assertThat(refusal()).isEqualTo("templates/bad/letter.html är inte UTF-8. Spara filen som UTF-8.");
    }

    @Test
    void refusesTwoTitlesInOneVariant() throws Exception {
        Path letter = folder.resolve("templates/bad/letter.html");
        String source = Files.readString(letter);
        Files.writeString(letter, source.replaceFirst("<title>", "<title>Prov</title>\n<title>"));
        assertThat(refusal())
                .matches("templates/bad/letter.html, rad \\d+: brevet har flera <title> i samma variant\\. .*th:if.*");
    }

    @Test
    void refusesAMissingLetter() throws Exception {
        Files.delete(folder.resolve("templates/bad/letter.html"));
        assertThat(refusal())
                .isEqualTo("templates/bad/letter.html saknas. Lägg filen där, eller rätta namnet som pekar på den.");
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "type: list",
                        "type: picture",
                        "templates/bad/fields.yaml: fields.youth.names.type har fel slags värde. Skriv något av: text, date, list."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "type: list",
                        "type: date",
                        "templates/bad/fields.yaml: fältet youth.names kan inte ha den typen. Lista är youth.names och recipient.names, datum är de fält som är en dag, allt annat är text."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "sender.name",
                        "sender.nam",
                        "templates/bad/fields.yaml: fältet sender.nam finns inte. De som finns står i docs/templates.md."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "\"2\", ",
                        "",
                        "templates/bad/fields.yaml: varianten youths ska ha precis värdena 1, 2, 3. Rätta listan."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "  youths:",
                        "  weather:",
                        "templates/bad/fields.yaml: varianten weather finns inte. De som finns: adult, change, replyBy, room, youths."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        "fields:",
                        "fields: {",
                        "templates/bad/fields.yaml, rad 2: filen är inte välformad YAML. Kontrollera indrag, kolon och klamrar där."),
                Arguments.of(
                        "templates/bad/fields.yaml",
                        ", source: folkbokföringen",
                        "",
                        "templates/bad/fields.yaml: fields.youth.names.source saknas. Skriv in det."),
                Arguments.of(
                        "templates/shared/styles.yaml",
                        "p: {size_pt: 11",
                        "p: {size_pt: 4",
                        "templates/shared/styles.yaml: p.size_pt ska vara mellan 6.0 och 72.0, men är 4.0."),
                Arguments.of(
                        "templates/shared/styles.yaml",
                        "p: {size_pt",
                        "p: {color: red, size_pt",
                        "templates/shared/styles.yaml: p.color är okänt. Det som kan stå där: align, colour, hyphenate, indent_mm, keep_with_next, leading_pt, size_pt, space_after_pt, space_before_pt, weight. Rätta stavningen eller ta bort raden."),
                Arguments.of(
                        "templates/shared/styles.yaml",
                        "\nli:",
                        "\nitem:",
                        "templates/shared/styles.yaml: li saknas. Skriv in det."),
                Arguments.of(
                        "templates/shared/styles.yaml",
                        "weight: bold",
                        "weight: fat",
                        "templates/shared/styles.yaml: h1.weight har fel slags värde. Skriv något av: regular, bold."),
                Arguments.of(
                        "config/print/c5-h2.yaml",
                        "duplex: true",
                        "duplex: sometimes",
                        "config/print/c5-h2.yaml: duplex har fel slags värde. Skriv något av: true, false."),
                Arguments.of(
                        "config/print/c5-h2.yaml",
                        "left: 25}",
                        "left: 10}",
                        "config/print/c5-h2.yaml: first-page-top ligger delvis i zonen production, där inget får tryckas. Flytta det eller rätta zonen."),
                Arguments.of(
                        "config/print/c5-h2.yaml",
                        "footer: {x: 25, y: 271",
                        "footer: {x: 25, y: 290",
                        "config/print/c5-h2.yaml: footer ligger delvis utanför papperet. Flytta eller minska det."),
                Arguments.of(
                        "config/print/c5-h2.yaml",
                        "mark: {",
                        "marks: {",
                        "config/print/c5-h2.yaml: mark saknas. Skriv in det."),
                Arguments.of(
                        "templates/shared/stationery.html",
                        "sender.unit",
                        "youth.names",
                        "templates/shared/stationery.html, rad 7: youth.names skiljer från brev till brev och kan inte stå i brevpapperet. Skriv det i brevet."),
                Arguments.of(
                        "templates/shared/stationery.html",
                        "\"footer\"",
                        "\"sidebar\"",
                        "templates/shared/stationery.html, rad 9: regionen är okänd. data-region kan vara: letterhead, following, footer."),
                Arguments.of(
                        "templates/shared/stationery.html",
                        "class=\"letterhead-unit\"",
                        "class=\"letterhead-unit\" th:if=\"${variant.youths} == 1\"",
                        "templates/shared/stationery.html, rad 7: brevpapperet är lika för alla brev och kan inte bero på något. Ta bort villkoret."),
                Arguments.of(
                        "templates/shared/stationery.html",
                        "data-width-mm=\"11\"",
                        "data-width-mm=\"60\"",
                        "templates/shared/stationery.html: innehållet i regionen letterhead ryms inte på sin plats. Korta texten, minska bilden eller ge regionen mer plats i utskriftsprofilen."),
                Arguments.of(
                        "templates/shared/stationery.html",
                        "logo.png",
                        "lost.png",
                        "templates/shared/lost.png saknas. Lägg filen där, eller rätta namnet som pekar på den."));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refusesAFileWithOneThingWrong(String file, String right, String wrong, String sentence) throws Exception {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        int at = text.indexOf(right);
        write(file, text.substring(0, at) + wrong + text.substring(at + right.length()));
        assertThat(refusal()).isEqualTo(sentence);
    }

    private static Arguments bad(String body, String sentence) {
        return Arguments.of(body, sentence);
    }

    private static String inP(String inline) {
        return "<p>" + inline + "</p>";
    }

    private void letter(String body) throws Exception {
        write(
                "templates/bad/letter.html",
                "<!DOCTYPE html>\n<html lang=\"sv\">\n<head><title>Prov</title></head>\n<body>\n" + body
                        + "\n</body>\n</html>\n");
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    private String refusal() {
        return refusal(true);
    }

    private String refusal(boolean namesYouth) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> open(namesYouth));
        assertThat(refusal).as("the template was accepted").isNotNull();
        assertThat(refusal.exitStatus()).isEqualTo(3);
        assertThat(refusal.in(Lang.EN)).doesNotContain("{0}").isNotEqualTo(refusal.in(Lang.SV));
        return refusal.in(Lang.SV);
    }

    private LetterPress open() {
        return open(true);
    }

    private LetterPress open(boolean namesYouth) {
        Campaign campaign = SampleCampaigns.campaign(
                "bad", new AudienceRule.TurningAge(15), namesYouth, Map.of("empty", " ", "arabic", "سلام"));
        Places places = new Places(folder, folder.resolve("config"), folder.resolve("templates"));
        return LetterPress.open(places, campaign, LocalDate.of(2026, 12, 1));
    }
}
