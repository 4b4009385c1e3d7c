package se.utskick.email;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a line of a mail log begins with: RFC 3339, as rsyslog writes it, or {@code Nov 25 20:57:06}, as Postfix and older loggers do, in
 * the machine's own time and the last year in which that has been.
 */
record LogTime(Clock clock) {

    private static final Pattern WITH_YEAR = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*) ");
    private static final Pattern WITHOUT = Pattern.compile("^([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) ");
    private static final Duration AHEAD = Duration.ofDays(1);

    /** Empty where a line does not begin so. */
    Optional<Instant> of(String line) {
        try {
            Matcher withYear = WITH_YEAR.matcher(line);
            if (withYear.find()) {
                return Optional.of(OffsetDateTime.parse(withYear.group(1)).toInstant());
            }
            Matcher without = WITHOUT.matcher(line);
            return without.find() ? Optional.of(past(without.group(1))) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private Instant past(String text) {
        Instant latest = clock.instant().plus(AHEAD);
        int year = LocalDateTime.ofInstant(latest, ZoneId.systemDefault()).getYear();
        Instant thisYear = in(year, text);
        return thisYear.isAfter(latest) ? in(year - 1, text) : thisYear;
    }

    private static Instant in(int year, String text) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("MMM ppd HH:mm:ss")
                .parseDefaulting(ChronoField.YEAR, year)
                .toFormatter(Locale.ENGLISH);
        return LocalDateTime.parse(text, format).atZone(ZoneId.systemDefault()).toInstant();
    }
}
