package se.utskick.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date of the register, perhaps incomplete: all days it can mean lie from {@code first} to {@code last}. Its digits are the beginning
 * of a date (4 to 8 of them), so 2024 is any day of that year and 20241 any of its last three months. Zeros for an unknown month or day
 * are no date: they are rejected rather than guessed at.
 */
record RegisterDate(LocalDate first, LocalDate last) {

    private static final int COMPLETE = 8;
    private static final int EARLIEST_YEAR = 1800;

    /** The date of Navet's XML, {@code yyyyMMdd} or its first 4 to 7 digits; empty where it is none. */
    static Optional<RegisterDate> ofDigits(String text) {
        int length = text.length();
        if (length < 4 || length > COMPLETE || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int year = Integer.parseInt(text, 0, 4, 10);
        return year < EARLIEST_YEAR ? Optional.empty() : inYear(year, text);
    }

    /** The date of a CSV file, {@code yyyy-MM-dd}, {@code yyyy-MM} or {@code yyyy}; empty where it is none. */
    static Optional<RegisterDate> ofText(String text) {
        return switch (text.length()) {
            case 4 -> ofDigits(text);
            case 7 -> text.charAt(4) == '-' ? ofDigits(text.substring(0, 4) + text.substring(5)) : Optional.empty();
            case 10 ->
                text.charAt(4) == '-' && text.charAt(7) == '-'
                        ? ofDigits(text.substring(0, 4) + text.substring(5, 7) + text.substring(8))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    boolean isComplete() {
        return first.equals(last);
    }

    private static Optional<RegisterDate> inYear(int year, String text) {
        int lowest = lowest(text, 4, 12);
        int highest = highest(text, 4, 12);
        if (lowest > highest) {
            return Optional.empty();
        }
        if (text.length() <= 6) {
            return Optional.of(new RegisterDate(
                    LocalDate.of(year, lowest, 1), YearMonth.of(year, highest).atEndOfMonth()));
        }
        int days = YearMonth.of(year, lowest).lengthOfMonth();
        int first = lowest(text, 6, days);
        int last = highest(text, 6, days);
        return first > last
                ? Optional.empty()
                : Optional.of(new RegisterDate(LocalDate.of(year, lowest, first), LocalDate.of(year, lowest, last)));
    }

    /** The lowest number from 1 that the two digits at a place can begin. */
    private static int lowest(String text, int at, int greatest) {
        return switch (Math.min(2, text.length() - at)) {
            case 2 -> number(text, at) == 0 ? greatest + 1 : number(text, at);
            case 1 -> Math.max(1, (text.charAt(at) - '0') * 10);
            default -> 1;
        };
    }

    private static int highest(String text, int at, int greatest) {
        return switch (Math.min(2, text.length() - at)) {
            case 2 -> Math.min(greatest, number(text, at));
            case 1 -> Math.min(greatest, (text.charAt(at) - '0') * 10 + 9);
            default -> greatest;
        };
    }

    private static int number(String text, int at) {
        return Integer.parseInt(text, at, at + 2, 10);
    }
}
