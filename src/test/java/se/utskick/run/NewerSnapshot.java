package se.utskick.run;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Snapshot 2: all that snapshot 1 says, and then what a test adds. */
record NewerSnapshot(JdbcTemplate sql) {

    private static final List<String> TABLES = List.of(
            "person", "relation", "enrolment", "school_marking", "contact", "suppression", "meeting", "meeting_unit");

    static NewerSnapshot copy(JdbcTemplate sql) {
        for (String table : TABLES) {
            List<String> columns = sql.queryForList(
                    "select column_name from information_schema.columns where table_name = ? and column_name <> 'SNAPSHOT'",
                    String.class,
                    table.toUpperCase(java.util.Locale.ROOT));
            String all = String.join(", ", columns);
            sql.update("insert into " + table + " (snapshot, " + all + ") select 2, " + all + " from " + table);
        }
        sql.update(
                "insert into snapshot (number, extracted, imported_at, state, summary)"
                        + " select 2, extracted, imported_at, state, replace(summary, '\"number\":1', '\"number\":2') from snapshot");
        return new NewerSnapshot(sql);
    }

    void protect(String number) {
        sql.update("update person set protection = 'SEKRETESSMARKERING' where snapshot = 2 and number = ?", number);
    }

    void deregister(String number) {
        sql.update("update person set deregistration = 'AV' where snapshot = 2 and number = ?", number);
    }

    void move(String meeting) {
        sql.update("update meeting set room = 'Biblioteket' where snapshot = 2 and id = ?", meeting);
    }

    void suppress(String number) {
        sql.update("insert into suppression (snapshot, number, campaign) values (2, ?, '*')", number);
    }
}
