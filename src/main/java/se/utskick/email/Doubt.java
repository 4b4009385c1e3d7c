package se.utskick.email;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message nobody knows about, with what is known.
 *
 * @param since of its dot or, where nobody wrote that down, since the doubt was; ISO 8601 in UTC
 * @param written when the doubt was written down: somebody may have waited for an answer until then
 * @param evidence where its final dot was sent, and why there is no answer
 */
public record Doubt(String piece, String since, String written, String evidence) {

    private static final Pattern INTENT = Pattern.compile("(?:^|; )intent=([^;]+)");

    /** When its final dot was about to be sent; empty where nobody wrote that down. */
    Optional<Instant> intent() {
        Matcher intent = INTENT.matcher(evidence);
        return intent.find() ? Optional.of(Instant.parse(intent.group(1))) : Optional.empty();
    }

    /** As the log has it. */
    static Doubt of(String piece, String written, String evidence) {
        Doubt doubt = new Doubt(piece, written, written, evidence);
        return doubt.intent()
                .map(intent -> new Doubt(piece, intent.toString(), written, evidence))
                .orElse(doubt);
    }
}
