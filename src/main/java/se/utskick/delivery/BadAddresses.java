package se.utskick.delivery;

import java.util.List;
import java.util.Locale;
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

    /** Whether a message to this address came back because there is none, in any case of its letters. */
    public boolean isBad(EmailAddress address) {
        return hasAny() && !find(hash(address)).isEmpty();
    }

    /** Remembers whose message came back; in the caller's transaction. Remembering twice is remembering once. */
    public void remember(EmailAddress address, String run, String piece) {
        String hash = hash(address);
        if (find(hash).isEmpty()) {
            jdbc.update("insert into bad_address (address_key, run, piece) values (?, ?, ?)", hash, run, piece);
        }
    }

    /** So that no key is made, or missed, where nothing ever came back. */
    private boolean hasAny() {
        return !jdbc.queryForList("select 1 from bad_address limit 1", Integer.class).isEmpty();
    }

    private List<Integer> find(String hash) {
        return jdbc.queryForList("select 1 from bad_address where address_key = ?", Integer.class, hash);
    }

    private String hash(EmailAddress address) {
        return key.hex("utskick bad address 1\n" + address.text().toLowerCase(Locale.ROOT));
    }
}
