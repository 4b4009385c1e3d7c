package se.utskick.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.SetPiece;
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
    private static final CSVFormat QUOTED = PLAIN.builder()
            .setSkipHeaderRecord(true)
            .setQuoteMode(QuoteMode.ALL)
            .get();

    private static final String FORMULA_SIGNS = "=+-@\t\r＝＋－＠";

    private Manifest() {}

    /** Returns what the pieces weigh and cost to post. */
    static PostageTotals write(Path folder, PrintProfile profile, List<SetBundle> bundles, PieceLookup lookup)
            throws IOException {
        PostageTotals totals = new PostageTotals(profile);
        DurableFile.write(folder.resolve(NAME), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter plain = new CSVPrinter(writer, PLAIN);
            CSVPrinter quoted = new CSVPrinter(writer, QUOTED);
            for (SetBundle bundle : bundles) {
                Map<PieceReference, Piece> pieces = byReference(lookup.of(bundle));
                for (SetPiece piece : bundle.pieces()) {
                    Piece known = known(pieces, piece);
                    Object[] row = row(bundle, piece, known, totals.add(piece, known));
                    (looksLikeFormula(row) ? quoted : plain).printRecord(row);
                }
            }
            writer.flush();
        });
        return totals;
    }

    private static Object[] row(SetBundle bundle, SetPiece set, Piece piece, int grams) {
        return new Object[] {
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
            Integer.toString(grams)
        };
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
