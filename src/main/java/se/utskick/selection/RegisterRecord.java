package se.utskick.selection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.utskick.person.AddressKey;
import se.utskick.person.PersonName;
import se.utskick.person.Personnummer;
import se.utskick.person.PostalAddress;
import se.utskick.person.Protection;

/**
 * What a snapshot holds of one number in the population register. Personal data: prints masked.
 *
 * @param usable false for a rejected record: nobody can be reached by it
 * @param birthDate null where the register has no complete one
 * @param deregistration the code, empty where there is none
 * @param special SarskildPostadress
 * @param registered Folkbokforingsadress
 * @param abroad Utlandsadress
 */
record RegisterRecord(
        String number,
        boolean usable,
        Protection protection,
        @Nullable LocalDate birthDate,
        String deregistration,
        PersonName name,
        PostalAddress.Swedish special,
        PostalAddress.Swedish registered,
        PostalAddress.Foreign abroad,
        String dwellingUuid,
        String addressUuid) {

    static final String DECEASED = "AV";
    static final String EMIGRATED = "UV";
    private static final Set<String> REPLACED = Set.of("GN", "GS");

    boolean isReplaced() {
        return REPLACED.contains(deregistration);
    }

    boolean isDeregistered() {
        return !deregistration.isEmpty();
    }

    /** A rejected record leads to nobody, but a protected one tells that there is somebody: that person's letters are held. */
    boolean isSomebody() {
        return !isReplaced() && (usable || protection.isProtected());
    }

    /** Fodelsedatum where it is complete, else the number's; empty only for a rejected record whose number is no number. */
    Optional<LocalDate> birth() {
        return birthDate != null
                ? Optional.of(birthDate)
                : Personnummer.parse(number).map(Personnummer::date);
    }

    /** Whether the person has turned this age: {@code plusYears}, as someone born 29 February does on 28 February. */
    boolean hasTurned(int age, LocalDate day) {
        return birth().filter(birth -> !birth.plusYears(age).isAfter(day)).isPresent();
    }

    /** Where a letter goes: the first complete address in the contract's order; for an emigrated person the one abroad. */
    Optional<Destination> destination() {
        if (deregistration.equals(EMIGRATED)) {
            return abroad.isComplete()
                    ? Optional.of(new Destination(abroad, AddressKey.foreign(abroad)))
                    : Optional.empty();
        }
        if (special.isComplete()) {
            return Optional.of(new Destination(special, AddressKey.special(special)));
        }
        return registered.isComplete()
                ? Optional.of(new Destination(registered, AddressKey.registered(registered, dwellingUuid, addressUuid)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "RegisterRecord[masked]";
    }

    /** An address and what two people who share it have in common. */
    record Destination(PostalAddress address, AddressKey key) {}
}
