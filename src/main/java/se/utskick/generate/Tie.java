package se.utskick.generate;

/**
 * A relation as the register has it.
 *
 * @param kind V, VF, MO, FA, F, B or M
 * @param related a number, a FodelsetidNr (8 digits, or 8 and 0000), or empty where there is none at all
 * @param name the related person's, given only where the person has no record of its own
 * @param from and {@code until}: compact dates, maybe incomplete, empty where there is none
 */
record Tie(String kind, String related, String name, String from, String until) {

    Tie to(String otherNumber) {
        return new Tie(kind, otherNumber, name, from, until);
    }

    Tie lasting(String first, String last) {
        return new Tie(kind, related, name, first, last);
    }

    /** Whether the related person was never registered in Sweden. */
    boolean isBirthTimeOnly() {
        return related.length() == 8 || (related.length() == 12 && related.endsWith("0000"));
    }
}
