package se.utskick.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

class CampaignsTests {

    private static final String GOOD = """
            title: Inbjudan till möte
            promise: {text: Föräldrar bjuds in., target: Ett möte, responsible: Kommun}
            rule: {type: school-year, school-year: 8, school-forms: [GR, GRS]}
            channels: [email, print]
            grouping: custodian
            once-per: meeting
            send-abroad: true
            names-youth: true
            template: skolmote
            print-profile: c5-h2
            max-snapshot-age-days: 14
            require-separate-approval: true
            legal-basis: {text: Allmänt intresse, diary-number: KS2026/0125}
            values: {phone: 031-390 06 12}
            sender: {unit: Skola}
            """;

    private static final String APPLICATION = """
            spring: {main: {banner-mode: "off"}}
            utskick:
              municipality:
                code: "1482"
                name: Kungälvs kommun
                sender:
                  name: Kungälvs kommun
                  unit: Trygghet
                  return-address: Kungälvs kommun, 442 81 Kungälv
                  phone: 0303-23 80 00
                  reply-to: kommun@kungalv.se
                  web: kungalv.se
                  contact: Stadshuset
                  data-protection-officer: dataskydd@kungalv.se
                  privacy-url: kungalv.se/personuppgifter
            """;

    @TempDir
    Path folder;

    private Campaigns campaigns = new Campaigns(new Places(Path.of(""), Path.of(""), Path.of("")));

