package se.utskick.generate;

/** Replaced numbers, and relations that point outside the extract. */
final class NumberCases {

    private NumberCases() {}

    static void renumbered(Family family) {
        family.renumber(family.parent(), family.dice.percent(60) ? "GN" : "GS");
    }

    static void renumberedTwice(Family family) {
        Inhabitant parent = family.parent();
        family.renumber(parent, "GS");
        family.renumber(parent, "GN");
    }

    static void byOldAndNew(Family family) {
        Inhabitant parent = family.parent();
        String old = parent.number;
        family.renumber(parent, "GN");
        for (Inhabitant child : family.children) {
            child.ties.stream()
                    .filter(tie -> tie.related().equals(old))
                    .toList()
                    .forEach(tie -> child.ties.add(tie.to(parent.number)));
        }
    }

    static void circle(Family family) {
        Inhabitant parent = family.parent();
        Inhabitant old = family.renumber(parent, "GN");
        parent.leave("GN", family.town.asOf().minusDays(5));
        parent.refersTo = old.number;
    }

    static void deadEnd(Family family) {
        family.parent()
                .leave(family.dice.percent(50) ? "GN" : "GS", family.town.asOf().minusDays(40));
    }

    static void missingTarget(Family family) {
        Inhabitant parent = family.parent();
        parent.leave("GN", family.town.asOf().minusDays(40));
        parent.refersTo = family.town.numbers().personal(parent.birth, parent.woman);
    }

    /** The school keeps the old number. */
    static void youthRenumbered(Family family) {
        family.renumber(family.youth(), family.dice.percent(50) ? "GN" : "GS");
    }

    /** The custodian lives elsewhere and was not ordered. */
    static void notInExtract(Family family) {
        family.people.remove(family.parent());
    }

    /** Right length, wrong check digit. */
    static void notValid(Family family) {
        Inhabitant youth = family.youth();
        HardCase.custodyOf(family, youth).ifPresent(tie -> {
            String number = tie.related();
            if (number.length() == 12) {
                char wrong = number.charAt(11) == '9' ? '0' : (char) (number.charAt(11) + 1);
                youth.ties.set(youth.ties.indexOf(tie), tie.to(number.substring(0, 11) + wrong));
            }
        });
    }
}
