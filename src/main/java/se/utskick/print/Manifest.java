package se.utskick.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.Job;
import se.utskick.print.PrintPackage.PieceLookup;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** {@code manifest.csv}: a row a piece, in bundle order. */
final class Manifest {

    static final String NAME = "manifest.csv";

    private static final CSVFormat PLAIN = Csv.writing(
            "piece",
            "bundle",
            "first_page",
            "pages",
            "sheets",
            "postnummer",
            "postort",
            "land",
            "names",
            "address",
            "sha256",
            "weight_g");

    /**
     * A name or an address may begin with a character that spreadsheets take for a formula (CWE-1236). It stays as it is, since the
     * manifest says what stands in the window; the row is quoted whole, and the ticket tells the shop to read every column as text.
     */
    private static CSVFormat quoted(CSVFormat plain) {
        return plain.builder()
                .setSkipHeaderRecord(true)
                .setQuoteMode(QuoteMode.ALL)
                .get();
    }

    private static final String FORMULA_SIGNS = "=+-@\t\r＝＋－＠";

    private Manifest() {}

    /** A supplement's manifest says of each piece which printing it is, and which message it goes instead of. */
    private static CSVFormat with(@Nullable Origins origins) {
        return origins == null
                ? PLAIN
                : PLAIN.builder()
                        .setHeader(Stream.concat(Arrays.stream(PLAIN.getHeader()), Stream.of("copy", "replaces"))
                                .toArray(String[]::new))
                        .get();
    }

    /** Returns what the pieces weigh and cost to post. */
    static PostageTotals write(Path folder, Job job, List<SetBundle> bundles, PieceLookup lookup) throws IOException {
        PostageTotals totals = new PostageTotals(job.profile());
        CSVFormat format = with(job.origins());
        DurableFile.write(folder.resolve(NAME), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter plain = new CSVPrinter(writer, format);
            CSVPrinter quoted = new CSVPrinter(writer, quoted(format));
            for (SetBundle bundle : bundles) {
                Map<PieceReference, Piece> pieces = byReference(lookup.of(bundle));
                for (SetPiece piece : bundle.pieces()) {
                    Piece known = known(pieces, piece);
                    Object[] row = row(bundle, piece, known, totals.add(piece, known), job.origins());
                    (looksLikeFormula(row) ? quoted : plain).printRecord(row);
                }
            }
            writer.flush();
        });
        return totals;
    }

    private static Object[] row(SetBundle bundle, SetPiece set, Piece piece, int grams, @Nullable Origins origins) {
        List<String> row = new ArrayList<>(List.of(
                set.reference().text(),
                bundle.fileName(),
                Integer.toString(set.firstPage()),
                Integer.toString(set.pages()),
                Integer.toString(set.sheets()),
                piece.postalCode(),
                piece.city(),
                piece.country(),
                String.join(" | ", set.names()),
                String.join(" | ", set.addressLines()),
                set.sha256(),
                Integer.toString(grams)));
        if (origins != null) {
            Origins.Origin origin = origins.of(set.reference());
            row.add(Integer.toString(origin.copy()));
            row.add(origin.replaces() == null ? "" : origin.replaces().text());
        }
        return row.toArray();
    }

    private static boolean looksLikeFormula(Object[] row) {
        for (Object field : row) {
            String text = (String) field;
            if (!text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Map<PieceReference, Piece> byReference(List<Piece> pieces) {
        Map<PieceReference, Piece> byReference = new HashMap<>();
        pieces.forEach(piece -> byReference.put(piece.reference(), piece));
        return byReference;
    }

    private static Piece known(Map<PieceReference, Piece> pieces, SetPiece set) {
        Piece piece = pieces.get(set.reference());
        if (piece == null) {
            throw new IllegalStateException("Piece " + set.reference() + " is set but not known");
        }
        return piece;
    }
}
