package se.utskick.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import se.utskick.register.Pupil.Enrolment;

/** Puts the school register's enrolments and markings into a snapshot. A marking outlives the rejection of its record. */
final class SchoolImport {

    private final Connection connection;
    private final int snapshot;
    private final Rejections rejections;

    SchoolImport(Connection connection, int snapshot, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.rejections = rejections;
    }

    /** How many records the register holds. */
    long read(PupilReader reader, Source source) throws SQLException, IOException {
        Set<String> marked = new TreeSet<>();
        try (RowBatch enrolments = new RowBatch(
                connection,
                "insert into enrolment (snapshot, pupil, unit, school, grade, form, class, start_day, end_day, cancelled)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Pupil pupil = reader.next(); pupil != null; pupil = reader.next()) {
                if (pupil.marked()) {
                    mark(pupil.number(), marked);
                }
                if (pupil.flaw() != null) {
                    rejections.add(source.place(), reader.number(), pupil.flaw());
                }
                for (Enrolment enrolment : pupil.enrolments()) {
                    add(enrolments, pupil.number(), enrolment);
                }
            }
            enrolments.flush();
        }
        insert(marked);
        return reader.number();
    }

    /** The reader that suits the file: JSON begins with a bracket, which no header does. */
    static PupilReader reader(HashedInput in, Source source, Charset declared) throws IOException {
        FileBeside file = new FileBeside(source.path());
        return file.isJson()
                ? new SchoolJsonReader(in.text(source, StandardCharsets.UTF_8), source.name())
                : new SchoolCsvReader(in.text(source, file.charset(declared)), source.name());
    }

    private static void mark(String number, Set<String> marked) {
        if (!number.isEmpty() && number.length() <= PupilReader.LONGEST_NUMBER) {
            marked.add(number);
        }
        marked.addAll(StatedNumber.canMean(number));
    }

    private void add(RowBatch enrolments, String number, Enrolment enrolment) throws SQLException {
        PreparedStatement row = enrolments.row();
        row.setInt(1, snapshot);
        row.setString(2, number);
        row.setString(3, enrolment.unit());
        row.setString(4, enrolment.school());
        row.setObject(5, enrolment.year());
        row.setString(6, enrolment.form());
        row.setString(7, enrolment.schoolClass().isEmpty() ? null : enrolment.schoolClass());
        row.setObject(8, enrolment.start());
        row.setObject(9, enrolment.end());
        row.setBoolean(10, enrolment.cancelled());
        enrolments.add();
    }

    private void insert(Set<String> marked) throws SQLException {
        try (RowBatch markings =
                new RowBatch(connection, "insert into school_marking (snapshot, pupil) values (?, ?)")) {
            for (String pupil : marked) {
                markings.row().setInt(1, snapshot);
                markings.row().setString(2, pupil);
                markings.add();
            }
            markings.flush();
        }
    }
}
