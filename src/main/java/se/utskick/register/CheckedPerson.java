package se.utskick.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.person.PersonName;
import se.utskick.person.Protection;

/**
 * What is kept of a record.
 *
 * @param flaw why it is rejected, or null
 * @param keepsFacts false where only number and protection stay known
 * @param name null where name and address are not kept: the person is protected or the record rejected
 */
record CheckedPerson(
        String number,
        Protection protection,
        @Nullable Flaw flaw,
        boolean keepsFacts,
        @Nullable LocalDate birthDate,
        @Nullable String municipality,
        @Nullable PersonName name,
        List<CheckedRelation> relations) {

    /** A relation that selection reads. */
    record CheckedRelation(
            String kind,
            @Nullable String related,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    static CheckedPerson rejected(String number, Protection protection, Flaw flaw) {
        return new CheckedPerson(number, protection, flaw, false, null, null, null, List.of());
    }

    boolean usable() {
        return flaw == null;
    }

    @Override
    public String toString() {
        return "CheckedPerson[masked]";
    }
}
