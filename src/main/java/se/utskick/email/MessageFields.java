package se.utskick.email;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

/** The values of fields: those that are the same for a whole run, and those of a piece. Never a youth's. */
final class MessageFields {

    private static final List<String> WEEKDAYS =
            List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");

    private MessageFields() {}

    /** What the campaign and the letter date say. */
    static Map<String, String> ofRun(Campaign campaign, LocalDate letterDate) {
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
        values.put("letter.date", letterDate.toString());
        return values;
    }

    /** The run's fields and the piece's own, each one line; a field the piece has no value for is empty. */
    static Map<String, String> of(Piece piece, Map<String, String> ofRun) {
        Map<String, String> values = new TreeMap<>(ofRun);
        values.put("piece.reference", piece.reference().text());
        values.put("recipient.names", spoken(piece.names()));
        addMeeting(piece.meeting(), values);
        values.replaceAll((field, value) -> EncodedWords.oneLine(value));
        return values;
    }

    /** Whether the field is a piece's own. */
    static boolean isOfPiece(String field) {
        return field.equals("piece.reference") || field.equals("recipient.names") || field.startsWith("meeting.");
    }

    private static void addMeeting(@Nullable Meeting meeting, Map<String, String> values) {
        if (meeting == null) {
            return;
        }
        LocalDate replyBy = meeting.replyBy();
        values.put("meeting.school", meeting.school());
        values.put("meeting.date", meeting.day().toString());
        values.put("meeting.weekday", WEEKDAYS.get(meeting.day().getDayOfWeek().getValue() - 1));
        values.put("meeting.starts", meeting.starts());
        values.put("meeting.ends", meeting.ends());
        values.put("meeting.place", meeting.place());
        values.put("meeting.room", meeting.room());
        values.put("meeting.replyBy", replyBy == null ? "" : replyBy.toString());
        values.put("meeting.contact", meeting.contact());
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
