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
     * @param packageFolder that holds the manifest the pieces stand in
     * @throws Refusal where a piece is not in the package
     */
    public static void write(Path file, Path packageFolder, Collection<PieceReference> stopped) throws IOException {
        Set<String> missing = new TreeSet<>();
        stopped.forEach(piece -> missing.add(piece.text()));
        List<List<String>> rows = rows(packageFolder.resolve(Manifest.NAME), missing);
        if (!missing.isEmpty()) {
            throw Refusal.of("print.stop-unknown", String.join(", ", missing), packageFolder.getFileName());
        }
        DurableFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter csv = new CSVPrinter(writer, Csv.writing(COLUMNS.toArray(String[]::new)));
            csv.printRecords(rows);
            writer.flush();
        });
    }

    private static List<List<String>> rows(Path manifest, Set<String> missing) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (SeparatedRows csv = SeparatedRows.open(manifest)) {
            for (Row row = csv.next(); row != null; row = csv.next()) {
                if (missing.remove(row.fields().get(0))) {
                    rows.add(row.fields().subList(0, COLUMNS.size()));
                }
            }
        }
        return rows;
    }
}
