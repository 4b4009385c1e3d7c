package se.utskick.register;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A school register, one record after another, whatever its format. */
interface PupilReader {

    /** As much as the table's column takes; the longest number known to be in use has 13 characters. */
    int LONGEST_NUMBER = 40;

    /** The next record, or null at the end of a file that is whole. */
    @Nullable
    Pupil next() throws IOException;

    /** The place of the record read last, from 1. */
    long number();

    /** Any value but {@code Ingen}, {@code INGEN} or none is a marking: what is not understood protects. */
    static boolean isMarking(String word) {
        return !word.isEmpty() && !word.equals("Ingen") && !word.equals("INGEN");
    }

    /** Any text is a pupil's number, as long as it is there and can be written down. */
    static @Nullable Flaw numberFlaw(String number, String field) {
        if (number.isEmpty()) {
            return new Flaw(field, RejectReason.MISSING);
        }
        if (number.length() > LONGEST_NUMBER) {
            return new Flaw(field, RejectReason.TOO_LONG);
        }
        RejectReason reason = RegisterText.flaw(number);
        return reason == null ? null : new Flaw(field, reason);
    }
}
