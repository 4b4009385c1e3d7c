package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;

/** All that is wrong with a template is told, each thing once, with its line and what to write instead. */
class TemplateCheckTests {

    private static final Path FAULTS = Path.of("src/test/resources/se/utskick/letter/faults");
    private static final Path ATTACHMENT_FAULTS = Path.of("src/test/resources/se/utskick/letter/attachment-faults");
    private static final String SAMPLE = "templates/bad/sample.json";
    private static final String STYLES = "templates/shared/styles.yaml";

    @TempDir
    Path folder;

    private BadTemplate template;

    @BeforeEach
    void writesAGoodTemplate() throws Exception {
        template = new BadTemplate(folder);
    }

    @Test
    void findsNothingWrongWithTheGoodTemplateThatTheBadOnesDifferFrom() {
        assertThat(template.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"moped", "narkotika", "skolmote"})
    void findsNothingWrongWithWhatIsShipped(String name) {
        Places places = new Places(folder, Path.of("config"), Path.of("templates"));
        Campaign campaign = new Campaigns(places).get(name);
        TemplateCheck.Findings found = TemplateCheck.check(places, campaign);
        assertThat(found.faults()).extracting(Refusal::getMessage).isEmpty();
        assertThat(found.variants()).isPositive();
        assertThat(found.mostPages()).isBetween(1, 2);
    }

    static Stream<String> letters() throws IOException {
        return pages(FAULTS);
    }

    static Stream<String> attachments() throws IOException {
        return pages(ATTACHMENT_FAULTS);
    }

