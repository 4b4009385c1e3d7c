package se.utskick.selection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.person.EmailAddress;
import se.utskick.person.Protection;

/**
 * All a snapshot knows of the person a number leads to. Personal data: prints masked.
 *
 * @param asked the number the person was looked up by, as it stands in a relation or the school register
 * @param numbers every number the person goes by: asked, those in between, the one reached, and replaced ones that lead to it; sorted
 * @param reached the record that is not itself replaced; null where there is none, it is rejected, or the number asked for is not valid
 * @param flags every reason to protect the person, by the number it stands on; in order
 * @param suppressed on the list for this campaign under any of the numbers
 * @param email usable and with consent
 */
record KnownPerson(
        String asked,
        List<String> numbers,
        @Nullable RegisterRecord reached,
        List<Flag> flags,
        boolean suppressed,
        Optional<EmailAddress> email) {

    KnownPerson {
        numbers = List.copyOf(numbers);
        flags = List.copyOf(flags);
    }

    boolean isProtected() {
        return !flags.isEmpty();
    }

    /** The number reached, or the one asked for where none was. */
    String number() {
        return reached == null ? asked : reached.number();
    }

    @Override
    public String toString() {
        return "KnownPerson[masked]";
    }

    /** A protection and the number whose record or school marking says so. */
    record Flag(Protection protection, String recordOf) {}
}
