package se.utskick.generate;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;

/** Records that come twice, odd dates, coordination numbers, and people no longer registered. */
final class RegisterCases {

    private static final int COMES_OF_AGE = 18;
    private static final List<String> OTHER_REASONS = List.of("OB", "AN", "FI", "TA", "AS");

    private RegisterCases() {}

    static void repeated(Family family) {
        family.repeated.add(family.dice.oneOf(family.people));
    }

    /** The number's day is another of the same month (Folkbokföringslagen 18 §, since 2009). */
    static void birthDayNotAsInNumber(Family family) {
        Inhabitant youth = family.youth();
        LocalDate day = youth.birth.withDayOfMonth(1 + (youth.birth.getDayOfMonth() + 3) % youth.birth.lengthOfMonth());
        if (!day.isAfter(family.town.asOf())) {
            youth.birth = day;
            youth.registeredBirth = Days.compact(day);
        }
    }

    static void incompleteBirthDate(Family family) {
        Inhabitant youth = family.youth();
        youth.registeredBirth = youth.registeredBirth.substring(0, family.dice.percent(50) ? 4 : 6);
    }

    static void leapDay(Family family) {
        Inhabitant youth = family.youth();
        int year = youth.birth.getYear() / 4 * 4;
        if (Year.isLeap(year) && !youth.hasTurned(COMES_OF_AGE, family.town.asOf())) {
            bornOn(family, youth, LocalDate.of(year, 2, 29));
        }
    }

    /** The first day of the default window, the month after the as-of date's. */
    static void turns15OnFirstDay(Family family) {
        Inhabitant youth = family.youth();
        if (!youth.hasTurned(COMES_OF_AGE, family.town.asOf())) {
            bornOn(
                    family,
                    youth,
                    family.town.asOf().plusMonths(1).withDayOfMonth(1).minusYears(15));
        }
    }

    static void turns18Today(Family family) {
        Inhabitant youth = family.youth();
        bornOn(family, youth, family.town.asOf().minusYears(COMES_OF_AGE));
        youth.ties.removeIf(tie -> tie.kind().equals("V"));
    }

    static void coordinationYouth(Family family) {
        Inhabitant youth = family.youth();
        renamed(family, youth, family.town.numbers().coordination(youth.birth, youth.woman));
    }

    static void coordinationCustodian(Family family) {
        Inhabitant parent = family.parent();
        renamed(family, parent, family.town.numbers().coordination(parent.birth, parent.woman));
    }

    static void youthDeregistered(Family family) {
        family.youth().leave(family.dice.percent(70) ? "UV" : "OB", someDay(family));
    }

    static void deceased(Family family) {
        family.parent().leave("AV", someDay(family));
    }

    static void emigratedWithAddress(Family family) {
        Inhabitant parent = family.parent();
        parent.leave("UV", someDay(family));
        parent.abroad = new HomeBuilder(family.town.words()).abroad(family.dice);
    }

    static void emigratedWithoutAddress(Family family) {
        family.parent().leave("UV", someDay(family));
    }

    static void emigratedWithoutCountry(Family family) {
        Inhabitant parent = family.parent();
        parent.leave("UV", someDay(family));
        parent.abroad = new Home.Abroad("Poste restante", "", "", "");
    }

    static void otherwiseDeregistered(Family family) {
        family.parent().leave(family.dice.oneOf(OTHER_REASONS), someDay(family));
    }

    /** Mostly past, now and then to come: a deregistration counts whatever its date. */
    private static LocalDate someDay(Family family) {
        return family.town.asOf().plusDays(family.dice.between(-700, 30));
    }

    private static void bornOn(Family family, Inhabitant youth, LocalDate day) {
        youth.birth = day;
        youth.registeredBirth = Days.compact(day);
        renamed(family, youth, family.town.numbers().personal(day, youth.woman));
    }

    /** Another number from the start: everything that points to the person points to the new one. */
    private static void renamed(Family family, Inhabitant person, String number) {
        String former = person.number;
        person.number = number;
        for (Inhabitant other : family.people) {
            other.ties.replaceAll(tie -> tie.related().equals(former) ? tie.to(number) : tie);
        }
        family.pupils.stream().filter(pupil -> pupil.number.equals(former)).forEach(pupil -> pupil.number = number);
    }
}
