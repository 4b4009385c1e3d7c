package se.utskick.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.utskick.Refusal;

/**
 * The columns of a CSV file. What stands in a header is never quoted in a message: where the header is missing, the first row is a
 * person's.
 */
final class CsvHeader {

    private final List<String> columns;
    private final String file;

    private CsvHeader(List<String> columns, String file) {
        this.columns = columns;
        this.file = file;
    }

    /** The header these fields are, all required columns among them and none twice. */
    static CsvHeader of(List<String> fields, List<String> required, String file) {
        List<String> columns = fields.stream().map(String::strip).toList();
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(columns);
        if (missing.size() == required.size()) {
            throw columns.size() == 1
                    ? Refusal.of("register.csv-delimiter", file, String.join(";", required))
                    : Refusal.of("register.csv-no-header", file, String.join(";", required));
        }
        if (!missing.isEmpty()) {
            throw Refusal.of("register.csv-missing-column", file, String.join(", ", missing));
        }
        CsvHeader header = new CsvHeader(columns, file);
        header.refuseTwice();
        return header;
    }

    /** Refuses columns beside these: a misspelt optional column would be passed over with what it says. */
    void refuseOthers(List<String> allowed) {
        for (int i = 0; i < columns.size(); i++) {
            if (!allowed.contains(columns.get(i))) {
                throw Refusal.of("register.csv-unknown-column", file, i + 1, String.join(", ", allowed));
            }
        }
    }

    /** The column's place from 0, or -1. */
    int place(String column) {
        return columns.indexOf(column);
    }

    int width() {
        return columns.size();
    }

    private void refuseTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty() && !seen.add(columns.get(i))) {
                throw Refusal.of("register.csv-column-twice", file, i + 1);
            }
        }
    }
}
