package se.utskick.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One statement run for many rows, a thousand at a time. */
final class RowBatch implements AutoCloseable {

    static final int SIZE = 1000;

    private final PreparedStatement statement;
    private int waiting;

    RowBatch(Connection connection, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
    }

    /** The statement, to set a row's values in; {@link #add()} follows. */
    PreparedStatement row() {
        return statement;
    }

    void add() throws SQLException {
        statement.addBatch();
        if (++waiting >= SIZE) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
