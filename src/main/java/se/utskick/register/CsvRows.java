package se.utskick.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.utskick.Refusal;
import se.utskick.file.Csv;

/**
 * The rows of a CSV file below a checked header, one at a time. A line break within quotes stops: no field of ours has one, and a quote
 * that is not closed swallows rows. Empty lines are passed over.
 */
final class CsvRows {

    private final DeclaredText text;
    private final String file;
    private final Iterator<CSVRecord> records;
    private final CsvHeader header;
    private CSVRecord row;
    private long number;

    /**
     * Reads the header.
     *
     * @throws Refusal where a required column is missing, or one stands twice
     */
    CsvRows(DeclaredText text, String file, List<String> required) throws IOException {
        this.text = text;
        this.file = file;
        this.records = CSVParser.builder()
                .setReader(text)
                .setFormat(Csv.reading()
                        .builder()
                        .setHeader((String[]) null)
                        .setSkipHeaderRecord(false)
                        .get())
                .get()
                .iterator();
        if (!has()) {
            throw Refusal.of("register.csv-empty", file, String.join(";", required));
        }
        this.row = records.next();
        this.header = CsvHeader.of(row.toList(), required, file);
    }

    CsvHeader header() {
        return header;
    }

    /** Goes on to the next row; false at the end of the file. */
    boolean next() {
        while (has()) {
            row = records.next();
            refuseLineBreaks();
            if (row.size() > 1 || !row.get(0).isBlank()) {
                number++;
                return true;
            }
        }
        return false;
    }

    /** The row's place below the header, from 1. */
    long number() {
        return number;
    }

    /** Whether the row has as many fields as the header. */
    boolean isWhole() {
        return row.size() == header.width();
    }

    /** The field's text without surrounding space; empty where the row is too short or the file has no such column. */
    String value(int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** Refuses a file whose last line is not ended: it cannot be told from one that is cut off. */
    void refuseCutOff() {
        if (!text.endsWithLineBreak()) {
            throw Refusal.of("register.csv-cut-off", file);
        }
    }

    /**
     * Refuses a file kept by hand whose last line is not ended, unless it is whole and ends with a value of which a part is none: any other
     * could be cut off and pass for another.
     */
    void refuseCutRow(String unmistakable) {
        int place = header.place(unmistakable);
        boolean whole =
                isWhole() && place == header.width() - 1 && !value(place).isEmpty();
        if (!text.endsWithLineBreak() && !whole) {
            throw Refusal.of("register.csv-cut-off", file);
        }
    }

    private boolean has() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException quoting) {
            throw Refusal.of("register.csv-quote", file, number + 1);
        }
    }

    private void refuseLineBreaks() {
        for (String value : row) {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw Refusal.of("register.csv-line-break", file, number + 1);
            }
        }
    }
}
