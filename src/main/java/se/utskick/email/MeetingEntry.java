package se.utskick.email;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Organizer;
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
     * The entry's text, lines ended by CR LF.
     *
     * @param words the title, an empty line, and what else is to be known
     */
    String of(String reference, Meeting meeting, String words) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCER);
        calendar.setMethod(Method.PUBLISH);
        calendar.getTimezoneInfo().setDefaultTimezone(SwedishTime.assignment());
        calendar.addEvent(event(reference, meeting, words));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(String reference, Meeting meeting, String words) {
        VEvent event = new VEvent();
        event.setUid(reference + "@" + domain);
        event.setDateTimeStamp(Date.from(stamp));
        event.setSequence(0);
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
        Duration before =
                Duration.builder().prior(true).days(REMIND_DAYS_BEFORE).build();
        event.addAlarm(VAlarm.display(
                new Trigger(before, Related.START), event.getSummary().getValue()));
        return event;
    }

    private static ICalDate time(LocalDate day, String hourAndMinute) {
        LocalTime time = LocalTime.parse(hourAndMinute);
        return new ICalDate(Date.from(day.atTime(time).atZone(SwedishTime.ZONE).toInstant()), true);
    }
}
