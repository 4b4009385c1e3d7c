package se.utskick.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes ordinary families: who lives with whom, who is whose child and custodian. The hard cases come after. */
final class FamilyMaker {

    private static final int YEAR = 365;
    private static final int COMES_OF_AGE = 18;
    private static final int SCHOOL_YEARS = 9;

    private final Town town;
    private final NameGiver names;
    private final HomeBuilder homes;

    FamilyMaker(Town town) {
        this.town = town;
        this.names = new NameGiver(town.words());
        this.homes = new HomeBuilder(town.words());
    }

    /** A family with children, together or apart. */
    Family withChildren(Dice dice) {
        Family family = new Family(dice, town);
        switch (dice.weighted(66, 9, 20, 5)) {
            case 0 -> together(family, homes.inTown(dice));
            case 1 -> oneParent(family);
            case 2 -> separated(family);
            default -> blended(family);
        }
        return family;
    }

    /** A family that lives elsewhere and whose children go to school here. */
    Family outsiders(Dice dice) {
        Family family = new Family(dice, town);
        together(family, homes.away(dice));
        return family;
    }

    /** One or two adults. */
    Family withoutChildren(Dice dice) {
        Family family = new Family(dice, town);
        Home home = homes.inTown(dice);
        Inhabitant first = adult(family, dice.percent(50), anyAdultBirth(dice), home);
        if (dice.percent(45)) {
            Inhabitant second = adult(family, !first.woman, first.birth.plusDays(dice.between(-1500, 1500)), home);
            marry(first, second);
        }
        return family;
    }

    /** One adult, to fill the last places of a municipality. */
    Family loneAdult(Dice dice) {
        Family family = new Family(dice, town);
        adult(family, dice.percent(50), anyAdultBirth(dice), homes.inTown(dice));
        return family;
    }

    private void together(Family family, Home home) {
        List<LocalDate> births = births(family.dice);
        Inhabitant mother = parent(family, true, births.get(0), home);
        boolean twoMothers = family.dice.percent(2);
        Inhabitant father = parent(family, twoMothers, births.get(0), home);
        if (family.dice.percent(60)) {
            marry(mother, father);
            father.surname = family.dice.percent(70) ? mother.surname : father.surname;
        }
        births.forEach(birth -> child(family, birth, home, mother, father, true));
    }

    private void oneParent(Family family) {
        Home home = homes.inTown(family.dice);
        List<LocalDate> births = births(family.dice);
        Inhabitant parent = parent(family, family.dice.percent(80), births.get(0), home);
        Inhabitant other = new Inhabitant(!parent.woman, parent.birth.plusDays(400), homes.either(family.dice));
        other.number = town.numbers().personal(other.birth, other.woman);
        names.nameAdult(other, family.dice);
        boolean known = family.dice.percent(60);
        if (known && family.dice.percent(80)) {
            family.add(other);
        }
        for (LocalDate birth : births) {
            Inhabitant child = child(family, birth, home, parent, parent, false);
            if (known) {
                tie(child, other.woman ? "MO" : "FA", other);
            }
        }
    }

    private void separated(Family family) {
        List<LocalDate> births = births(family.dice);
        Home mothers = homes.inTown(family.dice);
        Home fathers = homes.either(family.dice);
        Inhabitant mother = parent(family, true, births.get(0), mothers);
        Inhabitant father = parent(family, false, births.get(0), fathers);
        for (LocalDate birth : births) {
            child(family, birth, family.dice.percent(70) ? mothers : fathers, mother, father, true);
        }
    }

    /** Separated, and the father has a child with a new partner: he is custodian in two families. */
    private void blended(Family family) {
        separated(family);
        Inhabitant father = family.parents.get(1);
        Inhabitant partner = parent(family, true, father.birth.plusYears(24), father.home);
        LocalDate birth = family.children.get(0).birth.plusDays(family.dice.between(1, 5 * YEAR));
        if (birth.isBefore(town.asOf())) {
            child(family, birth, father.home, partner, father, true);
        }
    }

    /** Oldest first, at least one; none older than 19, none unborn. */
    private List<LocalDate> births(Dice dice) {
        List<LocalDate> births = new ArrayList<>();
        int children = 1 + dice.weighted(36, 46, 13, 5);
        LocalDate birth = town.asOf().minusDays(dice.below(24 * YEAR));
        for (int i = 0; i < children && !birth.isAfter(town.asOf()); i++) {
            births.add(birth);
            boolean twin = dice.perMillion(15_000);
            birth = birth.plusDays(twin ? dice.below(2) : dice.between(450, 1600));
        }
        births.removeIf(day -> !day.plusYears(20).isAfter(town.asOf()));
        if (births.isEmpty()) {
            births.add(town.asOf().minusDays(dice.below(19 * YEAR)));
        }
        return births;
    }

