package se.utskick.selection;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Json;
import se.utskick.selection.Recheck.Objection;

/** The files of {@code restricted/}: decisions.csv, protected.csv, counts.json (contract, section 4), objections.csv. */
@Component
public class RestrictedFiles {

    private static final CSVFormat DECISIONS = Csv.writing("youth", "recipient", "meeting", "outcome", "piece");
    private static final CSVFormat PROTECTED = Csv.writing("youth", "recipient", "flag", "record_of");
    private static final CSVFormat OBJECTIONS = Csv.writing("piece", "objection");

    private final JdbcTemplate jdbc;
    private final SelectionCounts counts;

    RestrictedFiles(JdbcTemplate jdbc, SelectionCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /** Writes all three, each whole or not at all; the same rows give the same bytes. */
    public void write(String run, Path folder) throws IOException {
        DurableFolder.ownerOnly(folder);
        writeRows(
                folder.resolve("decisions.csv"),
                DECISIONS,
                "select youth, recipient, meeting, outcome, piece from decision where run = ? order by ordinal",
                run);
        writeRows(
                folder.resolve("protected.csv"),
                PROTECTED,
                "select distinct youth, recipient, flag, record_of from held_protection where run = ?"
                        + " order by youth, recipient, flag, record_of",
                run);
        Path file = folder.resolve("counts.json");
        DurableFile.write(file, Json.PRETTY.writeValueAsString(Counts.of(run, counts)) + "\n");
        DurableFile.ownerOnly(file);
    }

    /** Which pieces a newer snapshot objects to and why; without identity numbers, since the officers who take the pieces out need none. */
    public void writeObjections(Path file, Collection<Objection> objections) throws IOException {
        DurableFolder.ownerOnly(DurableFolder.above(file));
        DurableFile.write(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), OBJECTIONS);
            for (Objection objection : objections) {
                printer.printRecord(objection.piece(), objection.kind());
            }
            printer.flush();
        });
        DurableFile.ownerOnly(file);
    }

    private void writeRows(Path file, CSVFormat format, String query, String run) throws IOException {
        DurableFile.write(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format);
            jdbc.query(
                    query,
                    row -> {
                        print(printer, row.getMetaData().getColumnCount(), row::getString);
                    },
                    run);
            printer.flush();
        });
        DurableFile.ownerOnly(file);
    }

    private static void print(CSVPrinter printer, int columns, Column column) throws SQLException {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            String value = column.text(i + 1);
            values[i] = value == null ? "" : value;
        }
        try {
            printer.printRecord((Object[]) values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Column {
        @Nullable
        String text(int number) throws SQLException;
    }

    private record Counts(
            String run,
            int youths,
            int rows,
            Map<Outcome, Integer> outcomes,
            Map<String, Map<Outcome, Integer>> schools,
            Map<String, Map<Outcome, Integer>> places,
            Map<String, Integer> notPrintable,
            int bouncedAddresses) {

        static Counts of(String run, SelectionCounts counts) {
            return new Counts(
                    run,
                    counts.youths(run),
                    counts.rows(run),
                    counts.byOutcome(run),
                    counts.bySchool(run),
                    counts.byPlace(run),
                    counts.byFlaw(run),
                    counts.bouncedAddresses(run));
        }
    }
}
