package se.utskick.generate;

import java.util.Optional;
import java.util.function.UnaryOperator;
import se.utskick.generate.Pupil.Enrolment;

/** Pupils the population register does not know, and enrolments that do not count or count twice. */
final class SchoolCases {

    private SchoolCases() {}

    /** Without a Swedish number: the school invents one. */
    static void interimNumber(Family family) {
        pupil(family).ifPresent(pupil -> {
            String kind = family.dice.percent(50) ? "TF" : "T1";
            pupil.number = pupil.number.substring(0, 8) + kind + family.dice.between(10, 99);
        });
    }

    static void notInExtract(Family family) {
        Inhabitant youth = family.youth();
        family.pupil(youth)
                .ifPresent(pupil -> pupil.number = family.town.numbers().personal(youth.birth, youth.woman));
    }

    static void cancelled(Family family) {
        bend(family, Enrolment::asCancelled);
    }

    static void ended(Family family) {
        bend(family, e -> e.during(e.start(), family.town.asOf().minusDays(1).toString()));
    }

    static void notBegun(Family family) {
        bend(family, e -> e.during(family.town.asOf().plusDays(1).toString(), ""));
    }

    static void endsToday(Family family) {
        bend(family, e -> e.during(e.start(), family.town.asOf().toString()));
    }

    static void twoAtOneMeeting(Family family) {
        Schools schools = family.town.schools();
        enrolAtBoth(family, schools.upper().get(0), schools.upper().get(1));
    }

    static void twoMeetings(Family family) {
        Schools schools = family.town.schools();
        enrolAtBoth(family, schools.upper().get(0), schools.upper().get(2));
    }

    /** Anpassad grundskola. */
    static void otherForm(Family family) {
        bend(family, e -> e.inForm("GRS"));
    }

    private static void enrolAtBoth(Family family, Schools.Unit one, Schools.Unit other) {
        pupil(family).ifPresent(pupil -> {
            Enrolment enrolment = pupil.enrolments.get(0);
            if (enrolment.grade() >= Schools.UPPER_FROM_GRADE) {
                pupil.enrolments.set(0, enrolment.at(one));
                pupil.enrolments.add(enrolment.at(other));
            }
        });
    }

    private static void bend(Family family, UnaryOperator<Enrolment> how) {
        pupil(family).ifPresent(pupil -> pupil.enrolments.replaceAll(how));
    }

    private static Optional<Pupil> pupil(Family family) {
        return family.pupil(family.youth());
    }
}