    private LocalDate anyAdultBirth(Dice dice) {
        // Those between have children at home; together the ages come out even.
        int years = switch (dice.weighted(33, 8, 42, 17)) {
            case 0 -> dice.between(19, 29);
            case 1 -> dice.between(30, 45);
            case 2 -> dice.between(46, 74);
            default -> 66 + dice.below(18) + dice.below(15);
        };
        return town.asOf().minusDays((long) years * YEAR + dice.below(YEAR));
    }

    private Inhabitant adult(Family family, boolean woman, LocalDate birth, Home home) {
        Inhabitant person = family.add(new Inhabitant(woman, birth, home));
        person.number = town.numbers().personal(birth, woman);
        names.nameAdult(person, family.dice);
        if (family.dice.percent(2)) {
            person.special = homes.special(family.dice);
        }
        return person;
    }

    private Inhabitant parent(Family family, boolean woman, LocalDate firstChild, Home home) {
        int age = 20 + family.dice.below(9) + family.dice.below(10);
        Inhabitant person =
                adult(family, woman, firstChild.minusDays((long) age * YEAR + family.dice.below(YEAR)), home);
        family.parents.add(person);
        if (family.dice.percent(60)) {
            String consent = family.dice.percent(95) ? "ja" : "nej";
            family.contacts.add(new Family.Contact(person.number, address(family.dice), consent));
        }
        return person;
    }

    /** Made of nothing that is in a name; the domains are reserved for examples (RFC 2606). */
    private static String address(Dice dice) {
        return Long.toString(dice.next() >>> 16, 36) + (dice.percent(80) ? "@post.example" : "+brev@mail.hem.example");
    }

    private Inhabitant child(
            Family family, LocalDate birth, Home home, Inhabitant one, Inhabitant other, boolean bothTied) {
        Inhabitant child = family.add(new Inhabitant(family.dice.percent(49), birth, home));
        child.number = town.numbers().personal(birth, child.woman);
        names.nameChild(child, family.dice.percent(70) ? one.surname : other.surname, family.dice);
        family.children.add(child);
        boolean twoMothers = one.woman == other.woman && bothTied;
        tieBoth(child, one.woman ? "MO" : "FA", one);
        if (bothTied) {
            tieBoth(child, twoMothers ? "F" : "FA", other);
        }
        enrol(family, child);
        return child;
    }

    private void tieBoth(Inhabitant child, String kind, Inhabitant parent) {
        tie(child, kind, parent);
        tie(parent, "B", child);
        // The tax agency ends the custody by itself on the 18th birthday.
        if (!child.hasTurned(COMES_OF_AGE, town.asOf())) {
            tie(child, "V", parent);
            tie(parent, "VF", child);
        }
    }

    private static void tie(Inhabitant from, String kind, Inhabitant to) {
        LocalDate since = from.birth.isAfter(to.birth) ? from.birth : to.birth;
        from.ties.add(new Tie(kind, to.number, "", Days.compact(since), ""));
    }

    private void marry(Inhabitant one, Inhabitant other) {
        String since = Days.compact(one.birth.plusDays(9_000));
        one.ties.add(new Tie("M", other.number, "", since, ""));
        other.ties.add(new Tie("M", one.number, "", since, ""));
    }

    private void enrol(Family family, Inhabitant child) {
        int grade = town.schools().gradeOf(child.birth);
        if (grade < 0 || grade > SCHOOL_YEARS || family.dice.percent(2)) {
            return;
        }
        Schools.Unit unit = grade >= Schools.UPPER_FROM_GRADE
                ? town.schools().upperUnit(family.dice)
                : town.schools().lowerUnit(family.dice);
        String group = grade + (family.dice.percent(50) ? "A" : "B");
        String end = family.dice.percent(20) ? town.schools().termEnd() : "";
        Pupil pupil = new Pupil(child.number);
        pupil.enrolments.add(new Pupil.Enrolment(
                unit, grade, grade == 0 ? "FSK" : "GR", group, town.schools().termStart(), end, false));
        family.pupils.add(pupil);
    }
}