    private static Stream<String> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".html"))
                    .map(file -> file.replace(".html", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void tellsEveryFaultOfALetter(String name) throws Exception {
        template.write(BadTemplate.LETTER, Files.readString(FAULTS.resolve(name + ".html")));
        Path expected = FAULTS.resolve(name + ".txt");
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.writeString(expected, template.faults());
        }
        assertThat(template.faults()).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("attachments")
    void tellsEveryFaultOfWhatGoesAlongWithAnEmail(String name) throws Exception {
        template.write(BadTemplate.ATTACHMENT, Files.readString(ATTACHMENT_FAULTS.resolve(name + ".html")));
        Path expected = ATTACHMENT_FAULTS.resolve(name + ".txt");
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.writeString(expected, template.faults());
        }
        assertThat(template.faults()).isEqualTo(Files.readString(expected));
    }

    /** What the check tells of, the press refuses; and the letter is no worse for it. */
    @ParameterizedTest
    @MethodSource("attachments")
    void attachesNothingThatTheCheckFindsFaultsIn(String name) throws Exception {
        template.write(BadTemplate.ATTACHMENT, Files.readString(ATTACHMENT_FAULTS.resolve(name + ".html")));
        LetterPress.open(template.places(), template.campaign(), LetterPressTests.DATE);
        if (template.faults().isEmpty()) {
            AttachmentPress.open(template.places(), template.campaign(), LetterPressTests.DATE);
        } else {
            assertThatThrownBy(
                            () -> AttachmentPress.open(template.places(), template.campaign(), LetterPressTests.DATE))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(BadTemplate.ATTACHMENT);
        }
    }

    @Test
    void countsTheVariantsOfWhatGoesAlongApart() throws Exception {
        template.write(
                BadTemplate.ATTACHMENT,
                Files.readString(ATTACHMENT_FAULTS.resolve("right-what-is-the-same-for-all.html")));
        TemplateCheck.Findings found = TemplateCheck.check(template.places(), template.campaign());
        assertThat(found.attachmentVariants()).isEqualTo(1);
        assertThat(found.variants()).isEqualTo(1);
    }

    @Test
    void saysInEnglishWhatItSaysInSwedish() throws Exception {
        for (String name : letters().toList()) {
            template.write(BadTemplate.LETTER, Files.readString(FAULTS.resolve(name + ".html")));
            saysItInEnglish();
        }
        template = new BadTemplate(Files.createDirectory(folder.resolve("attached")));
        for (String name : attachments().toList()) {
            template.write(BadTemplate.ATTACHMENT, Files.readString(ATTACHMENT_FAULTS.resolve(name + ".html")));
            saysItInEnglish();
        }
    }

    private void saysItInEnglish() {
        for (Refusal fault :
                TemplateCheck.check(template.places(), template.campaign()).faults()) {
            assertThat(fault.in(Lang.EN)).doesNotContainPattern("\\{\\d").isNotEqualTo(fault.in(Lang.SV));
        }
    }

    @Test
    void findsFaultsInEveryFileAtOnce() throws Exception {
        template.letter("<h2>Hej</h2>")
                .replace("templates/bad/fields.yaml", "type: list", "type: picture")
                .replace(STYLES, "small: {size_pt: 8.5", "small: {size_pt: 4")
                .replace("templates/shared/stationery.html", "sender.unit", "youth.names")
                .replace("config/print/c5-h2.yaml", "duplex: true", "duplex: sometimes")
                .write(SAMPLE, "[");
        assertThat(template.faults().lines()).hasSize(6);
    }

    @Test
    void wantsContrast() throws Exception {
        template.replace(STYLES, "weight: regular, colour: 0.25", "weight: regular, colour: 0.5");
        assertThat(template.faults().lines().findFirst())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence)
                                .isEqualTo(
                                        "templates/shared/styles.yaml: stilen small är för ljus mot vitt papper, kontrasten är 4.0 och ska vara minst 4.5. Sänk colour (0 är svart)."));
    }

    @Test
    void wantsASampleOfEveryVariant() throws Exception {
        template.write(SAMPLE, "[]").letter("<h1 th:if=\"${variant.youths} == 1\">x</h1>\n<h1>y</h1>");
        assertThat(template.faults()).isEmpty();
        String all = Files.readString(Path.of("templates/moped/sample.json"));
        template.write(SAMPLE, all.substring(0, all.indexOf("},\n  {\n    \"case\": \"tv")) + "}]");
        assertThat(template.faults())
                .isEqualTo(
                        "templates/bad/sample.json: inget exempel har varianten youths = 2. Lägg till en försändelse som har det.\n"
                                + "templates/bad/sample.json: inget exempel har varianten youths = 3. Lägg till en försändelse som har det.\n");
    }

    @Test
    void wantsAValueForEveryFieldASamplePrints() throws Exception {
        template.replace(SAMPLE, "\"Cim\"", "\"\"").replace(SAMPLE, "\"Bo\"", "\"\"");
        template.replace(SAMPLE, "\"Alva\"", "\" \"");
        assertThat(template.faults())
                .startsWith(
                        "templates/bad/sample.json: exemplet ”en ungdom, två vårdnadshavare på samma adress” saknar värde för youth.names, som brevet skriver ut. Fyll i det.\n");
    }

    @Test
    void wantsSamplesThatCanBeRead() throws Exception {
        template.write(SAMPLE, "[{\"case\": \"x\"}]");
        assertThat(template.faults())
                .isEqualTo(
                        "templates/bad/sample.json kan inte läsas. Jämför med en medföljande mall: en lista med case och piece.\n");
    }

    @Test
    void wantsAPlaceForTheRegionOfTheLaterPages() throws Exception {
        template.replace(
                        "templates/shared/stationery.html",
                        "<div data-region=\"footer\">",
                        "<div data-region=\"following\"><p class=\"footer\">Forts.</p></div>\n<div data-region=\"footer\">")
                .replace("config/print/c5-h2.yaml", "  following: {x: 25, y: 9, w: 155, h: 9}\n", "");
        assertThat(template.faults())
                .isEqualTo(
                        "Utskriftsprofilen c5-h2 ger ingen plats för regionen following, som brevpapperet har. Skriv dess x, y, w och h under regions.\n");
    }
}
