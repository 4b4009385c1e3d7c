package se.utskick.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.utskick.delivery.Keyring;
import se.utskick.file.Csv;
import se.utskick.selection.PieceReference;

/**
 * Messages as mail systems write them, in {@code bounces/}, with what each must be read as in {@code expected.csv}. Return paths stand as
 * {@code {{return-path}}} and are put in with the test's own key.
 */
public final class BounceSamples {

    public static final String LISA = "lisa.testsson@example.se";

    private final PieceReference piece;
    private final ReturnPath returnPath;
    private final PieceReference other = PieceReference.derive(new byte[32], "another");

    public BounceSamples(PieceReference piece, Keyring keyring) {
        this.piece = piece;
        this.returnPath = new ReturnPath("studs@kungalv.example", keyring);
    }

    record Expected(String sample, String piece, BounceClass kind, String status, boolean badAddress, String hint) {

        @Override
        public String toString() {
            return sample;
        }
    }

    static List<Expected> expected() {
        Path file = Path.of("src/test/resources/se/utskick/email/bounces/expected.csv");
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, Csv.reading())) {
            return rows.stream().map(BounceSamples::expected).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ReturnPath returnPath() {
        return returnPath;
    }

    /** A reader that believes this house's tokens. */
    public BounceReader reader() {
        return new BounceReader(returnPath);
    }

    PieceReference other() {
        return other;
    }

    /** A sample's bytes, its places filled in. */
    public byte[] bytes(String sample) {
        String right = returnPath.of(piece).orElseThrow().text();
        String others = returnPath.of(other).orElseThrow().text();
        String text = read(sample)
                .replace("{{return-path}}", right)
                .replace("{{RETURN-PATH}}", right.toUpperCase(Locale.ROOT))
                .replace("{{other-return-path}}", others)
                .replace("{{forged}}", right.replaceFirst("\\.[^@]+@", ".0123456789abcdefghjk@"))
                .replace(
                        "{{swapped}}", right.replaceFirst("\\.[^@]+@", others.replaceFirst("[^.]*(\\.[^@]+@).*", "$1")))
                .replace("{{cut}}", right.replaceFirst(".@", "@"))
                .replace("{{ref}}", piece.text())
                .replace("{{other-ref}}", other.text());
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(String sample) {
        try (InputStream in =
                Objects.requireNonNull(BounceSamples.class.getResourceAsStream("bounces/" + sample + ".eml"), sample)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files() {
        try (var files = Files.list(Path.of("src/test/resources/se/utskick/email/bounces"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Expected expected(CSVRecord row) {
        return new Expected(
                row.get("sample"),
                row.get("piece"),
                BounceClass.valueOf(row.get("class")),
                row.get("status"),
                row.get("bad_address").equals("yes"),
                row.get("hint"));
    }
}
