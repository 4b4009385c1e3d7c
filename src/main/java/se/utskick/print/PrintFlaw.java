package se.utskick.print;

import java.util.Arrays;
import se.utskick.Lang;
import se.utskick.Words;

/** What can be wrong with a finished package; each has its sentence in the room's messages. */
public enum PrintFlaw {
    FILE_MISSING,
    FILE_NOT_LISTED,
    CHECKSUM_DIFFERS,
    CHECKSUMS_UNREADABLE,
    TICKET_UNREADABLE,
    MANIFEST_UNREADABLE,
    BUNDLE_UNREADABLE,
    BUNDLE_WITHOUT_ROWS,
    PAGE_COUNT_DIFFERS,
    PAGE_NOT_A4,
    FONT_NOT_EMBEDDED,
    REFERENCE_INVALID,
    PIECE_TWICE,
    PIECE_MISPLACED,
    SHEETS_DIFFER,
    REFERENCE_MISSING,
    REFERENCE_DIFFERS,
    PAGE_NUMBER_DIFFERS,
    BACK_NOT_BLANK,
    NAME_NOT_IN_WINDOW,
    POSTAL_CODE_NOT_IN_WINDOW,
    ADDRESS_NOT_IN_WINDOW,
    WINDOW_HOLDS_MORE,
    OUTSIDE_WINDOW,
    TEXT_DIFFERS,
    TOTAL_DIFFERS;

    Finding at(Object... where) {
        return new Finding(this, where);
    }

    /** A flaw and its place: files, pages, references and counts, never a person's data. */
    public static final class Finding {

        private final PrintFlaw flaw;
        private final Object[] where;

        private Finding(PrintFlaw flaw, Object... where) {
            this.flaw = flaw;
            this.where = where.clone();
        }

        public PrintFlaw flaw() {
            return flaw;
        }

        /** The sentence in the reader's language. */
        public String in(Lang lang) {
            return Words.in(lang).say("print.flaw." + flaw.name(), where);
        }

        @Override
        public String toString() {
            return flaw + Arrays.toString(where);
        }
    }
}
