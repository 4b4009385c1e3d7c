package se.utskick.oracle;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a person's post goes.
 *
 * @param key equal for two people at one address
 * @param lines as in the window, below the name
 */
record Letterbox(String key, List<String> lines) {

    /** Where a letter to the person goes, if anywhere: abroad for who has emigrated, else the special address before the home. */
    static Optional<Letterbox> of(World.Known person) {
        if (person.get("avregistrering").equals("UV")) {
            return abroad(person);
        }
        Optional<Letterbox> special =
                swedish(person, "sarskild_").map(lines -> new Letterbox("text " + text(person, "sarskild_"), lines));
        return special.isPresent() ? special : swedish(person, "").map(lines -> new Letterbox(homeKey(person), lines));
    }

    private static Optional<Letterbox> abroad(World.Known person) {
        List<String> lines = Stream.of("utland1", "utland2", "utland3")
                .map(person::get)
                .filter(line -> !line.isBlank())
                .toList();
        String country = person.get("utland_land").strip();
        if (lines.isEmpty() || country.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = Stream.concat(lines.stream(), Stream.of(country.toUpperCase(Locale.ROOT)))
                .toList();
        return Optional.of(new Letterbox("abroad " + folded(String.join("", all)), all));
    }

    private static Optional<List<String>> swedish(World.Known person, String kind) {
        String code = person.get(kind + "postnummer").replace(" ", "");
        String city = person.get(kind + "postort").strip();
        List<String> delivery = Stream.of(kind + "utdelningsadress1", kind + "utdelningsadress2")
                .map(person::get)
                .filter(line -> !line.isBlank())
                .toList();
        if (delivery.isEmpty() || !code.matches("[0-9]{5}") || city.isEmpty()) {
            return Optional.empty();
        }
        String careOf = person.get(co(kind)).strip();
        String named = careOf.toLowerCase(Locale.ROOT).startsWith("c/o") ? careOf : "c/o " + careOf;
        Stream<String> first = careOf.isEmpty() ? Stream.empty() : Stream.of(named);
        String last = code.substring(0, 3) + " " + code.substring(3) + " " + city.toUpperCase(Locale.ROOT);
        return Optional.of(Stream.concat(Stream.concat(first, delivery.stream()), Stream.of(last))
                .toList());
    }

    private static String homeKey(World.Known person) {
        if (!person.get("lagenhet_uuid").isEmpty()) {
            return "dwelling " + person.get("lagenhet_uuid");
        }
        if (!person.get("adress_uuid").isEmpty()) {
            return "address " + person.get("adress_uuid") + " " + folded(person.get("co"));
        }
        return "text " + text(person, "");
    }

    private static String text(World.Known person, String kind) {
        return folded(person.get(co(kind))
                + person.get(kind + "utdelningsadress1")
                + person.get(kind + "utdelningsadress2")
                + person.get(kind + "postnummer")
                + person.get(kind + "postort"));
    }

    private static String co(String kind) {
        return kind.isEmpty() ? "co" : kind + "co";
    }

    private static String folded(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
