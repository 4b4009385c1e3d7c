package se.utskick.generate;

import java.util.ArrayList;
import java.util.List;

/** A pupil as the school register has it: by a number that may be old, interim or unknown to the population register. */
final class Pupil {

    String number;
    /** INGEN, SEKRETESSMARKERING or SKYDDAD_FOLKBOKFORING. */
    String marking = "INGEN";

    final List<Enrolment> enrolments = new ArrayList<>();

    Pupil(String number) {
        this.number = number;
    }

    /** Dates as {@code yyyy-MM-dd}, empty where there is none. */
    record Enrolment(
            Schools.Unit unit, int grade, String form, String group, String start, String end, boolean cancelled) {

        Enrolment at(Schools.Unit other) {
            return new Enrolment(other, grade, form, group, start, end, cancelled);
        }

        Enrolment during(String first, String last) {
            return new Enrolment(unit, grade, form, group, first, last, cancelled);
        }

        Enrolment inForm(String other) {
            return new Enrolment(unit, grade, other, group, start, end, cancelled);
        }

        Enrolment asCancelled() {
            return new Enrolment(unit, grade, form, group, start, end, true);
        }
    }
}
