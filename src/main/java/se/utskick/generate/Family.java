package se.utskick.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People who have to do with each other: one or two homes, their children, and what the other files say of them. */
final class Family {

    private static final int NEARLY_YOUTH = 11;

    final Dice dice;
    final Town town;
    /** Every record of the register, in the order they are written. */
    final List<Inhabitant> people = new ArrayList<>();
    /** Records that are in the register twice: written a second time, after the others. */
    final List<Inhabitant> repeated = new ArrayList<>();

    final List<Inhabitant> parents = new ArrayList<>();
    final List<Inhabitant> children = new ArrayList<>();
    final List<Pupil> pupils = new ArrayList<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Suppression> suppressions = new ArrayList<>();

    Family(Dice dice, Town town) {
        this.dice = dice;
        this.town = town;
    }

    /** A row of {@code contacts.csv}. */
    record Contact(String number, String email, String consent) {}

    /** A row of {@code suppressions.csv}. */
    record Suppression(String number, String campaign, String reason, String until) {}

    Inhabitant add(Inhabitant person) {
        people.add(person);
        return person;
    }

    /** One of the children old enough for a campaign, where there is one. */
    Inhabitant youth() {
        List<Inhabitant> youths = children.stream()
                .filter(child -> child.hasTurned(NEARLY_YOUTH, town.asOf()))
                .toList();
        return dice.oneOf(youths.isEmpty() ? children : youths);
    }

    Inhabitant parent() {
        return dice.oneOf(parents);
    }

    /** The school register's record of a child. */
    Optional<Pupil> pupil(Inhabitant child) {
        return pupils.stream()
                .filter(pupil -> pupil.number.equals(child.number))
                .findFirst();
    }

    /**
     * Gives the person a new number. The old record stays and points to it; relations and other files keep the old number.
     *
     * @param code GN or GS
     * @return the old record
     */
    Inhabitant renumber(Inhabitant person, String code) {
        Inhabitant old = new Inhabitant(person.woman, person.birth, person.home);
        old.number = person.number;
        old.given = person.given;
        old.surname = person.surname;
        person.number = town.numbers().personal(person.birth, person.woman);
        old.refersTo = person.number;
        old.leave(code, town.asOf().minusDays(dice.between(10, 900)));
        return add(old);
    }

    int inhabitants() {
        return (int) people.stream()
                .filter(person -> person.isRegisteredIn(Town.HERE))
                .count();
    }

    /** Records an import must reject: unreadable flags, and both of two that differ. */
    long unusable() {
        long unreadable = people.stream()
                .filter(person -> person.flag == Inhabitant.Flag.UNREADABLE)
                .count();
        long differing =
                repeated.stream().filter(person -> !people.contains(person)).count();
        return unreadable + 2 * differing;
    }
}
