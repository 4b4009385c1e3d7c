package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** The entry for the calendar, opened by another library than the one that wrote it. */
class MeetingEntryTests {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String INVITATION = "MH0JT5E3MQC8";

    @TempDir
    private Path folder;

    private final MessagePress press =
            MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE);

    @Test
    void isAWholeEntryThatNobodyHasToAnswer() throws IOException, ParserException {
        Calendar calendar = calendar(Samples.meeting(null));

        ValidationResult result = calendar.validate();
        assertThat(result.hasErrors()).as(result.toString()).isFalse();
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(calendar.getComponents("VEVENT")).hasSize(1);
        assertThat(value(event(calendar), "UID")).isEqualTo("MH0JT5E3MQC8@kungalv.se");
        assertThat(value(event(calendar), "SEQUENCE")).isEqualTo("0");
        assertThat(value(event(calendar), "ORGANIZER")).isEqualTo("mailto:kommun@kungalv.se");
        assertThat(event(calendar).getProperties("ATTENDEE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-10", "2027-06-10", "2027-03-28", "2027-10-31"})
    void isAtTheHourSwedensClocksShowOnThatDay(String day) throws IOException, ParserException {
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try {
            VEvent event = event(calendar(on(LocalDate.parse(day))));

            assertThat(at(event, "DTSTART").withZoneSameInstant(SWEDEN).toLocalDateTime())
                    .isEqualTo(day + "T18:00");
            assertThat(at(event, "DTEND").withZoneSameInstant(SWEDEN).toLocalDateTime())
                    .isEqualTo(day + "T19:30");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void saysWhatWhereAndWhoToTurnTo() throws IOException, ParserException {
        VEvent event = event(calendar(Samples.meeting(LocalDate.of(2026, 12, 3))));

        assertThat(value(event, "SUMMARY")).isEqualTo("Möte för föräldrar i årskurs 8, Exempelskolan");
        assertThat(value(event, "LOCATION")).isEqualTo("Skolgatan 1, Kungälv, Aulan");
        assertThat(value(event, "DESCRIPTION"))
                .isEqualTo("Svara senast 3 december 2026 till expeditionen, 031-390 06 30.\n"
                        + "Mötet är för vuxna. Inbjudan har nummer MH0JT5E3MQC8.");
    }

    @Test
    void remindsTheDayBefore() throws IOException, ParserException {
        List<VAlarm> alarms = event(calendar(Samples.meeting(null))).getAlarms();

        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(value(alarm, "ACTION")).isEqualTo("DISPLAY");
            assertThat(value(alarm, "TRIGGER")).isEqualTo("-P1D");
        });
    }

    @Test
    void takesNoPropertyFromAMeetingsText() throws IOException, ParserException {
        String evil = "Aulan\r\nATTENDEE:mailto:a@example.se\nEND:VEVENT; x, y\\n \u2028z";

        VEvent event = event(calendar(Samples.meeting("Skolan" + evil, evil, "oss" + evil, null)));

        assertThat(event.getProperties("ATTENDEE")).isEmpty();
        assertThat(event.getProperties("SUMMARY")).hasSize(1);
        assertThat(value(event, "LOCATION")).contains("ATTENDEE:mailto:a@example.se END:VEVENT; x, y\\n");
    }

    @Test
    void namesNoChild() throws IOException, ParserException {
        byte[] message = press.compose(Samples.piece(Samples.meeting(null), Samples.minor("Kanariea")));

        assertThat(Received.calendar(message)).doesNotContainIgnoringCase("Kanariea");
    }

    @Test
    void isLeftOutWhereTheTemplateHasNoWordsForIt() throws IOException {
        for (String file : List.of("email.html", "email.txt", "fields.yaml")) {
            Files.createDirectories(folder.resolve("skolmote"));
            Files.copy(
                    Path.of("templates/skolmote").resolve(file),
                    folder.resolve("skolmote").resolve(file));
        }
        MessagePress without = MessagePress.open(
                new Places(Path.of("target"), Path.of("config"), folder),
                Samples.campaign("skolmote"),
                Samples.LETTER_DATE);

        byte[] message = without.compose(Samples.piece(Samples.meeting(null), Samples.minor("Alva")));

        assertThat(Received.header(message, "Content-Type")).startsWith("multipart/alternative");
        assertThat(without.sha256()).isNotEqualTo(press.sha256());
    }

    @Test
    void takesThePlaceOfTheInvitationsEntryWhenTheMeetingMoves() throws IOException, ParserException {
        VEvent event = event(calendar(change(Change.Kind.MOVED, on(LocalDate.parse("2026-12-14")), 1)));

        assertThat(value(event, "UID")).isEqualTo(INVITATION + "@kungalv.se");
        assertThat(value(event, "SEQUENCE")).isEqualTo("1");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(at(event, "DTSTART").withZoneSameInstant(SWEDEN).toLocalDateTime())
                .isEqualTo("2026-12-14T18:00");
        assertThat(value(event, "DESCRIPTION")).contains("Ändrat: mötet skulle ha varit torsdag 10 december 2026");
        assertThat(event.getAlarms()).hasSize(1);
    }

    @Test
    void isCancelledAndRemindsNoMoreWhenTheMeetingIsCalledOff() throws IOException, ParserException {
        Calendar calendar = calendar(change(Change.Kind.OFF, Samples.meeting(null), 3));

        ValidationResult result = calendar.validate();
        assertThat(result.hasErrors()).as(result.toString()).isFalse();
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        VEvent event = event(calendar);
        assertThat(value(event, "UID")).isEqualTo(INVITATION + "@kungalv.se");
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event, "SUMMARY")).startsWith("Inställt: ");
        assertThat(event.getAlarms()).isEmpty();
    }

    private static Piece change(Change.Kind kind, Meeting now, int sequence) {
        Piece invitation = Samples.piece(now, Samples.minor("Alva"));
        return new Piece(
                PieceReference.derive(new byte[32], "change"),
                invitation.channel(),
                invitation.names(),
                invitation.addressLines(),
                invitation.postalCode(),
                invitation.city(),
                invitation.country(),
                invitation.email(),
                now,
                invitation.youths(),
                new Change(kind, Samples.meeting(null), invitation.reference(), sequence));
    }

    private Calendar calendar(Piece piece) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(Received.calendar(press.compose(piece))));
    }

    private Calendar calendar(Meeting meeting) throws IOException, ParserException {
        byte[] message = press.compose(Samples.piece(meeting, Samples.minor("Alva")));
        return new CalendarBuilder().build(new StringReader(Received.calendar(message)));
    }

    private static Meeting on(LocalDate day) {
        Meeting sample = Samples.meeting(null);
        return new Meeting(
                sample.id(),
                sample.units(),
                sample.school(),
                day,
                sample.starts(),
                sample.ends(),
                sample.place(),
                sample.room(),
                null,
                sample.contact());
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static ZonedDateTime at(VEvent event, String name) {
        Optional<DateProperty<ZonedDateTime>> property = event.getProperty(name);
        return ZonedDateTime.from(property.orElseThrow().getDate());
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer of, String name) {
        return of.<Property>getProperty(name).orElseThrow().getValue();
    }
}