    @BeforeEach
    void aMunicipalityWithOneCampaign() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(config.resolve("campaigns"));
        Files.createDirectories(config.resolve("print"));
        Files.writeString(config.resolve("application.yaml"), APPLICATION);
        Files.writeString(config.resolve("print/c5-h2.yaml"), "page: A4\n");
        Path template = Files.createDirectories(folder.resolve("templates/skolmote"));
        for (String part : List.of("letter.html", "fields.yaml", "sample.json", "email.html", "email.txt")) {
            Files.writeString(template.resolve(part), "");
        }
        campaigns = new Campaigns(new Places(folder.resolve("data"), config, folder.resolve("templates")));
        write(GOOD);
    }

    @Test
    void readsEveryKeyOfACampaign() {
        Campaign campaign = campaigns.get("mote");

        assertThat(campaign)
                .isEqualTo(new Campaign(
                        "mote",
                        "Inbjudan till möte",
                        new Campaign.Promise("Föräldrar bjuds in.", "Ett möte", "Kommun"),
                        new AudienceRule.SchoolYear(8, List.of("GR", "GRS")),
                        "1482",
                        List.of(Channel.EMAIL, Channel.PRINT),
                        Grouping.CUSTODIAN,
                        OncePer.MEETING,
                        true,
                        true,
                        "skolmote",
                        "c5-h2",
                        new Campaign.Sender(
                                "Kungälvs kommun",
                                "Skola",
                                "Kungälvs kommun, 442 81 Kungälv",
                                "0303-23 80 00",
                                "kommun@kungalv.se",
                                "kungalv.se",
                                "Stadshuset",
                                "dataskydd@kungalv.se",
                                "kungalv.se/personuppgifter"),
                        new Campaign.LegalBasis("Allmänt intresse", "KS2026/0125"),
                        14,
                        true,
                        Map.of("phone", "031-390 06 12"),
                        Campaign.Mail.NOTICE,
                        Sha256.of(GOOD)));
    }

    @Test
    void whatACampaignLeavesOutIsTheCautiousChoice() throws IOException {
        write("""
                title: Brev
                promise: {text: a, target: b, responsible: c}
                rule: {type: age-range, age-from: 12, age-to: 18}
                channels: [print]
                once-per: calendar-year
                template: skolmote
                print-profile: c5-h2
                legal-basis: {text: a, diary-number: b}
                """);

        Campaign campaign = campaigns.get("mote");

        assertThat(campaign.rule()).isEqualTo(new AudienceRule.AgeRange(12, 18));
        assertThat(campaign.grouping()).isEqualTo(Grouping.ADDRESS);
        assertThat(campaign.sendAbroad()).isFalse();
        assertThat(campaign.namesYouth()).isFalse();
        assertThat(campaign.maxSnapshotAgeDays()).isEqualTo(30);
        assertThat(campaign.requireSeparateApproval()).isFalse();
        assertThat(campaign.values()).isEmpty();
        assertThat(campaign.mail()).isEqualTo(Campaign.Mail.NOTICE);
        assertThat(campaign.sender().unit()).isEqualTo("Trygghet");
    }

    @Test
    void aSubscriptionSaysWhereItIsEnded() throws IOException {
        write(GOOD + "kind: subscription\nunsubscribe: https://kommunen.se/avsluta\n");

        assertThat(campaigns.get("mote").mail())
                .isEqualTo(new Campaign.Mail(Campaign.Mail.Kind.SUBSCRIPTION, "https://kommunen.se/avsluta", false));
    }

    @Test
    void attachesAPdfWhereItSaysSo() throws IOException {
        Files.writeString(folder.resolve("templates/skolmote/attachment.html"), "");
        write(GOOD + "mail: {attach-letter: true}\n");
        assertThat(campaigns.get("mote").mail().attachLetter()).isTrue();
        write(GOOD + "mail: {attach-letter: false}\n");
        assertThat(campaigns.get("mote").mail().attachLetter()).isFalse();
    }

    @Test
    void aPdfWithoutItsTemplateIsOneSentence() throws IOException {
        write(GOOD + "mail: {attach-letter: true}\n");

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(file() + ": mail.attach-letter är true, men mallmappen "
                        + folder.resolve("templates/skolmote")
                        + " saknar attachment.html. Lägg till filen, eller ta bort raden.");
    }

    @Test
    void aSchoolYearRuleIsForGrundskolaUnlessItSaysOtherwise() throws IOException {
        write(GOOD.replace(", school-forms: [GR, GRS]", ""));

        assertThat(campaigns.get("mote").rule()).isEqualTo(new AudienceRule.SchoolYear(8, List.of("GR")));
    }

    @Test
    void anotherMunicipalityIsTheCampaignsOwnChoice() throws IOException {
        write(GOOD + "municipality: \"0180\"\n");

        assertThat(campaigns.get("mote").municipality()).isEqualTo("0180");
    }

    @Test
    void namesTheCampaignsInOrder() throws IOException {
        Files.writeString(folder.resolve("config/campaigns/brev.yaml"), GOOD);
        Files.writeString(folder.resolve("config/campaigns/README.md"), "");

        assertThat(campaigns.names()).containsExactly("brev", "mote");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', useHeadersInDisplayName = true, textBlock = """
            the case                  | what stands in the good file             | what stands instead              | the sentence after the file's name
            a key misspelt            | channels: [email, print]                 | chanels: [email, print]          | nyckeln chanels känns inte igen. Här får stå: title, promise, rule, channels, grouping, once-per, send-abroad, names-youth, template, print-profile, max-snapshot-age-days, require-separate-approval, legal-basis, values, kind, unsubscribe, mail, sender, municipality. Rätta stavningen eller ta bort raden.
            a title left out          | title: Inbjudan till möte                | §§                               | nyckeln title saknas. Lägg till den, till exempel title: Brev om trygg mopedkörning.
            a title of digits         | title: Inbjudan till möte                | title: 2026                      | title ska vara text, men är 2026. Sätt värdet inom citattecken.
            a blank title             | title: Inbjudan till möte                | title: " "                       | title ska vara text, men är tom. Fyll i den, till exempel Brev om trygg mopedkörning.
            a promise in one line     | {text: Föräldrar bjuds in., target: Ett möte, responsible: Kommun} | Vi bjuder in | promise ska vara en grupp av nycklar (text, target, responsible), men är Vi bjuder in. Skriv dem indragna under promise.
            a promise of nobody       | , responsible: Kommun                    | §§                               | nyckeln promise.responsible saknas. Lägg till den, till exempel responsible: Kommun.
            a rule left out           | rule: {type: school-year, school-year: 8, school-forms: [GR, GRS]} | §§     | nyckeln rule saknas. Lägg till den, till exempel rule: type: ….
            an unknown rule           | type: school-year                        | type: school-class               | rule.type ska vara något av turning-age, age-range, school-year, men är school-class. Välj ett av dem.
            a school year of no school| school-year: 8                           | school-year: 11                  | rule.school-year ska vara ett heltal från 0 till 10, men är 11. Ändra värdet.
            a school year in words    | school-year: 8                           | school-year: åtta                | rule.school-year ska vara ett heltal från 0 till 10, men är åtta. Ändra värdet.
            a key of another rule     | school-year: 8                           | age: 15                          | nyckeln rule.age känns inte igen. Här får stå: type, school-year, school-forms. Rätta stavningen eller ta bort raden.
            one school form, no list  | [GR, GRS]                                | GR                               | rule.school-forms ska vara en lista utan dubbletter, som [GR], men är GR. Ändra värdet.
            a school form twice       | [GR, GRS]                                | [GR, GR]                         | rule.school-forms ska vara en lista utan dubbletter, som [GR], men är ["GR","GR"]. Ändra värdet.
            a school form in words    | [GR, GRS]                                | [grundskola]                     | rule.school-forms ska vara en lista utan dubbletter, som [GR], men är ["grundskola"]. Ändra värdet.
            ages crossed              | {type: school-year, school-year: 8, school-forms: [GR, GRS]} | {type: age-range, age-from: 18, age-to: 12} | rule.age-from är 18 och rule.age-to 12, så ingen ungdom kan passa. Sätt den lägre åldern i age-from.
            an age of adults          | {type: school-year, school-year: 8, school-forms: [GR, GRS]} | {type: turning-age, age: 19} | rule.age ska vara ett heltal från 1 till 18, men är 19. Ändra värdet.
            an age and a half         | {type: school-year, school-year: 8, school-forms: [GR, GRS]} | {type: turning-age, age: 15.5} | rule.age ska vara ett heltal från 1 till 18, men är 15.5. Ändra värdet.
            an age left out           | {type: school-year, school-year: 8, school-forms: [GR, GRS]} | {type: age-range, age-from: 12} | nyckeln rule.age-to saknas. Lägg till den, till exempel age-to: 18.
            once a meeting, none held | {type: school-year, school-year: 8, school-forms: [GR, GRS]} | {type: turning-age, age: 15} | once-per är meeting, men regeln har inga möten. Välj lifetime eller calendar-year, eller rule.type school-year.
            an unknown channel        | [email, print]                           | [fax]                            | channels ska vara [print] eller [email, print], men är ["fax"]. Den som saknar e-postadress behöver ett brev, så print ska stå sist.
            no channel                | [email, print]                           | []                               | channels ska vara en lista utan dubbletter, som [print], men är []. Ändra värdet.
            e-mail alone              | [email, print]                           | [email]                          | channels ska vara [print] eller [email, print], men är ["email"]. Den som saknar e-postadress behöver ett brev, så print ska stå sist.
            print before e-mail       | [email, print]                           | [print, email]                   | channels ska vara [print] eller [email, print], men är ["print","email"]. Den som saknar e-postadress behöver ett brev, så print ska stå sist.
            an unknown grouping       | grouping: custodian                      | grouping: household              | grouping ska vara något av address, custodian, men är household. Välj ett av dem.
            an unknown period         | once-per: meeting                        | once-per: year                   | once-per ska vara något av lifetime, calendar-year, meeting, men är year. Välj ett av dem.
            no period                 | once-per: meeting                        | §§                               | nyckeln once-per saknas. Lägg till den, till exempel once-per: lifetime.
            yes for true              | send-abroad: true                        | send-abroad: ja                  | send-abroad ska vara true eller false, men är ja. Ändra värdet.
            a template of elsewhere   | template: skolmote                       | template: ../moped               | template ska vara ett namn av små bokstäver a–z, siffror och bindestreck, men är ../moped. Byt namn.
            an age limit below zero   | max-snapshot-age-days: 14                | max-snapshot-age-days: -1        | max-snapshot-age-days ska vara ett heltal från 0 till 3650, men är -1. Ändra värdet.
            a diary number of digits  | KS2026/0125                              | 125                              | legal-basis.diary-number ska vara text, men är 125. Sätt värdet inom citattecken.
            a value no field can name | {phone: 031-390 06 12}                   | {dröm: x}                        | values.dröm kan inte skrivas i en mall. Nycklar under values ska börja med en bokstav a–z och bestå av bokstäver, siffror, _ och bindestreck. Byt namn på nyckeln.
            a value that is empty     | {phone: 031-390 06 12}                   | {phone: ""}                      | values.phone ska vara text, men är tom. Fyll i den, till exempel "…".
            an unknown sender's key   | {unit: Skola}                            | {fax: x}                         | nyckeln sender.fax känns inte igen. Här får stå: name, unit, return-address, phone, reply-to, web, contact, data-protection-officer, privacy-url. Rätta stavningen eller ta bort raden.
            a reply to nowhere        | {unit: Skola}                            | {reply-to: kommunen}             | sender.reply-to ska vara en e-postadress, men är kommunen. Ändra värdet.
            a municipality by name    | sender:                                  | §municipality: Ale\nsender:§     | municipality ska vara länskod och kommunkod, fyra siffror som "1482", men är Ale. Ändra värdet.
            a municipality unquoted   | sender:                                  | §municipality: 1482\nsender:§    | municipality ska vara text, men är 1482. Sätt värdet inom citattecken.
            a subscription without end| sender:                                  | §kind: subscription\nsender:§   | nyckeln unsubscribe saknas. Lägg till den, till exempel unsubscribe: https://kommunen.se/avsluta.
            an end to nothing         | sender:                                  | §unsubscribe: https://kommunen.se/a\nsender:§ | unsubscribe hör till kind: subscription. Ett meddelande från en myndighet har inget att avsluta: ta bort raden, eller ange kind.
            an end in clear text      | sender:                                  | §kind: subscription\nunsubscribe: http://kommunen.se/a\nsender:§ | unsubscribe ska vara en https-adress utan frågetecken, som https://kommunen.se/avsluta, men är http://kommunen.se/a. Försändelsens nummer läggs till av Utskick.
            an end that tells more    | sender:                                  | §kind: subscription\nunsubscribe: https://kommunen.se/a?vem=x\nsender:§ | unsubscribe ska vara en https-adress utan frågetecken, som https://kommunen.se/avsluta, men är https://kommunen.se/a?vem=x. Försändelsens nummer läggs till av Utskick.
            an end that ends a header | sender:                                  | §kind: subscription\nunsubscribe: "https://kommunen.se/a>, <b"\nsender:§ | unsubscribe ska vara en https-adress utan frågetecken, som https://kommunen.se/avsluta, men är https://kommunen.se/a>, <b. Försändelsens nummer läggs till av Utskick.
            an unknown kind           | sender:                                  | §kind: reklam\nsender:§         | kind ska vara något av authority-notice, subscription, men är reklam. Välj ett av dem.
            a letter in no e-mail     | channels: [email, print]                 | §mail: {attach-letter: true}\nchannels: [print]§ | mail.attach-letter är true, men channels är ["print"], så det finns ingen e-post att bifoga brevet i. Lägg till email i channels, eller ta bort raden.
            a letter attached to      | sender:                                  | §mail: {attach-letter: brev.pdf}\nsender:§ | mail.attach-letter ska vara true eller false, men är brev.pdf. Ändra värdet.
            a list of attachments     | sender:                                  | §mail: [brev.pdf]\nsender:§    | mail ska vara en grupp av nycklar (attach-letter: true), men är ["brev.pdf"]. Skriv dem indragna under mail.
            an unknown key of mail    | sender:                                  | §mail: {attach: true}\nsender:§ | nyckeln mail.attach känns inte igen. Här får stå: attach-letter. Rätta stavningen eller ta bort raden.
            a key that stands twice   | grouping: custodian                      | §template: moped\ngrouping: custodian§ | rad 10 går inte att läsa som YAML. Kontrollera indrag, kolon och citattecken där, och att ingen nyckel står två gånger.
            a bracket left open       | [email, print]                           | [email, print                    | rad 5 går inte att läsa som YAML. Kontrollera indrag, kolon och citattecken där, och att ingen nyckel står två gånger.
            """)
    void aWrongCampaignIsOneSentence(String theCase, String good, String bad, String sentence) throws IOException {
        assertThat(GOOD).contains(good);
        write(GOOD.replace(good, bad.replace("\\n", "\n")));

        assertThatThrownBy(() -> campaigns.get("mote")).hasMessage(file() + ": " + sentence);
    }

    @Test
    void anEmptyFileIsOneSentence() throws IOException {
        write("# inget än\n");

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(file() + ": filen ska bestå av nycklar med värden, som title: Brev om moped, men har inga."
                        + " Skriv dem eller ta bort filen.");
    }

    @Test
    void aMissingTemplateFolderIsOneSentence() throws IOException {
        write(GOOD.replace("template: skolmote", "template: skolresa"));

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(file() + ": template pekar på mallmappen " + folder.resolve("templates/skolresa")
                        + ", som inte finns. Lägg till mappen eller ändra template.");
    }

    @Test
    void eMailWithoutItsTemplateIsOneSentence() throws IOException {
        Files.delete(folder.resolve("templates/skolmote/email.txt"));

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(file() + ": mallmappen " + folder.resolve("templates/skolmote")
                        + " saknar email.txt, som kampanjens kanaler behöver. Lägg till filen eller ändra channels.");
    }

    @Test
    void aMissingPrintProfileIsOneSentence() throws IOException {
        write(GOOD.replace("c5-h2", "c4-v2"));

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(file() + ": print-profile pekar på " + folder.resolve("config/print/c4-v2.yaml")
                        + ", som inte finns. Lägg till filen eller ändra print-profile.");
    }

    @Test
    void aCampaignNobodyWroteIsOneSentence() {
        assertThatThrownBy(() -> campaigns.get("../mote"))
                .hasMessage("Det finns ingen kampanj ../mote i " + folder.resolve("config/campaigns")
                        + "; där finns: mote. Välj en av dem, eller lägg till filen ../mote.yaml.");
    }

    @Test
    void aFileWhoseNameCannotNameARunIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("config/campaigns/Möte 8.yaml"), GOOD);

        assertThatThrownBy(() -> campaigns.get("Möte 8"))
                .hasMessage(file + ": en kampanjfils namn ska vara små bokstäver a–z, siffror och bindestreck,"
                        + " högst 40 tecken, och sluta på .yaml. Byt namn på filen.");
    }

    @Test
    void aMunicipalityWithoutSettingsIsOneSentence() throws IOException {
        Files.delete(folder.resolve("config/application.yaml"));

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage("Hittar inte " + folder.resolve("config/application.yaml")
                        + ", där kommunens kod och avsändare ska stå under utskick.municipality. Lägg till filen.");
    }

    @Test
    void aSenderWithoutADataProtectionOfficerIsOneSentenceAboutTheMunicipalitysFile() throws IOException {
        Path application = folder.resolve("config/application.yaml");
        Files.writeString(application, APPLICATION.replace("data-protection-officer: dataskydd@kungalv.se", ""));

        assertThatThrownBy(() -> campaigns.get("mote"))
                .hasMessage(application + ": nyckeln utskick.municipality.sender.data-protection-officer saknas."
                        + " Lägg till den, till exempel data-protection-officer: dataskydd@example.se.");
    }

    @Test
    void theSentenceIsThereInEnglishToo() throws IOException {
        write(GOOD.replace("once-per: meeting", "once-per: year"));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> campaigns.get("mote"));

        assertThat(refusal.in(Lang.EN))
                .isEqualTo(file() + ": once-per should be one of lifetime, calendar-year, meeting, but is year."
                        + " Choose one of them.");
        assertThat(refusal.exitStatus()).isEqualTo(3);
    }

    @Test
    void thePeriodOfAMeetingIsTheMeetingWhateverTheYear() {
        LocalDate asOf = LocalDate.of(2026, 11, 22);

        assertThat(OncePer.MEETING.periodKey(asOf, "M1")).isEqualTo("meeting:M1");
        assertThat(OncePer.CALENDAR_YEAR.periodKey(asOf, "")).isEqualTo("2026");
        assertThat(OncePer.LIFETIME.periodKey(asOf, "")).isEqualTo("lifetime");
    }

    private Path file() {
        return folder.resolve("config/campaigns/mote.yaml");
    }

    private void write(String campaign) throws IOException {
        Files.writeString(file(), campaign);
    }
}
