package se.utskick.register;

import java.util.Arrays;
import java.util.List;
import se.utskick.person.PersonName;

/** The Aviseringsnamn, "Mellannamn Efternamn, Förnamn", abbreviated by the tax agency for envelopes. */
final class NoticeName {

    private NoticeName() {}

    /** In natural order: what follows the last comma is the given names; all of it where there is no comma. */
    static PersonName inParts(String noticeName) {
        List<String> parts = Arrays.stream(noticeName.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return new PersonName("", "", "", "");
        }
        String given = parts.get(parts.size() - 1);
        return new PersonName(given, "", "", String.join(" ", parts.subList(0, parts.size() - 1)));
    }
}
