package se.utskick.generate;

import java.util.List;
import se.utskick.generate.Inhabitant.Flag;

/**
 * Protected people. Each carries canary words in name and address, {@code Kanarie…}, which nobody else has, so that a test can look for
 * them in every byte that leaves.
 */
final class ProtectionCases {

    private ProtectionCases() {}

    static void youth(Family family) {
        protect(family, family.youth());
    }

    static void custodian(Family family) {
        protect(family, family.parent());
    }

    static void wholeFamily(Family family) {
        family.people.forEach(person -> protect(family, person));
    }

    /** The tax agency may send nothing but number and flag. */
    static void bareRecord(Family family) {
        Inhabitant person = family.dice.percent(50) ? family.youth() : family.parent();
        protect(family, person);
        person.bare = true;
    }

    static void behindOldNumber(Family family) {
        Inhabitant parent = family.parent();
        Inhabitant old = family.renumber(parent, "GN");
        protect(family, parent);
        canary(family, old);
    }

    static void underOldNumber(Family family) {
        Inhabitant parent = family.parent();
        Inhabitant old = family.renumber(parent, "GS");
        protect(family, old);
        canary(family, parent);
    }

    static void schoolMarking(Family family) {
        Inhabitant youth = family.youth();
        family.pupil(youth).ifPresent(pupil -> {
            pupil.marking = family.dice.percent(70) ? "SEKRETESSMARKERING" : "SKYDDAD_FOLKBOKFORING";
            canary(family, youth);
        });
    }

    static void unreadableFlag(Family family) {
        Inhabitant person = family.dice.percent(50) ? family.youth() : family.parent();
        person.flag = Flag.UNREADABLE;
        canary(family, person);
    }

    /** Two differing records for one number, neither of use; often one of them says the person is protected. */
    static void conflict(Family family) {
        Inhabitant person = family.dice.percent(30) ? family.youth() : family.parent();
        Inhabitant other = new Inhabitant(person.woman, person.birth, person.home);
        other.number = person.number;
        if (family.dice.percent(40)) {
            protect(family, other);
            canary(family, person);
        }
        other.given = person.given;
        other.surname = person.surname + "-Annan";
        family.repeated.add(other);
    }

    private static void protect(Family family, Inhabitant person) {
        boolean mild = family.dice.percent(70);
        person.flag = mild ? Flag.SEKRETESSMARKERING : Flag.SKYDDAD_FOLKBOKFORING;
        canary(family, person);
        if (!mild && family.dice.percent(50)) {
            // Skyddad folkbokföring: no home in the register, the tax agency's box as special address.
            person.home = Home.none(person.home.municipality());
            person.special = new Home.Post("", "Kanarieförmedling", "Box 2820", "40320", "GÖTEBORG");
        }
    }

    private static void canary(Family family, Inhabitant person) {
        List<String> canaries = family.town.words().list("canaries");
        person.given = family.dice.oneOf(canaries);
        person.marking = "10";
        person.middle = "";
        person.surname = "Kanariefågel";
        person.special = Home.Post.NONE;
        person.abroad = Home.Abroad.NONE;
        person.home = person.home.with(
                new Home.Post("", "", "Kanariestigen " + family.dice.between(1, 99), "44299", "KANARIEBY"));
        family.contacts.replaceAll(contact -> contact.number().equals(person.number)
                ? new Family.Contact(contact.number(), "kanarie@kanarie.example", contact.consent())
                : contact);
    }
}
