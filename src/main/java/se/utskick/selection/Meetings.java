package se.utskick.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.campaign.Campaign;
import se.utskick.register.Meeting;

/** The meetings of a snapshot, by id; one that names nobody to turn to has the campaign's sender. */
final class Meetings {

    private Meetings() {}

    static Map<String, Meeting> of(JdbcTemplate jdbc, int snapshot, Campaign.Sender sender) {
        Map<String, List<String>> units = new HashMap<>();
        jdbc.query(
                "select meeting, unit from meeting_unit where snapshot = ? order by meeting, unit",
                row -> {
                    units.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                            .add(row.getString(2));
                },
                snapshot);
        Map<String, Meeting> meetings = new HashMap<>();
        jdbc.query(
                "select * from meeting where snapshot = ?",
                row -> {
                    String id = row.getString("id");
                    meetings.put(
                            id,
                            new Meeting(
                                    id,
                                    units.getOrDefault(id, List.of()),
                                    row.getString("school"),
                                    row.getObject("held_on", LocalDate.class),
                                    row.getString("starts"),
                                    row.getString("ends"),
                                    row.getString("place"),
                                    row.getString("room"),
                                    row.getObject("reply_by", LocalDate.class),
                                    contact(row.getString("contact"), sender)));
                },
                snapshot);
        return meetings;
    }

    private static String contact(String named, Campaign.Sender sender) {
        return named.isBlank() ? sender.unit() + ", " + sender.phone() : named;
    }
}
