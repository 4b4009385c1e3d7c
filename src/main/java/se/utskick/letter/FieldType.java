package se.utskick.letter;

import java.time.LocalDate;
import java.util.List;

/** How a field's value is printed. Swedish in its own words, whatever the machine's locale. */
enum FieldType {
    /** As it stands; a date as 2026-12-01. */
    TEXT,
    /** 1 december 2026. */
    DATE,
    /** Alva, Bo och Cim. */
    LIST;

    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");

    static String longDate(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear();
    }

    static String weekday(LocalDate date) {
        return WEEKDAYS.get(date.getDayOfWeek().getValue() - 1);
    }

    static String joined(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " och " + items.get(last);
    }
}
