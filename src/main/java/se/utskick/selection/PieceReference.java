package se.utskick.selection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A piece's name everywhere: 12 characters of Crockford base 32, the last one Crockford's check symbol (modulo 37). Derived from a run's
 * key by HMAC-SHA256, so that nobody without the key can guess it from a person. Candidates whose check symbol lies outside the 32
 * letters and digits are passed over, so all twelve can be typed, scanned and used in a file's name.
 */
public record PieceReference(@JsonValue String text) implements Comparable<PieceReference> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{12}");
    private static final int BODY = 11;
    private static final int CHECK_MODULUS = 37;

    @JsonCreator
    public PieceReference {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "Not a piece reference: 12 characters of Crockford base 32 with check symbol");
        }
    }

    /** Whether the text is a reference with the right check symbol. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches() && check(text) == ALPHABET.indexOf(text.charAt(BODY));
    }

    /**
     * The reference of a piece.
     *
     * @param runKey 32 secret bytes
     * @param identity what makes the piece this piece and no other within the run; never shown
     */
    public static PieceReference derive(byte[] runKey, String identity) {
        for (int attempt = 0; ; attempt++) {
            String body = body(hmac(runKey, attempt + "|" + identity));
            int check = check(body);
            if (check < ALPHABET.length()) {
                return new PieceReference(body + ALPHABET.charAt(check));
            }
        }
    }

    @Override
    public int compareTo(PieceReference other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String body(byte[] mac) {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (mac[i] & 0xff);
        }
        StringBuilder body = new StringBuilder(BODY);
        for (int i = 0; i < BODY; i++) {
            body.append(ALPHABET.charAt((int) ((bits >>> (59 - 5 * i)) & 31)));
        }
        return body.toString();
    }

    private static int check(String text) {
        long value = 0;
        for (int i = 0; i < BODY; i++) {
            value = (value << 5) | ALPHABET.indexOf(text.charAt(i));
        }
        return (int) (value % CHECK_MODULUS);
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
