package se.utskick.email;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/**
 * A meeting as the recipient's calendar takes it in (RFC 5545; RFC 5546, 3.2.1, method PUBLISH: nobody has to answer it). Its UID is the
 * invitation's reference, so that each recipient's entry is known again when the meeting moves; nothing in it comes from the clock.
 *
 * @param organizer the name and address of who invites; answers go there
 * @param domain after the at sign of the UID
 * @param stamp the entry's own date
 */
record MeetingEntry(String organizer, String replyTo, String domain, Instant stamp) {

    private static final String PRODUCER = "-//Utskick//Utskick//SV";
    private static final int REMIND_DAYS_BEFORE = 1;

    /**
     * The entry's text, lines ended by CR LF. One that tells of a change has the UID of the invitation and a later sequence, so that it takes
     * the place of what the calendar holds. A meeting that is called off stays there as cancelled: method PUBLISH allows that (3.2.1), and
     * CANCEL would want each recipient named as an attendee (3.2.5).
     *
     * @param words the title, an empty line, and what else is to be known
     */
    String of(Piece piece, Meeting meeting, String words) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCER);
        calendar.setMethod(Method.PUBLISH);
        calendar.getTimezoneInfo().setDefaultTimezone(SwedishTime.assignment());
        calendar.addEvent(event(piece, meeting, words));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Piece piece, Meeting meeting, String words) {
        Change change = piece.change();
        VEvent event = new VEvent();
        event.setUid((change == null ? piece.reference() : change.invitation()) + "@" + domain);
        event.setDateTimeStamp(Date.from(stamp));
        event.setSequence(change == null ? 0 : change.sequence());
        event.setDateStart(time(meeting.day(), meeting.starts()));
        event.setDateEnd(time(meeting.day(), meeting.ends()));
        event.setSummary(EncodedWords.oneLine(words.lines().findFirst().orElse("")));
        event.setDescription(
                words.lines().skip(1).collect(Collectors.joining("\n")).strip());
        event.setLocation(Stream.of(meeting.place(), meeting.room())
                .map(EncodedWords::oneLine)
                .filter(place -> !place.isBlank())
                .collect(Collectors.joining(", ")));
        event.setOrganizer(new Organizer(organizer, replyTo));
        if (change != null) {
            event.setStatus(change.kind() == Change.Kind.OFF ? Status.cancelled() : Status.confirmed());
        }
        if (change == null || change.kind() == Change.Kind.MOVED) {
            event.addAlarm(reminder(event));
        }
        return event;
    }

    private static VAlarm reminder(VEvent event) {
        Duration before =
                Duration.builder().prior(true).days(REMIND_DAYS_BEFORE).build();
        return VAlarm.display(
                new Trigger(before, Related.START), event.getSummary().getValue());
    }

    private static ICalDate time(LocalDate day, String hourAndMinute) {
        LocalTime time = LocalTime.parse(hourAndMinute);
        return new ICalDate(Date.from(day.atTime(time).atZone(SwedishTime.ZONE).toInstant()), true);
    }
}
