package se.utskick.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pupil of the school register.
 *
 * @param number as it stands, interim numbers too
 * @param marked whether the register marks the pupil as protected; true even where the rest is unusable
 * @param flaw why nothing but the marking is used, or null
 */
record Pupil(
        String number,
        boolean marked,
        List<Enrolment> enrolments,
        @Nullable Flaw flaw) {

    /** @param year null where the school form has none */
    record Enrolment(
            String unit,
            String school,
            @Nullable Integer year,
            String form,
            String schoolClass,
            LocalDate start,
            @Nullable LocalDate end,
            boolean cancelled) {}

    @Override
    public String toString() {
        return "Pupil[masked]";
    }
}
