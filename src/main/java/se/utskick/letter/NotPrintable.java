package se.utskick.letter;

import java.util.regex.Pattern;
import se.utskick.Lang;
import se.utskick.Words;

/** The reasons of NOT_PRINTABLE, as sentences for those who have to write by hand instead. */
public final class NotPrintable {

    private static final Pattern SPACE = Pattern.compile(" ");

    private NotPrintable() {}

    /**
     * What is wrong and what to do.
     *
     * @param flaw a reason as {@code restricted/counts.json} has it: the reason, the field, and the script where that is the reason
     * @param rows how many have it
     * @throws IllegalArgumentException for one that selection never gives
     */
    public static String sentence(String flaw, int rows, Lang lang) {
        String[] parts = SPACE.split(flaw);
        Words words = Words.in(lang);
        String field = words.say("letter.not-printable.field." + parts[1]);
        String script = parts.length > 2 ? Script.valueOf(parts[2]).in(lang) : "";
        return words.say("letter.not-printable." + parts[0], rows, field, script);
    }
}
