package se.utskick.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.utskick.campaign.Channel;
import se.utskick.person.EmailAddress;
import se.utskick.person.Personnummer;
import se.utskick.person.Protection;
import se.utskick.selection.KnownPerson.Flag;
import se.utskick.selection.SnapshotLookup.Contact;

/** Puts together what the snapshot knows of the persons behind a chunk's numbers. */
final class PersonFinder {

    private final Replacements replacements;
    private final Map<String, RegisterRecord> records;
    private final Set<String> marked;
    private final Set<String> suppressed;
    private final Map<String, Contact> contacts;

    /** @param numbers all that will be asked for, with those on their ways */
    PersonFinder(SnapshotLookup lookup, Replacements replacements, SelectionOrder order, Set<String> numbers) {
        this.replacements = replacements;
        this.records = lookup.records(numbers);
        this.marked = lookup.marked(numbers);
        this.suppressed = lookup.suppressed(numbers, order.campaign().name(), order.asOf());
        this.contacts = order.campaign().channels().contains(Channel.EMAIL) ? lookup.contacts(numbers) : Map.of();
    }

    /** The person these numbers lead to: one number of a relation, or a pupil's numbers that lead to one person. */
    KnownPerson knownBy(List<String> asked) {
        Set<String> numbers = replacements.numbersOf(asked);
        RegisterRecord reached = asked.stream()
                .filter(number -> Personnummer.parse(number).isPresent())
                .flatMap(number -> reached(number).stream())
                .findFirst()
                .orElse(null);
        return new KnownPerson(
                asked.get(0),
                List.copyOf(numbers),
                reached,
                flags(numbers),
                numbers.stream().anyMatch(suppressed::contains),
                reached == null ? Optional.empty() : email(reached));
    }

    private Optional<RegisterRecord> reached(String number) {
        return replacements.trail(number).end().map(records::get).filter(RegisterRecord::isSomebody);
    }

    /**
     * Flags and markings under any number the person goes by. A flag on a replaced number that leads here counts as well as one on the
     * way: protection is added, never removed.
     */
    private List<Flag> flags(Set<String> numbers) {
        List<Flag> flags = new ArrayList<>();
        for (String number : numbers) {
            RegisterRecord found = records.get(number);
            if (found != null && found.protection().isProtected()) {
                flags.add(new Flag(found.protection(), number));
            }
            if (marked.contains(number)) {
                flags.add(new Flag(Protection.SCHOOL_MARKING, number));
            }
        }
        return flags;
    }

    /**
     * By the number reached alone: a contact that stands under a replaced number was given for an older record, and a letter harms less
     * than a message gone astray.
     */
    private Optional<EmailAddress> email(RegisterRecord reached) {
        return Optional.ofNullable(contacts.get(reached.number()))
                .filter(Contact::allowed)
                .flatMap(contact -> EmailAddress.parse(contact.email()));
    }
}
