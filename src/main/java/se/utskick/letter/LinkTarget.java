package se.utskick.letter;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a link leads: its {@code href}, or, where that is a scheme alone ({@code tel:}), what the link's own text says. */
final class LinkTarget {

    private static final Set<String> SCHEMES = Set.of("https:", "mailto:", "tel:");
    private static final Pattern WHOLE = Pattern.compile("(https://|mailto:|tel:)[!-~]+");
    private static final Pattern WEB = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+([/?#][!-~]*)?");
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{3,15}");
    /** What parts a number's digits for the eye: spaces, hyphens, brackets. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\u00a0\\u2009\\u202f()\\u2010-\\u2013-]");

    private LinkTarget() {}

    /** Whether it says where to, or that the text does. */
    static boolean isOne(String href) {
        return isInText(href) || WHOLE.matcher(href).matches();
    }

    static boolean isInText(String href) {
        return SCHEMES.contains(href);
    }

    /** The target that a text gives a scheme; empty where it is no such address. */
    static Optional<String> of(String scheme, String text) {
        String address = text.strip();
        return switch (scheme) {
            case "https:" -> only(WEB, address.replaceFirst("^https://", "")).map("https://"::concat);
            case "mailto:" -> only(MAILBOX, address).map("mailto:"::concat);
            default -> only(TELEPHONE, dialled(address)).map("tel:"::concat);
        };
    }

    private static Optional<String> only(Pattern pattern, String address) {
        return Optional.of(address).filter(pattern.asMatchPredicate());
    }

    /** With the country's number, so that it can be called from abroad too; short numbers (112, 114 14) have none. */
    private static String dialled(String text) {
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits.replaceFirst("^0", "+46");
    }
}
