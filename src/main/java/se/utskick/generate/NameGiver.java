package se.utskick.generate;

/** Names people by the lists, with the tilltalsnamn markings that occur: none, one name, two names, a hyphenated name. */
final class NameGiver {

    private final WordLists words;

    NameGiver(WordLists words) {
        this.words = words;
    }

    void nameAdult(Inhabitant person, Dice dice) {
        name(person, person.woman ? "women" : "men", dice.oneOf(words.list("surnames")), dice);
    }

    void nameChild(Inhabitant child, String surname, Dice dice) {
        name(child, child.woman ? "girls" : "boys", surname, dice);
    }

    private void name(Inhabitant person, String list, String surname, Dice dice) {
        int count = 1 + dice.weighted(30, 50, 20);
        StringBuilder given = new StringBuilder(dice.oneOf(words.list(list)));
        for (int i = 1; i < count; i++) {
            given.append(' ').append(dice.oneOf(words.list(list)));
        }
        person.given = given.toString();
        person.surname = surname;
        person.middle = dice.percent(6) ? dice.oneOf(words.list("surnames")) : "";
        person.marking = marking(person.given, count, dice);
    }

    private static String marking(String given, int count, Dice dice) {
        int hyphen = given.indexOf('-');
        boolean firstIsDouble = hyphen > 0 && (given.indexOf(' ') < 0 || hyphen < given.indexOf(' '));
        if (firstIsDouble && dice.percent(70)) {
            return "12";
        }
        return switch (dice.weighted(15, 65, 15, 5)) {
            case 0 -> "";
            case 1 -> "10";
            case 2 -> count > 1 ? "20" : "10";
            default -> count > 1 ? "12" : "10";
        };
    }
}
