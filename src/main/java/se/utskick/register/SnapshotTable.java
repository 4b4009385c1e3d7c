package se.utskick.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The numbers and states of snapshots, and the rows that belong to them. */
final class SnapshotTable {

    /** Every table with rows of a snapshot. */
    private static final List<String> TABLES = List.of(
            "person", "relation", "enrolment", "school_marking", "contact", "suppression", "meeting", "meeting_unit");

    private final Connection connection;

    SnapshotTable(Connection connection) {
        this.connection = connection;
    }

    /** Claims the next number, in the state IMPORTING. */
    int begin(LocalDate extracted, OffsetDateTime now) throws SQLException {
        int number = 1 + firstNumber("select coalesce(max(number), 0) from snapshot");
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into snapshot (number, extracted, imported_at, state, summary) values (?, ?, ?, 'IMPORTING', '{}')")) {
            insert.setInt(1, number);
            insert.setObject(2, extracted);
            insert.setObject(3, now);
            insert.executeUpdate();
        }
        connection.commit();
        return number;
    }

    void complete(int number, String summary) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update snapshot set state = 'COMPLETE', summary = ? where number = ? and state = 'IMPORTING'")) {
            update.setString(1, summary);
            update.setInt(2, number);
            update.executeUpdate();
        }
        connection.commit();
    }

    /** Imports that were cut short. */
    List<Integer> unfinished() throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select number from snapshot where state = 'IMPORTING' order by number");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    /** Removes every row of a snapshot, its number last: cut short again, it is still unfinished. */
    void remove(int number) throws SQLException {
        connection.rollback();
        for (String table : TABLES) {
            delete("delete from " + table + " where snapshot = ?", number);
        }
        delete("delete from snapshot where number = ?", number);
    }

    private void delete(String sql, int number) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setInt(1, number);
            delete.executeUpdate();
        }
        connection.commit();
    }

    private int firstNumber(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
