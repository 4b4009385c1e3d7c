package se.utskick.person;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A usable e-mail address by the contract's rule, stricter than the library's: one {@code @}; before it 1–64 printable ASCII characters
 * without space, quote, comma, colon, semicolon, brackets or backslash; after it at least two DNS labels; 254 characters in all.
 * Personal data: prints masked.
 */
public record EmailAddress(String text) {

    private static final Pattern LOCAL = Pattern.compile("[!#$%&*+\\-./0-9=?A-Z^_`a-z{|}~']{1,64}");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final int LONGEST = 254;

    /** The address this text is, or empty where it is not usable. */
    public static Optional<EmailAddress> parse(String text) {
        int at = text.indexOf('@');
        boolean usable = at > 0
                && text.length() <= LONGEST
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
        return usable ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    /** After the at sign, in lower case. */
    public String domain() {
        return text.substring(text.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** As a header or a command has it: a usable local part such as {@code a..b} must be quoted there (RFC 5321, 4.1.2). */
    public String quoted() {
        int at = text.indexOf('@');
        String local = text.substring(0, at);
        return DOT_ATOM.matcher(local).matches() ? text : "\"" + local + "\"" + text.substring(at);
    }

    @Override
    public String toString() {
        return "EmailAddress[masked]";
    }
}
