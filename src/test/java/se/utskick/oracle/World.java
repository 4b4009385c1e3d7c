package se.utskick.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Everything the files say, whole in memory, a map of columns a row. */
final class World {

    private static final List<String> FLAGS = List.of("SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING");

    final Map<String, Known> persons = new TreeMap<>();
    final Map<String, List<Map<String, String>>> relations = new TreeMap<>();
    final List<Map<String, String>> enrolments;
    final List<Map<String, String>> contacts;
    final List<Map<String, String>> suppressions;
    final List<Map<String, String>> meetings;

    /**
     * What is known of a number.
     *
     * @param row empty where two records differ: nothing of them is known but the number and the protection
     * @param usable false for a rejected record
     */
    record Known(Map<String, String> row, boolean usable, boolean protectedByFlag) {

        String get(String column) {
            return row.getOrDefault(column, "");
        }
    }

    /** Reads {@code register-csv/} and the small files of a folder; a small file that is missing is empty. */
    World(Path folder) throws IOException {
        Map<String, Set<Map<String, String>>> records = new TreeMap<>();
        for (Map<String, String> row : rows(folder.resolve("register-csv/personer.csv"))) {
            records.computeIfAbsent(value(row, "personnummer"), number -> new LinkedHashSet<>())
                    .add(row);
        }
        records.forEach((number, rows) -> persons.put(number, known(new ArrayList<>(rows))));
        for (Map<String, String> row : rows(folder.resolve("register-csv/relationer.csv"))) {
            relations
                    .computeIfAbsent(value(row, "personnummer"), number -> new ArrayList<>())
                    .add(row);
        }
        enrolments = rows(folder.resolve("school.csv"));
        contacts = rows(folder.resolve("contacts.csv"));
        suppressions = rows(folder.resolve("suppressions.csv"));
        meetings = rows(folder.resolve("meetings.csv"));
    }

    @Nullable
    Known person(String number) {
        return persons.get(number);
    }

    static String value(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static Known known(List<Map<String, String>> rows) {
        boolean flagged = rows.stream().anyMatch(row -> !value(row, "skydd").equals("INGEN"));
        if (rows.size() > 1) {
            return new Known(Map.of(), false, flagged);
        }
        Map<String, String> row = rows.get(0);
        boolean readable = value(row, "skydd").equals("INGEN") || FLAGS.contains(value(row, "skydd"));
        return new Known(row, readable, flagged);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(file, UTF_8, format)) {
            for (CSVRecord row : parser) {
                rows.add(new LinkedHashMap<>(row.toMap()));
            }
        }
        return rows;
    }
}
