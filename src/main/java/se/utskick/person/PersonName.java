package se.utskick.person;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's name in parts, each empty where the register has none. Personal data: prints masked.
 *
 * @param given all given names (förnamn), space-separated
 * @param called the given names in daily use (tilltalsnamn); empty where none is marked
 * @param middle mellannamn
 * @param surname efternamn
 */
public record PersonName(String given, String called, String middle, String surname) {

    /**
     * The name for the window: the given names in use (all where none is marked), middle name, surname. Empty where the register
     * has no name.
     */
    public String inWindow() {
        return joined(called.isEmpty() ? given : called, middle, surname);
    }

    /** The name to speak of a youth by: the given names in use, the first one where none is marked. */
    public String spoken() {
        return called.isEmpty() ? firstOf(given) : called;
    }

    /** The given names in use and the surname. */
    public String brief() {
        return joined(spoken(), surname);
    }

    /**
     * The given names that a tilltalsnamnsmarkering points out: two digits, each the place of a used name, 0 none; the parts of a
     * hyphenated name count one each (SPAR, "Urval", 20 the second, 12 the first and second, 23 of "Eva Ulla-Karin Isa" Ulla-Karin).
     * Empty where the marking is missing or points outside the names.
     */
    public static String called(String given, String marking) {
        if (!marking.matches("[1-9][0-9]")) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        List<Boolean> joinsNext = new ArrayList<>();
        for (String name : given.strip().split("\\s+")) {
            String[] pieces = name.split("-");
            for (int i = 0; i < pieces.length; i++) {
                parts.add(pieces[i]);
                joinsNext.add(i < pieces.length - 1);
            }
        }
        int first = marking.charAt(0) - '0';
        int second = marking.charAt(1) - '0';
        if (first > parts.size() || second > parts.size()) {
            return "";
        }
        if (second == 0) {
            return parts.get(first - 1);
        }
        String between = second == first + 1 && joinsNext.get(first - 1) ? "-" : " ";
        return parts.get(first - 1) + between + parts.get(second - 1);
    }

    @Override
    public String toString() {
        return "PersonName[masked]";
    }

    private static String firstOf(String names) {
        int space = names.strip().indexOf(' ');
        return space < 0 ? names.strip() : names.strip().substring(0, space);
    }

    private static String joined(String... parts) {
        List<String> present = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank()) {
                present.add(part.strip().replaceAll("\\s+", " "));
            }
        }
        return String.join(" ", present);
    }
}
