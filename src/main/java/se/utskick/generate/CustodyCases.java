package se.utskick.generate;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** Custody that is missing, shared by too many, over, to come, or held by someone the register does not know. */
final class CustodyCases {

    private CustodyCases() {}

    static void none(Family family) {
        family.youth().ties.removeIf(tie -> tie.kind().equals("V"));
    }

    /** The law knows two at most: an error of the register, for people to look at. */
    static void three(Family family) {
        Inhabitant youth = family.youth();
        for (int i = 0; i < 2; i++) {
            youth.ties.add(new Tie("V", stranger(family).number, "", "", ""));
        }
    }

    /** Särskilt förordnad vårdnadshavare: not a parent, with a home of their own. */
    static void appointed(Family family) {
        Inhabitant youth = family.youth();
        youth.ties.removeIf(tie -> tie.kind().equals("V"));
        youth.ties.add(new Tie("V", stranger(family).number, "", Days.compact(day(family, -300)), ""));
    }

    static void ended(Family family) {
        bend(family, tie -> tie.lasting(tie.from(), Days.compact(day(family, -family.dice.between(1, 900)))));
    }

    static void endsToday(Family family) {
        bend(family, tie -> tie.lasting(tie.from(), Days.compact(day(family, 0))));
    }

    static void endsLater(Family family) {
        bend(family, tie -> tie.lasting(tie.from(), Days.compact(day(family, family.dice.between(1, 400)))));
    }

    static void beginsToday(Family family) {
        bend(family, tie -> tie.lasting(Days.compact(day(family, 0)), ""));
    }

    static void beginsLater(Family family) {
        bend(family, tie -> tie.lasting(Days.compact(day(family, family.dice.between(1, 200))), ""));
    }

    /** The year or the month alone: begun from its first day, ended after its last. */
    static void incompleteDates(Family family) {
        int length = family.dice.percent(50) ? 4 : 6;
        String now = Days.compact(day(family, 0)).substring(0, length);
        String earlier = Days.compact(day(family, -800)).substring(0, length);
        switch (family.dice.below(4)) {
            case 0 -> bend(family, tie -> tie.lasting(now, ""));
            case 1 -> bend(family, tie -> tie.lasting(earlier, now));
            case 2 -> bend(family, tie -> tie.lasting("", earlier));
            default -> bend(family, tie -> tie.lasting(earlier, ""));
        }
    }

    static void toldTwice(Family family) {
        Inhabitant youth = family.youth();
        HardCase.custodyOf(family, youth).ifPresent(tie -> youth.ties.add(tie.lasting("", "")));
    }

    static void neverRegistered(Family family) {
        bend(family, tie -> birthTimeOnly(family));
    }

    static void twoNeverRegistered(Family family) {
        Inhabitant youth = family.youth();
        youth.ties.removeIf(tie -> tie.kind().equals("V"));
        youth.ties.add(birthTimeOnly(family));
        youth.ties.add(birthTimeOnly(family));
    }

    static void withoutNumber(Family family) {
        bend(family, tie -> new Tie("V", "", name(family), tie.from(), ""));
    }

    /** A custody that should have ended by itself: at 18 it counts for nothing. */
    static void ofAnAdult(Family family) {
        for (Inhabitant child : family.children) {
            if (child.hasTurned(18, family.town.asOf())) {
                child.ties.add(new Tie("V", family.parent().number, "", Days.compact(child.birth), ""));
            }
        }
    }

    private static void bend(Family family, UnaryOperator<Tie> how) {
        Inhabitant youth = family.youth();
        HardCase.custodyOf(family, youth).ifPresent(tie -> youth.ties.set(youth.ties.indexOf(tie), how.apply(tie)));
    }

    private static Tie birthTimeOnly(Family family) {
        String birth = Days.compact(day(family, -family.dice.between(9_000, 18_000)));
        return new Tie("V", family.dice.percent(50) ? birth : birth + "0000", name(family), "", "");
    }

    private static String name(Family family) {
        return family.dice.oneOf(family.town.words().list("latin")) + " "
                + family.dice.oneOf(family.town.words().list("latin-surnames"));
    }

    private static Inhabitant stranger(Family family) {
        boolean woman = family.dice.percent(50);
        Home home = new HomeBuilder(family.town.words()).either(family.dice);
        Inhabitant person = new Inhabitant(woman, day(family, -family.dice.between(10_000, 22_000)), home);
        person.number = family.town.numbers().personal(person.birth, woman);
        new NameGiver(family.town.words()).nameAdult(person, family.dice);
        return family.add(person);
    }

    private static LocalDate day(Family family, int days) {
        return family.town.asOf().plusDays(days);
    }
}
