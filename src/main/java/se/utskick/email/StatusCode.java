package se.utskick.email;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A status code of RFC 3463, such as 5.1.1. */
record StatusCode(int group, String text) {

    /** Not part of a longer number, such as an address of four. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\d.])([245])\\.(?:0|[1-9]\\d{0,2})\\.(?:0|[1-9]\\d{0,2})(?!\\.?\\d)");

    /** No such mailbox or domain, moved, does not take mail (RFC 7505), disabled. Not 5.1.7 and 5.1.8: those are about us. */
    private static final Set<String> BAD_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    /** The first in the text. */
    static Optional<StatusCode> in(String text) {
        Matcher code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new StatusCode(Integer.parseInt(code.group(1)), code.group()))
                : Optional.empty();
    }

    /** Whether it says no more than its first figure. */
    boolean isBare() {
        return text.endsWith(".0.0");
    }

    boolean isBadAddress() {
        return BAD_ADDRESS.contains(text);
    }
}
