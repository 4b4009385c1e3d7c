package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of the print shop's answer.
 *
 * @param line in the file, from 2
 * @param piece a reference, or a bundle's file name
 * @param note for a bundle the count of pieces
 */
public record Acknowledgement(int line, String piece, Status status, LocalDate date, String note) {

    /** What the shop says of a piece. */
    public enum Status {
        ACCEPTED,
        POSTED,
        REJECTED,
        REPRINTED,
        RETURNED
    }

    /**
     * What a file holds.
     *
     * @param refused rows that cannot be read, by line, with the reason's message key
     */
    public record File(List<Acknowledgement> rows, List<RefusedRow> refused) {}

    /**
     * A row that is not applied.
     *
     * @param reason a code: BAD_SHAPE, UNKNOWN_STATUS, BAD_DATE, UNKNOWN_PIECE, IMPOSSIBLE_TRANSITION, DUPLICATE_ROW, WRONG_COUNT …
     */
    public record RefusedRow(int line, String reason) {}

    /** Reads {@code piece;status;date;note}; a file that is not such a CSV is refused whole. */
    public static File read(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }
}
