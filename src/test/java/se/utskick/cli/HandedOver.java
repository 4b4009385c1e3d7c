package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.utskick.file.Csv;

/** Compares what was handed over with what was decided: every piece once, with a name for each of its recipients. */
final class HandedOver {

    private final Path runs;

    HandedOver(Path runs) {
        this.runs = runs;
    }

    void isWhatWasDecided() throws IOException {
        try (Stream<Path> folders = Files.list(runs)) {
            for (Path run : folders.toList()) {
                compare(run);
            }
        }
    }

    private static void compare(Path run) throws IOException {
        Map<String, Set<String>> printed = new TreeMap<>();
        Set<String> mailed = new TreeSet<>();
        for (CSVRecord row : rows(run.resolve("restricted/decisions.csv"))) {
            if (row.get("outcome").equals("PRINT")) {
                printed.computeIfAbsent(row.get("piece"), piece -> new TreeSet<>())
                        .add(row.get("recipient"));
            } else if (row.get("outcome").equals("EMAIL")) {
                mailed.add(row.get("piece"));
            }
        }
        Map<String, Integer> names = new TreeMap<>();
        for (CSVRecord row : rows(run.resolve("print/manifest.csv"))) {
            assertThat(names.put(row.get("piece"), row.get("names").split(" \\| ", -1).length))
                    .as("a piece twice in the manifest")
                    .isNull();
        }
        Map<String, Integer> recipients = new TreeMap<>();
        printed.forEach((piece, people) -> recipients.put(piece, people.size()));
        assertThat(names).isEqualTo(recipients);
        assertThat(messages(run)).isEqualTo(mailed.size());
    }

    private static int messages(Path run) throws IOException {
        Path outbox = run.resolve("email/outbox");
        if (!Files.exists(outbox)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return (int) files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, Csv.reading())) {
            return parser.getRecords();
        }
    }
}
