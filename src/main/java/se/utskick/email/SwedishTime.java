package se.utskick.email;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.ZoneId;
import java.util.TimeZone;

/**
 * Sweden's time as a calendar entry carries it with it (RFC 5545, 3.6.5): since 1996 summer time begins on the last Sunday of March and
 * ends on the last of October, at 01:00 UTC (directive 2000/84/EC; SFS 2001:127).
 */
final class SwedishTime {

    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private static final UtcOffset WINTER = new UtcOffset(true, 1, 0);
    private static final UtcOffset SUMMER = new UtcOffset(true, 2, 0);

    private SwedishTime() {}

    static TimezoneAssignment assignment() {
        VTimezone zone = new VTimezone(ZONE.getId());
        DaylightSavingsTime summer = new DaylightSavingsTime();
        begin(summer, new DateTimeComponents(1996, 3, 31, 2, 0, 0, false), WINTER, SUMMER, "CEST", 3);
        zone.addDaylightSavingsTime(summer);
        StandardTime winter = new StandardTime();
        begin(winter, new DateTimeComponents(1996, 10, 27, 3, 0, 0, false), SUMMER, WINTER, "CET", 10);
        zone.addStandardTime(winter);
        return new TimezoneAssignment(TimeZone.getTimeZone(ZONE), zone);
    }

    private static void begin(
            Observance time, DateTimeComponents first, UtcOffset from, UtcOffset to, String name, int month) {
        time.setDateStart(first);
        time.setTimezoneOffsetFrom(from);
        time.setTimezoneOffsetTo(to);
        time.addTimezoneName(name);
        time.setRecurrenceRule(new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(month)
                .byDay(-1, DayOfWeek.SUNDAY)
                .build());
    }
}
