package se.utskick.register;

import java.util.List;
import java.util.stream.Stream;
import se.utskick.person.Personnummer;

/**
 * Identity numbers that are not written as they must be. They are never corrected, but protection and suppression must not be lost by
 * a hyphen: whoever such a number can mean is held.
 */
final class StatedNumber {

    private StatedNumber() {}

    /**
     * The valid numbers a badly written one can mean: without hyphen, plus and spaces; ten digits mean one in each century. Empty where it
     * is valid as it stands or means none.
     */
    static List<String> canMean(String text) {
        String digits = text.replaceAll("[-+\\s\\u00A0\\u2010-\\u2015\\u2212]", "");
        if (digits.equals(text) && text.length() == 12) {
            return List.of();
        }
        Stream<String> candidates = digits.length() == 10
                ? Stream.of("18", "19", "20", "21").map(century -> century + digits)
                : Stream.of(digits);
        return candidates
                .filter(candidate -> Personnummer.parse(candidate).isPresent())
                .toList();
    }
}
