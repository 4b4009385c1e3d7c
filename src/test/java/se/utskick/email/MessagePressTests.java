package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

class MessagePressTests {

    private static final LocalDate REPLY_BY = LocalDate.of(2026, 12, 3);

    private final MessagePress press =
            MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE);

    @Test
    void composesOnePupilWithReply() throws IOException {
        assertGolden("one-pupil-reply-wanted.eml", Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva")));
    }

    @Test
    void composesTwoPupilsOfWhomOneIsOfAge() throws IOException {
        assertGolden(
                "two-pupils-one-of-age-no-reply.eml",
                Samples.piece(Samples.meeting(null), Samples.adult("Alva"), Samples.minor("Bo")));
    }

    @Test
    void givesTheSameBytesUnderAnyLocaleAndZone() {
        Piece piece = Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva"));
        byte[] expected = press.compose(piece);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("tr", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist", "sv")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                MessagePress there =
                        MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE);
                assertThat(there.compose(piece)).as(language).isEqualTo(expected);
                assertThat(there.sha256()).isEqualTo(press.sha256());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 'Tue, 1 Dec 2026 12:00:00 +0100'",
        "2026-06-15, 'Mon, 15 Jun 2026 12:00:00 +0200'",
        "2027-03-28, 'Sun, 28 Mar 2027 12:00:00 +0200'",
        "2126-10-26, 'Sat, 26 Oct 2126 12:00:00 +0200'"
    })
    void datesAMessageAtNoonInSwedenWhateverTheTimeOfYear(LocalDate letterDate, String expected) {
        MessagePress dated = MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), letterDate);
        byte[] message = dated.compose(Samples.piece(Samples.meeting(null), Samples.minor("Alva")));
        assertThat(Received.header(message, "Date")).isEqualTo(expected);
    }

    @Test
    void saysNothingOfCustodiansToTheParentOfOneWhoIsOfAge() {
        byte[] message = press.compose(Samples.piece(Samples.meeting(REPLY_BY), Samples.adult("Alva")));
        assertThat(Received.text(message))
                .doesNotContainIgnoringCase("vårdnadshavare")
                .contains("förälder till");
        assertThat(Received.html(message))
                .doesNotContainIgnoringCase("vårdnadshavare")
                .contains("förälder till");
    }

    @Test
    void saysTheSameInBothParts() {
        for (Piece piece : List.of(
                Samples.piece(Samples.meeting(REPLY_BY), Samples.minor("Alva")),
                Samples.piece(Samples.meeting(null), Samples.minor("Alva"), Samples.minor("Bo")),
                Samples.piece(Samples.meeting("Skolan", "", "oss", null), Samples.adult("Alva")))) {
            byte[] message = press.compose(piece);
            assertThat(Received.words(Received.plainOf(Received.html(message))))
                    .containsSubsequence("Dag", "torsdag", "10", "december", "2026", "klockan", "18:00–19:30")
                    .containsAll(Received.words(Received.text(message)).stream()
                            .filter(word -> word.matches("[a-zåäö]{3,}"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b@example.se", ".a@example.se", "a.@example.se"})
    void quotesALocalPartThatIsNoDotAtom(String address) {
        byte[] message = press.compose(Samples.piece(address, Samples.meeting(null), Samples.minor("Alva")));
        int at = address.indexOf('@');
        assertThat(Received.header(message, "To"))
                .isEqualTo("\"" + address.substring(0, at) + "\"" + address.substring(at));
    }

    @Test
    void refusesAPieceWithoutAUsableAddress() {
        assertThatThrownBy(() -> press.compose(
                        Samples.piece("a@b\r\nBcc: c@example.se", Samples.meeting(null), Samples.minor("Alva"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("Meddelandet MH0JT5E3MQC8 har ingen användbar e-postadress. Förbered utskicket på nytt.");
    }

    @Test
    void refusesAPieceWhoseMeetingLacksWhatTheMessagePrints() {
        assertThatThrownBy(() -> press.compose(
                        Samples.piece(Samples.meeting("Skolan", "Aulan", " ", null), Samples.minor("Alva"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("Meddelandet MH0JT5E3MQC8 skriver ut fältet ”meeting.contact”, som är tomt. "
                        + "Rätta källan (för möten: möteslistan) och läs in den igen.");
    }

    @Test
    void leavesTheRoomOutWhereTheMeetingHasNone() {
        byte[] message =
                press.compose(Samples.piece(Samples.meeting("Skolan", "", "oss", null), Samples.minor("Alva")));
        assertThat(Received.text(message)).doesNotContain("Sal:");
        assertThat(Received.html(message)).doesNotContain(">Sal<");
    }

    @Test
    void refusesASettingThatIsEmptyBeforeAnythingIsComposed() {
        Campaign empty = Samples.campaign("skolmote", value -> " ");
        assertThatThrownBy(() -> MessagePress.open(Samples.SHIPPED, empty, Samples.LETTER_DATE))
                .isInstanceOf(Refusal.class)
                .hasMessage("skolmote skriver ut fältet ”values.participants”, som är tomt. "
                        + "Fyll i det i kampanjens eller kommunens inställningar.");
    }

    private void assertGolden(String name, Piece piece) throws IOException {
        byte[] message = press.compose(piece);
        Path golden = Path.of("src/test/resources/se/utskick/email", name);
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.createDirectories(golden.getParent());
            Files.write(golden, message);
        }
        assertThat(new String(message, StandardCharsets.US_ASCII))
                .isEqualTo(new String(Files.readAllBytes(golden), StandardCharsets.US_ASCII));
    }
}
