package se.utskick.generate;

import java.time.LocalDate;
import se.utskick.person.Personnummer;

/**
 * Hands out identity numbers, each once. Birth numbers are odd for men, even for women (Folkbokföringslagen 18 §). Where a day's numbers
 * have run out, another day of the same month is used, as the tax agency does since 2009.
 */
final class NumberRoll {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int DAYS = 366 * 150;
    private static final int KINDS = 4;
    private static final int A_DAY_HAS = 499;
    private static final int COORDINATION_DAY = 60;

    private final short[] handedOut = new short[DAYS * KINDS];

    /** A personal identity number of the day, or of another in its month where the day has none left. */
    String personal(LocalDate birth, boolean woman) {
        return take(birth, woman, false);
    }

    /** A coordination number: day 61–91. */
    String coordination(LocalDate birth, boolean woman) {
        return take(birth, woman, true);
    }

    private String take(LocalDate birth, boolean woman, boolean coordination) {
        int days = birth.lengthOfMonth();
        for (int step = 0; step < days; step++) {
            LocalDate day = birth.withDayOfMonth((birth.getDayOfMonth() - 1 + step) % days + 1);
            int index = (int) (day.toEpochDay() - FIRST_DAY.toEpochDay()) * KINDS
                    + (woman ? 0 : 1)
                    + (coordination ? 2 : 0);
            if (handedOut[index] < A_DAY_HAS) {
                return number(day, birthNumber(index, handedOut[index]++, woman), coordination);
            }
        }
        throw new IllegalStateException("The birth numbers of a month have run out: too many inhabitants");
    }

    /** Spread over the day so that neighbours in a file do not have neighbouring numbers: 131 shares no factor with 499. */
    private static int birthNumber(int index, int taken, boolean woman) {
        int place = (taken * 131 + index * 17) % A_DAY_HAS;
        return woman ? 2 * place + 2 : 2 * place + 1;
    }

    private static String number(LocalDate day, int birthNumber, boolean coordination) {
        int dayOfMonth = day.getDayOfMonth() + (coordination ? COORDINATION_DAY : 0);
        return Personnummer.withCheckDigit(
                Days.compact(day).substring(0, 6) + padded(dayOfMonth, 2) + padded(birthNumber, 3));
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
