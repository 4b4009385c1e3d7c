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

    /** What is committed elsewhere meanwhile is on disk with the next group, or after this many milliseconds. */
    private static final int BUSY_MS = 100;

    private final JdbcTemplate jdbc;
    private final boolean needsCheckpoint;

    Durability(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.needsCheckpoint = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
    }

    /**
     * For a time of many small commits, each forced: H2 then no longer writes at every commit what {@link #force} writes once more right
     * after (three times as many groups a second). Close it as soon as that time is over.
     */
    DeliveryLog.Busy busy() {
        if (!needsCheckpoint) {
            return () -> {};
        }
        jdbc.execute("SET WRITE_DELAY " + BUSY_MS);
        return () -> {
            jdbc.execute("SET WRITE_DELAY 0");
            force();
        };
    }

    void force() {
        if (needsCheckpoint) {
            jdbc.execute("CHECKPOINT SYNC");
        }
    }
}
