package se.utskick.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.register.Pupil.Enrolment;

/**
 * An enrolment as the school register states it, each field as text, empty where it says nothing. What an enrolment is active by must be
 * there: a pupil without it would be left out in silence.
 *
 * @param cancelled yes, no, or null where it is neither
 */
record EnrolmentFields(
        String unit,
        String school,
        String year,
        String form,
        String schoolClass,
        String start,
        String end,
        @Nullable Boolean cancelled) {

    /** Forms of compulsory school, where every pupil has a year: GR, GRS (anpassad), SAM and SP. */
    private static final Set<String> WITH_YEARS = Set.of("GR", "GRS", "SAM", "SP");

    private static final int LAST_YEAR = 13;

    /** What each format calls the fields. */
    record Names(
            String unit,
            String school,
            String year,
            String form,
            String schoolClass,
            String start,
            String end,
            String cancelled) {}

    /** What makes it unusable, or null. */
    @Nullable
    Flaw flaw(Names names) {
        if (unit.isEmpty()) {
            return new Flaw(names.unit(), RejectReason.MISSING);
        }
        if (form.isEmpty()) {
            return new Flaw(names.form(), RejectReason.MISSING);
        }
        if (year.isEmpty() ? WITH_YEARS.contains(form) : !isYear()) {
            return new Flaw(names.year(), year.isEmpty() ? RejectReason.MISSING : RejectReason.UNKNOWN_CODE);
        }
        if (day(start).isEmpty()) {
            return new Flaw(names.start(), start.isEmpty() ? RejectReason.MISSING : RejectReason.BAD_DATE);
        }
        if (!end.isEmpty() && day(end).isEmpty()) {
            return new Flaw(names.end(), RejectReason.BAD_DATE);
        }
        return cancelled == null ? new Flaw(names.cancelled(), RejectReason.UNKNOWN_CODE) : textFlaw(names);
    }

    /** What is kept of it, where there is no flaw. */
    Enrolment kept() {
        return new Enrolment(
                unit,
                school,
                year.isEmpty() ? null : Integer.valueOf(year),
                form,
                schoolClass,
                day(start).orElseThrow(),
                day(end).orElse(null),
                Boolean.TRUE.equals(cancelled));
    }

    /** A whole day as yyyy-MM-dd. */
    static Optional<LocalDate> day(String text) {
        return text.length() == 10 ? RegisterDate.ofText(text).map(RegisterDate::first) : Optional.empty();
    }

    private boolean isYear() {
        return year.matches("[0-9]{1,2}") && Integer.parseInt(year) <= LAST_YEAR;
    }

    private @Nullable Flaw textFlaw(Names names) {
        return Stream.of(
                        textFlaw(names.unit(), unit),
                        textFlaw(names.school(), school),
                        textFlaw(names.form(), form),
                        textFlaw(names.schoolClass(), schoolClass))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Flaw> textFlaw(String name, String text) {
        return Optional.ofNullable(RegisterText.flaw(text)).map(reason -> new Flaw(name, reason));
    }
}
