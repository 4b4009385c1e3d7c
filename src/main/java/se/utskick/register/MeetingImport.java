package se.utskick.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the schools' meetings into a snapshot (contract 1.6). Two differing records for one meeting are both rejected. */
final class MeetingImport {

    private static final List<String> COLUMNS = List.of(
            "mote", "skolenhetskoder", "skola", "datum", "start", "slut", "plats", "sal", "svar_senast", "kontakt");

    /** What an invitation cannot do without. Room and last day to answer are printed where they are there;
     * without a contact the invitation names the sender's. */
    private static final List<String> NEEDED =
            List.of("mote", "skolenhetskoder", "skola", "datum", "start", "slut", "plats");

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Connection connection;
    private final int snapshot;
    private final Rejections rejections;

    private record Stated(long record, List<String> values, boolean rejected) {
        String value(String column) {
            return values.get(COLUMNS.indexOf(column));
        }
    }

    MeetingImport(Connection connection, int snapshot, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.rejections = rejections;
    }

    /** How many records the file holds. */
    long read(DeclaredText text, Source source) throws SQLException, IOException {
        CsvRows rows = new CsvRows(text, source.name(), COLUMNS);
        rows.header().refuseOthers(COLUMNS);
        Map<String, Stated> meetings = new TreeMap<>();
        while (rows.next()) {
            List<String> values = COLUMNS.stream()
                    .map(column -> RegisterText.clean(rows.value(rows.header().place(column))))
                    .toList();
            Flaw flaw = rows.isWhole() ? flaw(new Stated(0, values, false)) : new Flaw("", RejectReason.COLUMN_COUNT);
            if (flaw != null) {
                rejections.add(source.place(), rows.number(), flaw);
            }
            meetings.merge(
                    values.get(0),
                    new Stated(rows.number(), values, flaw != null),
                    (first, second) -> joined(first, second, source));
        }
        rows.refuseCutOff();
        insert(meetings);
        return rows.number();
    }

    private static @Nullable Flaw flaw(Stated meeting) {
        for (String column : COLUMNS) {
            String value = meeting.value(column);
            RejectReason reason = RegisterText.flaw(value);
            if (reason != null || (value.isEmpty() && NEEDED.contains(column))) {
                return new Flaw(column, reason == null ? RejectReason.MISSING : reason);
            }
        }
        return timeFlaw(meeting);
    }

    private static @Nullable Flaw timeFlaw(Stated meeting) {
        if (EnrolmentFields.day(meeting.value("datum")).isEmpty()) {
            return new Flaw("datum", RejectReason.BAD_DATE);
        }
        for (String time : List.of("start", "slut")) {
            if (!TIME.matcher(meeting.value(time)).matches()) {
                return new Flaw(time, RejectReason.BAD_TIME);
            }
        }
        if (meeting.value("slut").compareTo(meeting.value("start")) <= 0) {
            return new Flaw("slut", RejectReason.WRONG_ORDER);
        }
        String replyBy = meeting.value("svar_senast");
        if (replyBy.isEmpty()) {
            return null;
        }
        if (EnrolmentFields.day(replyBy).isEmpty()) {
            return new Flaw("svar_senast", RejectReason.BAD_DATE);
        }
        return replyBy.compareTo(meeting.value("datum")) > 0 ? new Flaw("svar_senast", RejectReason.WRONG_ORDER) : null;
    }

    private Stated joined(Stated first, Stated second, Source source) {
        if (first.values().equals(second.values())) {
            return first;
        }
        Flaw conflict = new Flaw("mote", RejectReason.CONFLICT);
        if (!first.rejected()) {
            rejections.add(source.place(), first.record(), conflict);
        }
        if (!second.rejected()) {
            rejections.add(source.place(), second.record(), conflict);
        }
        return new Stated(first.record(), first.values(), true);
    }

    private void insert(Map<String, Stated> meetings) throws SQLException {
        try (RowBatch batch = new RowBatch(
                        connection,
                        "insert into meeting (snapshot, id, school, held_on, starts, ends, place, room, reply_by, contact)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                RowBatch units = new RowBatch(
                        connection, "insert into meeting_unit (snapshot, meeting, unit) values (?, ?, ?)")) {
            for (Stated meeting : meetings.values()) {
                if (!meeting.rejected()) {
                    add(batch, meeting);
                    addUnits(units, meeting);
                }
            }
            batch.flush();
            units.flush();
        }
    }

    private void add(RowBatch batch, Stated meeting) throws SQLException {
        PreparedStatement row = batch.row();
        row.setInt(1, snapshot);
        row.setString(2, meeting.value("mote"));
        row.setString(3, meeting.value("skola"));
        row.setObject(4, LocalDate.parse(meeting.value("datum")));
        row.setString(5, meeting.value("start"));
        row.setString(6, meeting.value("slut"));
        row.setString(7, meeting.value("plats"));
        row.setString(8, meeting.value("sal"));
        row.setObject(9, EnrolmentFields.day(meeting.value("svar_senast")).orElse(null));
        row.setString(10, meeting.value("kontakt"));
        batch.add();
    }

    private void addUnits(RowBatch batch, Stated meeting) throws SQLException {
        for (String unit : List.of(meeting.value("skolenhetskoder").split("\\s+")).stream()
                .distinct()
                .toList()) {
            batch.row().setInt(1, snapshot);
            batch.row().setString(2, meeting.value("mote"));
            batch.row().setString(3, unit);
            batch.add();
        }
    }
}
