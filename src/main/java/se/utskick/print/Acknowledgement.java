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

    /** Whether the row speaks of a whole bundle. */
    public boolean isBundle() {
        return AcknowledgementFile.namesBundle(piece);
    }

    /**
     * What a file holds.
     *
     * @param refused rows that cannot be read, by line
     */
    public record File(List<Acknowledgement> rows, List<RefusedRow> refused) {

        public File {
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads {@code piece;status;date;note}. Rows of a wrong shape are refused one by one, and so is a row that says the same of the same
     * piece as one before it; whether the piece exists and may go that way is the run's to say.
     *
     * @throws se.utskick.Refusal for a file that is not such a CSV: another header, not UTF-8, a quote without its match, no row
     */
    public static File read(Path file) throws IOException {
        return new AcknowledgementFile(file).read();
    }
}
