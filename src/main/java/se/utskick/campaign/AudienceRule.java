package se.utskick.campaign;

import java.time.LocalDate;
import java.util.List;

/** Whose parents a campaign writes to (contract, section 2, "Youths of a campaign"). */
public sealed interface AudienceRule {

    /** Whether the rule is bound to a window of dates ({@code --window}). */
    default boolean hasWindow() {
        return false;
    }

    /** Whether rows are made for each meeting. */
    default boolean hasMeetings() {
        return false;
    }

    /** Youths whose birthday falls within the window, both days included. */
    record TurningAge(int age) implements AudienceRule {

        @Override
        public boolean hasWindow() {
            return true;
        }

        /** Born 29 February: the birthday is 28 February in other years (lag 1930:173). */
        public boolean holds(LocalDate birth, LocalDate from, LocalDate to) {
            LocalDate birthday = birth.plusYears(age);
            return !birthday.isBefore(from) && !birthday.isAfter(to);
        }
    }

    /** Youths who have turned {@code from} and not yet {@code to + 1} on the as-of date. */
    record AgeRange(int from, int to) implements AudienceRule {

        public boolean holds(LocalDate birth, LocalDate asOf) {
            return !birth.plusYears(from).isAfter(asOf)
                    && birth.plusYears(to + 1L).isAfter(asOf);
        }
    }

    /** Pupils enrolled in a school year, in one of the school forms, at a unit with a meeting. */
    record SchoolYear(int grade, List<String> forms) implements AudienceRule {

        public SchoolYear {
            forms = List.copyOf(forms);
        }

        @Override
        public boolean hasMeetings() {
            return true;
        }
    }
}
