package se.utskick.delivery;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;

/** The keys of a data folder, by name, each in {@code DATA/keys/NAME.key}. Which key it is stands in the database as a hash. */
@Component
public class Keyring {

    private final Path folder;
    private final JdbcTemplate jdbc;

    Keyring(Places places, JdbcTemplate jdbc) {
        this.folder = places.data().resolve("keys");
        this.jdbc = jdbc;
    }

    /**
     * A key, read or made at its first use, which throws a {@link Refusal} where the key was made before and is gone or another now: what
     * its hashes protect could not be recognised.
     */
    public KeyedHash key(String name) {
        return new KeyedHash(folder.resolve(name + ".key"), new KeyedHash.Guard() {
            @Override
            public void beforeMaking(Path file) {
                if (!noted(name).isEmpty()) {
                    throw Refusal.failure("delivery.key-lost", file);
                }
            }

            @Override
            public void check(Path file, String sha256) {
                List<String> noted = noted(name);
                if (noted.isEmpty()) {
                    jdbc.update("insert into secret_key (name, sha256) values (?, ?)", name, sha256);
                } else if (!noted.contains(sha256)) {
                    throw Refusal.failure("delivery.key-exchanged", file);
                }
            }
        });
    }

    private List<String> noted(String name) {
        return jdbc.queryForList("select sha256 from secret_key where name = ?", String.class, name);
    }
}
