package se.utskick.file;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.DuplicateHeaderMode;

/** The one CSV dialect of the house: header row, {@code ;} between fields, RFC 4180 quoting, {@code \n} line ends, UTF-8. */
public final class Csv {

    private Csv() {}

    /** For writing: the header is printed first, fields are quoted only where they must be. */
    public static CSVFormat writing(String... header) {
        return base().setHeader(header).get();
    }

    /** For reading: the first record is the header; a column named twice is an error. */
    public static CSVFormat reading() {
        return base().setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
    }

    private static CSVFormat.Builder base() {
        return CSVFormat.RFC4180.builder().setDelimiter(';').setRecordSeparator('\n');
    }
}
