package se.utskick.delivery;

import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;

/**
 * The secret of {@link SentMemory}, {@code DATA/keys/sent-memory.key}. A key that is missing though hashes exist stops: with a new one
 * everybody would count as never written to.
 */
@Component
class MemoryKey {

    private final KeyedHash key;

    MemoryKey(Places places, JdbcTemplate jdbc) {
        this.key = new KeyedHash(places.data().resolve("keys").resolve("sent-memory.key"), new KeyedHash.Guard() {
            @Override
            public void beforeMaking(Path file) {
                if (!jdbc.queryForList("select 1 from sent_memory limit 1").isEmpty()) {
                    throw Refusal.failure("delivery.key-missing", file);
                }
            }

            @Override
            public void check(Path file, String sha256) {
                // Which key it was is noted nowhere; that it is there is all that can be told.
            }
        });
    }

    String hash(String text) {
        return key.hex(text);
    }
}
