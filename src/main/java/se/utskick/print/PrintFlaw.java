package se.utskick.print;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
    PAGES_ODD,
    FONT_NOT_EMBEDDED,
    FONT_NOT_SUBSET,
    ACTIVE_CONTENT,
    METADATA_TELLS,
    REFERENCE_INVALID,
    PIECE_TWICE,
    PIECE_MISPLACED,
    SHEETS_DIFFER,
    REFERENCE_MISSING,
    REFERENCE_DIFFERS,
    PAGE_NUMBER_DIFFERS,
    MARK_MISSING,
    MARK_UNREADABLE,
    MARK_DIFFERS,
    MARK_UNEXPECTED,
    MARK_NOT_SEEN,
    ZONE_NOT_FREE,
    BACK_NOT_BLANK,
    INSERT_DIFFERS,
    NAME_NOT_IN_WINDOW,
    POSTAL_CODE_NOT_IN_WINDOW,
    ADDRESS_NOT_IN_WINDOW,
    WINDOW_HOLDS_MORE,
    OUTSIDE_WINDOW,
    TEXT_DIFFERS,
    WEIGHT_DIFFERS,
    TOTAL_DIFFERS;

    Finding at(Object... where) {
        return new Finding(this, null, where);
    }

    /** Where on a page a flaw can be seen. */
    record Spot(String bundle, int page, Extent at) {}

    /** A flaw and its place: files, pages, references and counts, never a person's data. */
    public static final class Finding {

        private final PrintFlaw flaw;
        private final Object[] where;

        private final @Nullable Spot spot;

        private Finding(PrintFlaw flaw, @Nullable Spot spot, Object... where) {
            this.flaw = flaw;
            this.spot = spot;
            this.where = where.clone();
        }

        public PrintFlaw flaw() {
            return flaw;
        }

        /** The same, to be seen on a page. */
        Finding on(String bundle, int page, Extent at) {
            return new Finding(flaw, new Spot(bundle, page, at), where);
        }

        /** Null where it is no page that is wrong. */
        @Nullable
        Spot spot() {
            return spot;
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
