package se.utskick.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.delivery.KeyedHash;
import se.utskick.delivery.Keyring;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * The address a message comes back to, one a piece: {@code studs+REF.TOKEN@kommunen.se} from {@code mail.bounces.address}. The
 * token is a keyed hash of the reference, 100 bits, so that nobody who has not seen the message's envelope can tell of it. All in lower
 * case, since mail systems may fold it; read in any. Safe for many threads.
 */
@Component
public class ReturnPath {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TOKEN = 20;
    private static final int BITS = 5;

    /** What says that it is a piece's: a token of any length, so that a damaged one is told from no token at all. */
    private static final Pattern CLAIM =
            Pattern.compile("\\+([0-9a-z]{12})\\.([0-9a-z]{1,40})@", Pattern.CASE_INSENSITIVE);

    private final @Nullable EmailAddress address;
    private final KeyedHash key;

    /** @throws Refusal where the configured address is none, or too long to hold a piece's part */
    ReturnPath(@Value("${mail.bounces.address:}") String address, Keyring keyring) {
        this.address = address.isBlank() ? null : checked(address.strip());
        this.key = keyring.key("return-path");
    }

    /** What the message of a piece is sent from (MAIL FROM); empty where no address for bounces is configured. */
    public Optional<EmailAddress> of(PieceReference piece) {
        return Optional.ofNullable(address).map(base -> with(base, piece));
    }

    /** Whether the text (a header's value, say) holds an address that names a piece, rightly or not. */
    public boolean claims(String text) {
        return CLAIM.matcher(text).find();
    }

    /** The piece whose return path the text holds with the right token; empty where there is none, or it is damaged or forged. */
    public Optional<PieceReference> piece(String text) {
        Matcher claim = CLAIM.matcher(text);
        while (claim.find()) {
            String reference = claim.group(1).toUpperCase(Locale.ROOT);
            if (PieceReference.isValid(reference) && isToken(claim.group(2), reference)) {
                return Optional.of(new PieceReference(reference));
            }
        }
        return Optional.empty();
    }

    private boolean isToken(String claimed, String reference) {
        return MessageDigest.isEqual(bytes(claimed.toLowerCase(Locale.ROOT)), bytes(token(reference)));
    }

    private static EmailAddress checked(String text) {
        EmailAddress address = EmailAddress.parse(text)
                .orElseThrow(() -> Refusal.of("email.bad-bounce-address", "mail.bounces.address"));
        PieceReference longest = new PieceReference("000000000000");
        return EmailAddress.parse(joined(address, longest, ALPHABET.substring(0, TOKEN)))
                .map(fits -> address)
                .orElseThrow(() -> Refusal.of("email.bad-bounce-address", "mail.bounces.address"));
    }

    private EmailAddress with(EmailAddress base, PieceReference piece) {
        return new EmailAddress(joined(base, piece, token(piece.text())));
    }

    private static String joined(EmailAddress base, PieceReference piece, String token) {
        int at = base.text().indexOf('@');
        String local = base.text().substring(0, at).toLowerCase(Locale.ROOT);
        return local + "+" + piece.text().toLowerCase(Locale.ROOT) + "." + token
                + base.text().substring(at);
    }

    private String token(String reference) {
        byte[] hash = key.bytes("utskick return path 1\n" + reference);
        StringBuilder token = new StringBuilder(TOKEN);
        int held = 0;
        int bits = 0;
        for (int i = 0; token.length() < TOKEN; i++) {
            held = (held << Byte.SIZE) | (hash[i] & 0xff);
            for (bits += Byte.SIZE; bits >= BITS && token.length() < TOKEN; bits -= BITS) {
                token.append(ALPHABET.charAt((held >>> (bits - BITS)) & 31));
            }
            held &= (1 << bits) - 1;
        }
        return token.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
