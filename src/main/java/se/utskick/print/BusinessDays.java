package se.utskick.print;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Days on which post is taken in: not on Saturdays, Sundays, the public holidays of lag (1989:253), nor the eves of Midsummer, Christmas and
 * New Year.
 */
final class BusinessDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(6, 6),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));
    private static final MonthDay EARLIEST_MIDSUMMER_EVE = MonthDay.of(6, 19);
    private static final MonthDay LATEST_MIDSUMMER_EVE = MonthDay.of(6, 25);

    private BusinessDays() {}

    /** The so-manieth business day after a day; the day itself where none is asked for and it is one, else the next. */
    static LocalDate after(LocalDate day, int businessDays) {
        LocalDate found = day;
        int left = businessDays;
        while (left > 0 || !isBusinessDay(found)) {
            found = found.plusDays(1);
            if (left > 0 && isBusinessDay(found)) {
                left--;
            }
        }
        return found;
    }

    static boolean isBusinessDay(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED.contains(MonthDay.from(day))
                && !isMidsummerEve(day)
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1))
                && !day.equals(easter.plusDays(39));
    }

    private static boolean isMidsummerEve(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return day.getDayOfWeek() == DayOfWeek.FRIDAY
                && !date.isBefore(EARLIEST_MIDSUMMER_EVE)
                && !date.isAfter(LATEST_MIDSUMMER_EVE);
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        int correction = (golden + 11 * moon + 22 * weekday) / 451;
        int day = moon + weekday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
