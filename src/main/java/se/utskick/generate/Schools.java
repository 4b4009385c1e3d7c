package se.utskick.generate;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * The schools of the municipality and their meetings for parents of year 8. The first two units of the upper level are one school with
 * one meeting, the third has two meetings, the last but one only a meeting that has been, the last none.
 */
final class Schools {

    static final int UPPER_FROM_GRADE = 7;
    private static final int INHABITANTS_AN_UPPER_UNIT = 8_000;
    private static final int INHABITANTS_A_LOWER_UNIT = 5_000;
    private static final int FIRST_CODE = 21_000_001;
    private static final int SMALL_UNITS = 2;

    private final List<Unit> upper = new ArrayList<>();
    private final List<Unit> lower = new ArrayList<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private final int autumn;
    private final LocalDate asOf;

    Schools(WordLists words, int inhabitants, LocalDate asOf) {
        this.asOf = asOf;
        autumn = asOf.getMonthValue() >= Month.JULY.getValue() ? asOf.getYear() : asOf.getYear() - 1;
        int upperUnits = Math.max(5, inhabitants / INHABITANTS_AN_UPPER_UNIT);
        int lowerUnits = Math.max(2, inhabitants / INHABITANTS_A_LOWER_UNIT);
        for (int i = 0; i < upperUnits; i++) {
            upper.add(new Unit(code(i), name(words, Math.max(0, i - 1))));
        }
        for (int i = 0; i < lowerUnits; i++) {
            lower.add(new Unit(code(upperUnits + i), name(words, upperUnits + i)));
        }
        callMeetings();
    }

    /** A unit (skolenhet) by its eight-digit code. */
    record Unit(String code, String school) {}

    /** A row of {@code meetings.csv}. */
    record Meeting(
            String id,
            String units,
            String school,
            LocalDate day,
            String starts,
            String ends,
            String place,
            String room,
            String replyBy,
            String contact) {}

    List<Meeting> meetings() {
        return meetings;
    }

    /** Units of years 7–9; the last two are small. */
    Unit upperUnit(Dice dice) {
        int large = upper.size() - SMALL_UNITS;
        return upper.get(dice.percent(92) ? dice.below(large) : large + dice.below(SMALL_UNITS));
    }

    List<Unit> upper() {
        return upper;
    }

    Unit lowerUnit(Dice dice) {
        return dice.oneOf(lower);
    }

    /** The school year (0 for the preparatory class) of someone born that year, outside 0–9 for who is not of school age. */
    int gradeOf(LocalDate birth) {
        return autumn - birth.getYear() - 6;
    }

    String termStart() {
        return LocalDate.of(autumn, 8, 18).toString();
    }

    String termEnd() {
        return LocalDate.of(autumn + 1, 6, 12).toString();
    }

    private void callMeetings() {
        int last = upper.size() - 1;
        call(
                upper.get(0).code() + " " + upper.get(1).code(),
                upper.get(0),
                asOf.plusDays(20),
                "18:00",
                "19:30",
                "Aulan");
        for (int i = 2; i < last - 1; i++) {
            // The first of these falls on the as-of date itself, when it still is to come.
            call(upper.get(i).code(), upper.get(i), asOf.plusDays(7L * (i - 2)), "17:30", "19:00", "Matsalen");
        }
        call(upper.get(2).code(), upper.get(2), asOf.plusDays(41), "18:30", "20:00", "");
        call(upper.get(last - 1).code(), upper.get(last - 1), asOf.minusDays(1), "18:00", "19:00", "Biblioteket");
    }

    private void call(String units, Unit unit, LocalDate day, String starts, String ends, String room) {
        int number = meetings.size() + 1;
        meetings.add(new Meeting(
                "M" + number,
                units,
                unit.school(),
                day,
                starts,
                ends,
                unit.school() + ", Skolvägen " + number,
                room,
                number % 2 == 0 ? "" : day.minusDays(5).toString(),
                "rektor" + number + "@skola.example"));
    }

    private static String code(int index) {
        return Integer.toString(FIRST_CODE + index * 7);
    }

    private static String name(WordLists words, int index) {
        List<String> names = words.list("schools");
        int round = index / names.size();
        return names.get(index % names.size()) + (round == 0 ? "" : " " + (round + 1));
    }
}
