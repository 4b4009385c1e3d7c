package se.utskick.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.utskick.oracle.Judgement.Row;

/**
 * A run as {@code expected/} or a decisions.csv tells it: rows, the rows on each piece, and what {@code prepare} prints.
 *
 * @param counts youths, rows, pieces and each outcome, in the file's order
 * @param held youth, flag and whose record, joined by a semicolon
 */
public record ExpectedRun(Judgement judgement, Map<String, Integer> counts, NavigableSet<String> held) {

    public static ExpectedRun read(Path sample, String run) throws IOException {
        Path folder = sample.resolve("expected").resolve(run);
        NavigableSet<String> held = new TreeSet<>();
        for (CSVRecord row : records(folder.resolve("protected.csv"))) {
            held.add(row.get("youth") + ";" + row.get("flag") + ";" + row.get("record_of"));
        }
        return new ExpectedRun(decisions(folder.resolve("decisions.csv")), counts(folder.resolve("counts.txt")), held);
    }

    /** What a decisions.csv says, its references taken as labels. */
    public static Judgement decisions(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        Map<String, NavigableSet<Row>> pieces = new TreeMap<>();
        for (CSVRecord line : records(file)) {
            Row row = new Row(line.get("youth"), line.get("recipient"), line.get("meeting"), line.get("outcome"));
            rows.add(row);
            if (!line.get("piece").isEmpty()) {
                pieces.computeIfAbsent(line.get("piece"), label -> new TreeSet<>())
                        .add(row);
            }
        }
        rows.sort(null);
        return new Judgement(rows, new HashSet<>(pieces.values()));
    }

    static List<CSVRecord> records(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private static Map<String, Integer> counts(Path file) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            counts.put(line.substring(0, line.indexOf(':')), Integer.valueOf(line.substring(line.indexOf(' ') + 1)));
        }
        return counts;
    }
}
