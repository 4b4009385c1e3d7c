package se.utskick.print;

import se.utskick.Words;

/**
 * A row of the print shop's answer that is not applied.
 *
 * @param line in the file, from 2
 * @param expected what would have been right, in codes and counts; empty where the reason says it all
 * @param found what stood there instead; empty where it is nothing that may be repeated, since a shop's text can hold anything
 */
public record RefusedRow(int line, Reason reason, String expected, String found) {

    /** Why; each has a sentence of its own. */
    public enum Reason {
        BAD_SHAPE,
        UNKNOWN_STATUS,
        BAD_DATE,
        UNKNOWN_PIECE,
        IMPOSSIBLE_TRANSITION,
        DUPLICATE_ROW,
        WRONG_COUNT
    }

    public RefusedRow(int line, Reason reason) {
        this(line, reason, "", "");
    }

    /** {@code LINE REASON expected=… found=…}, for a program. */
    public String code() {
        return line + " " + reason + (expected.isEmpty() ? "" : " expected=" + expected)
                + (found.isEmpty() ? "" : " found=" + found);
    }

    /** What to do about it, for a person. */
    public String sentence(Words words) {
        return words.say("print.ack-row." + reason, line, shown(expected), shown(found));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "–" : text.replace(",", ", ");
    }
}
