package se.utskick.generate;

import java.text.Normalizer;
import java.util.List;

/** Names no font of ours has, names from other alphabets it does have, and names that strain the window. */
final class NameCases {

    private NameCases() {}

    static void outsideFont(Family family) {
        rename(family.parent(), pick(family, "outside"), family.parent().surname);
    }

    static void youthOutsideFont(Family family) {
        Inhabitant youth = family.youth();
        rename(youth, pick(family, "outside"), youth.surname);
    }

    static void latinExtended(Family family) {
        Inhabitant person = family.dice.percent(50) ? family.parent() : family.youth();
        rename(person, pick(family, "latin"), pick(family, "latin-surnames"));
    }

    static void greekOrCyrillic(Family family) {
        Inhabitant person = family.dice.percent(50) ? family.parent() : family.youth();
        rename(person, pick(family, "greek-cyrillic"), person.surname);
    }

    /** å as a and a ring: the same letters, other bytes. */
    static void decomposed(Family family) {
        Inhabitant parent = family.parent();
        parent.surname = Normalizer.normalize("Åkerström", Normalizer.Form.NFD);
    }

    static void tooLong(Family family) {
        Inhabitant parent = family.parent();
        rename(
                parent,
                "Wilhelmina-Konstantina Maximiliana-Margaretha Alexandrina",
                "von Sydowstam-Gyllenstierna af Lundholm");
        parent.marking = "";
    }

    static void longOne(Family family) {
        Inhabitant parent = family.parent();
        rename(parent, "Anna-Margareta Elisabet", "Hellström-Wikström");
        parent.marking = "";
    }

    /** Points at a name that is not there: none is marked. */
    static void markingOutside(Family family) {
        Inhabitant person = family.dice.percent(50) ? family.parent() : family.youth();
        person.marking = "70";
    }

    private static void rename(Inhabitant person, String given, String surname) {
        if (person.flag == Inhabitant.Flag.NONE && !person.given.startsWith("Kanarie")) {
            person.given = given;
            person.surname = surname;
            person.middle = "";
            person.marking = "10";
        }
    }

    private static String pick(Family family, String list) {
        List<String> names = family.town.words().list(list);
        return family.dice.oneOf(names);
    }
}
