package se.utskick.delivery;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts what is committed on disk. H2 acknowledges commits that a power cut can take back unless a checkpoint follows (its manual,
 * "Durability Problems"); other databases force their log themselves.
 */
@Component
class Durability {

    private final JdbcTemplate jdbc;
    private final boolean needsCheckpoint;

    Durability(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.needsCheckpoint = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
    }

    void force() {
        if (needsCheckpoint) {
            jdbc.execute("CHECKPOINT SYNC");
        }
    }
}
