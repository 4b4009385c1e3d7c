package se.utskick.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.person.EmailAddress;

/**
 * The e-mail addresses that a report said do not exist, as keyed hashes, across runs and years: nobody is written to there again. A contact
 * whose address changes is another hash, and so is written to.
 */
@Component
public class BadAddresses {

    private final JdbcTemplate jdbc;
    private final KeyedHash key;

    BadAddresses(JdbcTemplate jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.key = keyring.key("bad-address");
    }

    /**
     * Whether a message to an address came back because there is none, in any case of its letters: what is known now, read once for many
     * questions.
     */
    public Predicate<EmailAddress> lookup() {
        Set<String> known = Set.copyOf(jdbc.queryForList("select address_key from bad_address", String.class));
        // Where nothing ever came back no key is made, nor missed.
        return known.isEmpty() ? address -> false : address -> known.contains(hash(address));
    }

    /** Remembers whose message came back; in the caller's transaction. Remembering twice is remembering once. */
    public void remember(EmailAddress address, String run, String piece) {
        String hash = hash(address);
        if (find(hash).isEmpty()) {
            jdbc.update("insert into bad_address (address_key, run, piece) values (?, ?, ?)", hash, run, piece);
        }
    }

    private List<Integer> find(String hash) {
        return jdbc.queryForList("select 1 from bad_address where address_key = ?", Integer.class, hash);
    }

    private String hash(EmailAddress address) {
        return key.hex("utskick bad address 1\n" + address.text().toLowerCase(Locale.ROOT));
    }
}
