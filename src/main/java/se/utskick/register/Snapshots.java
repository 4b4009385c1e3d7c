package se.utskick.register;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.file.Json;

/** The finished snapshots of a data folder. */
@Component
public class Snapshots {

    private final JdbcClient database;

    Snapshots(JdbcClient database) {
        this.database = database;
    }

    /**
     * The snapshot of a number.
     *
     * @throws Refusal where there is none, or its personal data is purged
     */
    public Snapshot get(int number) {
        String state = database.sql("select state from snapshot where number = ? and state <> 'IMPORTING'")
                .param(number)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of("register.no-snapshot", number));
        if (state.equals("PURGED")) {
            throw Refusal.of("register.purged", number);
        }
        return complete("number = " + number).get(0);
    }

    /** The one with the highest number. */
    public Optional<Snapshot> latest() {
        List<Snapshot> all = complete("true");
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Those with a higher number, oldest first. */
    public List<Snapshot> newerThan(int number) {
        return complete("number > " + number);
    }

    private List<Snapshot> complete(String condition) {
        return database
                .sql("select summary from snapshot where state = 'COMPLETE' and " + condition + " order by number")
                .query(String.class)
                .list()
                .stream()
                .map(summary -> Json.COMPACT.readValue(summary, Snapshot.class))
                .toList();
    }
}
