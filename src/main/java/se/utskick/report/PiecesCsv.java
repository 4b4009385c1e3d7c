package se.utskick.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.report.RunFacts.ChangeOf;

/**
 * {@code pieces.csv}: where every piece is (of several printings the last), with no person and no place. Sorted by reference, which says nothing; the order of a bundle
 * would tell whose postal code comes before whose.
 */
@Component
class PiecesCsv {

    private final JdbcTemplate jdbc;

    PiecesCsv(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(String run, @Nullable ChangeOf change, Path file) throws IOException {
        DurableFile.write(file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CSVPrinter csv = new CSVPrinter(
                    writer, Csv.writing("piece", "channel", "bundle", "pages", "sheets", "state", "change"));
            jdbc.query(
                    "select s.piece, s.channel, s.state, b.bundle, b.pages, b.sheets, b.removed_in from piece_state s"
                            + " left join bundle_piece b on b.run = s.run and b.piece = s.piece and b.copy ="
                            + " (select max(c.copy) from bundle_piece c where c.run = s.run and c.piece = s.piece)"
                            + " where s.run = ? order by s.piece",
                    row -> {
                        print(csv, row, change == null ? "" : change.kind().name());
                    },
                    run);
            csv.flush();
        });
    }

    private static void print(CSVPrinter csv, ResultSet row, String change) throws SQLException {
        boolean inBundle = row.getString("channel").equals("PRINT")
                && row.getString("removed_in") == null
                && row.getString("bundle") != null;
        try {
            csv.printRecord(
                    row.getString("piece"),
                    row.getString("channel"),
                    inBundle ? "bundle-%04d.pdf".formatted(row.getInt("bundle")) : "",
                    inBundle ? row.getString("pages") : "",
                    inBundle ? row.getString("sheets") : "",
                    row.getString("state"),
                    change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
