package se.utskick.email;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message nobody knows about, with what is known.
 *
 * @param since when that was written down, ISO 8601 in UTC
 * @param evidence where its final dot was sent, and why there is no answer
 */
public record Doubt(String piece, String since, String evidence) {

    private static final Pattern INTENT = Pattern.compile("(?:^|; )intent=([^;]+)");

    /** When its final dot was about to be sent; empty where nobody wrote that down. */
    Optional<Instant> intent() {
        Matcher intent = INTENT.matcher(evidence);
        return intent.find() ? Optional.of(Instant.parse(intent.group(1))) : Optional.empty();
    }

    /** The log may have taken it over much later than it came about. */
    Doubt sinceItsDot() {
        return new Doubt(piece, intent().map(Instant::toString).orElse(since), evidence);
    }
}
