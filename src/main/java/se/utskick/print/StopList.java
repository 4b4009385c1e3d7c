package se.utskick.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.Refusal;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.selection.PieceReference;

/** What the shop is asked to take out of a package it has already got: where each piece lies, and nothing about a person. */
public final class StopList {

    private static final List<String> COLUMNS = List.of("piece", "bundle", "first_page", "pages", "sheets");

    private StopList() {}

    /**
     * Writes {@code piece;bundle;first_page;pages;sheets} of the stopped pieces, in bundle order, whole or not at all.
     *
     * @param packageFolders whose manifests the pieces stand in; one that was printed again has a row for each printing
     * @throws Refusal where a piece is in none of the packages
     */
    public static void write(Path file, List<Path> packageFolders, Collection<PieceReference> stopped)
            throws IOException {
        Set<String> wanted = new TreeSet<>();
        stopped.forEach(piece -> wanted.add(piece.text()));
        Set<String> missing = new TreeSet<>(wanted);
        List<List<String>> rows = new ArrayList<>();
        for (Path folder : packageFolders) {
            rows(folder.resolve(Manifest.NAME), wanted, rows);
        }
        rows.forEach(row -> missing.remove(row.get(0)));
        if (!missing.isEmpty()) {
            String folders = packageFolders.stream()
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.joining(", "));
            throw Refusal.of("print.stop-unknown", String.join(", ", missing), folders);
        }
        DurableFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter csv = new CSVPrinter(writer, Csv.writing(COLUMNS.toArray(String[]::new)));
            csv.printRecords(rows);
            writer.flush();
        });
    }

    private static void rows(Path manifest, Set<String> wanted, List<List<String>> rows) throws IOException {
        try (SeparatedRows csv = SeparatedRows.open(manifest)) {
            for (Row row = csv.next(); row != null; row = csv.next()) {
                if (wanted.contains(row.fields().get(0))) {
                    rows.add(row.fields().subList(0, COLUMNS.size()));
                }
            }
        }
    }
}
