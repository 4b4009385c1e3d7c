package se.utskick.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A personal identity number (personnummer) or coordination number (samordningsnummer): 12 digits, valid by its date and check digit
 * (Folkbokföringslagen 18 §; day 61–91 for a coordination number). Prints masked: only {@link #digits()} tells the number.
 */
public final class Personnummer implements Comparable<Personnummer> {

    private static final int LENGTH = 12;
    private static final int COORDINATION_DAY = 60;

    private final String digits;
    private final LocalDate date;

    private Personnummer(String digits, LocalDate date) {
        this.digits = digits;
        this.date = date;
    }

    /** The number these 12 digits are, or empty where they are not one; no hyphen, no space, no guess at a century. */
    public static Optional<Personnummer> parse(String text) {
        if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9') || !checkDigitHolds(text)) {
            return Optional.empty();
        }
        return dateOf(text).map(date -> new Personnummer(text, date));
    }

    /**
     * The number these 12 digits are.
     *
     * @throws IllegalArgumentException where they are not one; the message does not hold them
     */
    public static Personnummer of(String digits) {
        return parse(digits).orElseThrow(() -> new IllegalArgumentException("Not a valid personal identity number"));
    }

    /** The 12 digits of a first 11, the check digit added (weights 2,1,2,1… over the ten-digit form; 10 becomes 0). */
    public static String withCheckDigit(String elevenDigits) {
        return elevenDigits + checkDigit(elevenDigits);
    }

    /** All 12 digits. Personal data: never in a log, a message or a file that leaves. */
    public String digits() {
        return digits;
    }

    /** The date in the number, which may differ from the day of birth where the birth numbers of a day ran out (since 2009). */
    public LocalDate date() {
        return date;
    }

    public boolean isCoordinationNumber() {
        return day(digits) > COORDINATION_DAY;
    }

    @Override
    public int compareTo(Personnummer other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personnummer number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "************";
    }

    private static Optional<LocalDate> dateOf(String text) {
        int day = day(text);
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 4, 6, 10),
                    day > COORDINATION_DAY ? day - COORDINATION_DAY : day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int day(String text) {
        return Integer.parseInt(text, 6, 8, 10);
    }

    private static boolean checkDigitHolds(String text) {
        return checkDigit(text) == text.charAt(LENGTH - 1);
    }

    private static char checkDigit(String text) {
        int sum = 0;
        for (int i = 2; i < LENGTH - 1; i++) {
            int product = (text.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
