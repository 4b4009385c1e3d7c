package se.utskick.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Words;

/** Sentences about a count: {@code [one|many]} in a message is the first where the count is one, else the second. */
final class Counted {

    private static final Pattern CHOICE = Pattern.compile("\\[([^|\\]]*)\\|([^\\]]*)]");

    private Counted() {}

    /** The sentence of a key; its last place holds the count that decides. */
    static String say(Words words, String key, int... counts) {
        Object[] arguments = new Object[counts.length];
        for (int i = 0; i < counts.length; i++) {
            arguments[i] = figures(counts[i]);
        }
        int decisive = counts[counts.length - 1];
        return CHOICE.matcher(words.say(key, arguments))
                .replaceAll(choice -> Matcher.quoteReplacement(choice.group(decisive == 1 ? 1 : 2)));
    }

    /** Thousands apart by a no-break space, as Swedish and scientific English write them. */
    static String figures(long n) {
        StringBuilder digits = new StringBuilder(Long.toString(n));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, '\u00A0');
        }
        return digits.toString();
    }
}
