package se.utskick.run;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * Who acts: the name given, and the operating system's account the command ran under.
 *
 * @param name as given by {@code --by}; the account where none was
 */
public record Officer(String name, String account) {

    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{6}[-+ ]?\\d{4}");

    /** The officer of a command; a blank, overlong or number-like name is misuse, since names go into the log. */
    public static Officer of(@Nullable String given) {
        String account = System.getProperty("user.name", "?");
        return new Officer(given == null ? account : checked(given, "run.bad-name"), account);
    }

    /** A reason as an officer wrote it, fit for the log: one line, and no identity number in it. */
    static String reason(String given) {
        return checked(given, "run.bad-reason");
    }

    /** Whether two names are the same person's, by any spelling of case and space. */
    static boolean isSame(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String checked(String given, String key) {
        String text = given.strip();
        boolean fits = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && !NUMBER.matcher(text).find();
        if (!fits) {
            throw Refusal.misuse(key, LONGEST);
        }
        return text;
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
