package se.utskick.register;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;

/** The rejected records of one import, at most one line each. */
final class Rejections {

    private static final Comparator<RejectedRecord> BY_PLACE =
            Comparator.comparingInt(RejectedRecord::file).thenComparingLong(RejectedRecord::record);

    private final List<RejectedRecord> records = new ArrayList<>();

    void add(int file, long record, Flaw flaw) {
        records.add(new RejectedRecord(file, record, flaw.field(), flaw.reason()));
    }

    long count() {
        return records.size();
    }

    long of(int file) {
        return records.stream().filter(record -> record.file() == file).count();
    }

    /** The three commonest reasons in a file, each with its count and the first record it struck: what to look for in the file. */
    String commonest(int file) {
        Map<Flaw, List<RejectedRecord>> byFlaw = new LinkedHashMap<>();
        records.stream()
                .filter(record -> record.file() == file)
                .sorted(BY_PLACE)
                .forEach(record -> byFlaw.computeIfAbsent(
                                new Flaw(record.field(), record.reason()), flaw -> new ArrayList<>())
                        .add(record));
        return byFlaw.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(3)
                .map(entry -> (entry.getKey().reason() + " " + entry.getKey().field()).strip() + " ×"
                        + entry.getValue().size() + " (#"
                        + entry.getValue().get(0).record() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Writes {@code rejected.csv}, by file in the order given, then by record. */
    void write(Path file, List<String> names) throws IOException {
        records.sort(BY_PLACE);
        DurableFile.write(file, out -> {
            CSVPrinter csv = new CSVPrinter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    Csv.writing("file", "record", "field", "code"));
            for (RejectedRecord record : records) {
                csv.printRecord(names.get(record.file()), record.record(), record.field(), record.reason());
            }
            csv.flush();
        });
    }
}
