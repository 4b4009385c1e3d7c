package se.utskick.selection;

import java.util.Map;

/**
 * What a selection came to.
 *
 * @param youths found by the rule
 * @param rows youth × recipient × meeting, each with one outcome
 * @param outcomes rows by outcome, in the order of {@link Outcome}, none left out
 * @param withoutMeeting for a school-year rule: pupils of the year at units without a meeting, by unit
 */
public record SelectionResult(
        int youths,
        int rows,
        int emailPieces,
        int printPieces,
        Map<Outcome, Integer> outcomes,
        Map<String, Integer> withoutMeeting) {

    public int pieces() {
        return emailPieces + printPieces;
    }
}
