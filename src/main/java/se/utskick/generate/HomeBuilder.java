package se.utskick.generate;

/** Builds homes: houses with the UUID of their address, flats with that of the dwelling too, some with none. */
final class HomeBuilder {

    private final WordLists words;

    HomeBuilder(WordLists words) {
        this.words = words;
    }

    Home inTown(Dice dice) {
        String place = dice.oneOf(words.list("places-home"));
        return home(Town.HERE, place.substring(0, 5), place.substring(6), dice);
    }

    /** In another municipality. */
    Home away(Dice dice) {
        String place = dice.oneOf(words.list("places-away"));
        return home(place.substring(0, 4), place.substring(5, 10), place.substring(11), dice);
    }

    /** In town in two cases of three. */
    Home either(Dice dice) {
        return dice.percent(67) ? inTown(dice) : away(dice);
    }

    /** A postal address someone asked for: a box, or with somebody else. */
    Home.Post special(Dice dice) {
        String place = dice.oneOf(words.list("places-home"));
        return dice.percent(60)
                ? new Home.Post("", "", "Box " + dice.between(1, 900), place.substring(0, 5), place.substring(6))
                : new Home.Post(
                        "c/o " + dice.oneOf(words.list("surnames")),
                        "",
                        street(dice),
                        spaced(place.substring(0, 5)),
                        place.substring(6));
    }

    Home.Abroad abroad(Dice dice) {
        int place = dice.below(words.list("countries").size());
        String[] lines = words.list("abroad").get(place).split(" \\| ", -1);
        return new Home.Abroad(
                lines[0],
                lines[1],
                lines.length > 2 ? lines[2] : "",
                words.list("countries").get(place));
    }

    private Home home(String municipality, String postalCode, String city, Dice dice) {
        boolean flat = dice.percent(45);
        String street = street(dice) + (flat ? " lgh 1" + dice.between(0, 4) + "0" + dice.between(1, 6) : "");
        String farm = dice.percent(3) ? dice.oneOf(words.list("surnames")) + "s gård" : "";
        String careOf = dice.perMillion(15_000) ? dice.oneOf(words.list("surnames")) : "";
        Home.Post post = new Home.Post(careOf, farm, street, dice.percent(10) ? spaced(postalCode) : postalCode, city);
        Home home = new Home(municipality, post, dice.uuid(), dice.uuid(), flat ? dice.uuid() : "");
        return dice.percent(4) ? home.withoutUuids() : home;
    }

    private String street(Dice dice) {
        String letter = dice.percent(15) ? " " + "ABCDE".charAt(dice.below(5)) : "";
        return dice.oneOf(words.list("streets")) + " " + dice.between(1, 140) + letter;
    }

    private static String spaced(String postalCode) {
        return postalCode.substring(0, 3) + " " + postalCode.substring(3);
    }
}
