package se.utskick.email;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/** The values of fields: those that are the same for a whole run, and those of a piece. Never a youth's. */
final class MessageFields {

    private static final List<String> WEEKDAYS =
            List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");

    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");

    private final Declared declared;
    private final Map<String, String> ofRun;

    /** What the campaign and the letter date say is the same in all messages. */
    MessageFields(Declared declared, Campaign campaign, LocalDate letterDate) {
        this.declared = declared;
        this.ofRun = ofRun(campaign, letterDate);
    }

    /** The value of a field that is the same in all messages of a run; empty where there is none. */
    String ofRun(String field) {
        return ofRun.getOrDefault(field, "");
    }

    private Map<String, String> ofRun(Campaign campaign, LocalDate letterDate) {
        Map<String, String> values = new TreeMap<>();
        campaign.values().forEach((key, value) -> values.put("values." + key, value));
        Campaign.Sender sender = campaign.sender();
        values.put("sender.name", sender.name());
        values.put("sender.unit", sender.unit());
        values.put("sender.returnAddress", sender.returnAddress());
        values.put("sender.phone", sender.phone());
        values.put("sender.replyTo", sender.replyTo());
        values.put("sender.web", sender.web());
        values.put("sender.contact", sender.contact());
        values.put("sender.dataProtectionOfficer", sender.dataProtectionOfficer());
        values.put("sender.privacyUrl", sender.privacyUrl());
        values.put("legalBasis.text", campaign.legalBasis().text());
        values.put("legalBasis.diaryNumber", campaign.legalBasis().diaryNumber());
        values.put("campaign.title", campaign.title());
        values.put("letter.date", date("letter.date", letterDate));
        return values;
    }

    /** The run's fields and the piece's own, each one line; a field the piece has no value for is empty. */
    Map<String, String> of(Piece piece) {
        Map<String, String> values = new TreeMap<>(ofRun);
        values.put("piece.reference", piece.reference().text());
        values.put("recipient.names", spoken(piece.names()));
        addMeeting(piece.meeting(), values);
        addWas(piece.change(), values);
        values.replaceAll((field, value) -> EncodedWords.oneLine(value));
        return values;
    }

    /** Whether the field is a piece's own. */
    static boolean isOfPiece(String field) {
        return field.equals("piece.reference") || field.equals("recipient.names") || field.startsWith("meeting.");
    }

    private void addMeeting(@Nullable Meeting meeting, Map<String, String> values) {
        if (meeting == null) {
            return;
        }
        LocalDate replyBy = meeting.replyBy();
        values.put("meeting.school", meeting.school());
        values.put("meeting.date", date("meeting.date", meeting.day()));
        values.put("meeting.weekday", weekday(meeting.day()));
        values.put("meeting.starts", meeting.starts());
        values.put("meeting.ends", meeting.ends());
        values.put("meeting.place", meeting.place());
        values.put("meeting.room", meeting.room());
        values.put("meeting.replyBy", replyBy == null ? "" : date("meeting.replyBy", replyBy));
        values.put("meeting.contact", meeting.contact());
    }

    /** The meeting as the recipient knows it, where it has changed. */
    private void addWas(@Nullable Change change, Map<String, String> values) {
        if (change == null) {
            return;
        }
        Meeting was = change.was();
        values.put("meeting.wasDate", date("meeting.wasDate", was.day()));
        values.put("meeting.wasWeekday", weekday(was.day()));
        values.put("meeting.wasStarts", was.starts());
        values.put("meeting.wasEnds", was.ends());
        values.put("meeting.wasPlace", was.place());
    }

    private static String weekday(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    /** A field of type date is 1 december 2026, of type text 2026-12-01. */
    private String date(String field, LocalDate date) {
        return declared.isDate(field)
                ? date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear()
                : date.toString();
    }

    /** "A", "A och B", "A, B och C". */
    private static String spoken(List<String> names) {
        int last = names.size() - 1;
        if (last < 1) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, last)) + " och " + names.get(last);
    }
}
