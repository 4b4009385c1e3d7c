package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.report.Reconciliation;
import se.utskick.report.Reconciliation.Verified;

/** Whatever is changed in a delivered run's files, verify finds it and names it. */
class VerifyTests {

    @TempDir
    static Path temporary;

    private static FinishedRun run;
    private static Workplace workplace;
    private static Path run0;

    @BeforeAll
    static void finishARun() {
        run = FinishedRun.in(temporary.resolve("data"));
        run0 = temporary.resolve("untouched");
        FinishedRun.copy(run.folder(), run0);
        workplace = run.open();
    }

    @AfterAll
    static void close() {
        workplace.close();
    }

    @BeforeEach
    void restore() throws IOException {
        DurableFolder.delete(run.folder());
        FinishedRun.copy(run0, run.folder());
    }

    @Test
    void findsNothingInAnUntouchedRun() {
        Verified verified = verify(null);

        assertThat(verified.differences()).isEmpty();
        assertThat(verified.pieces()).isPositive();
        assertThat(verified.rows()).isPositive();
        assertThat(verify(verified.logHead()).differences()).isEmpty();
    }

    @Test
    void findsAFlippedBitInABundle() throws IOException {
        Path bundle = file("print/bundle-0001.pdf");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);

        assertThat(differences())
                .contains(
                        "print: Filen bundle-0001.pdf har en annan kontrollsumma än den som står i SHA256SUMS.",
                        "Filen print/bundle-0001.pdf har inte den kontrollsumma som står i report/verification.json.");
    }

    @Test
    void findsTwoSwappedPages() throws IOException {
        pages("print/bundle-0001.pdf", pages -> Collections.swap(pages, 0, 2));
        resum();

        assertThat(differences())
                .anyMatch(line -> line.startsWith("print: bundle-0001.pdf, sida 1: sidan bär referensen "))
                .anyMatch(line -> line.startsWith("print: bundle-0001.pdf, sida 3: sidan bär referensen "))
                .anyMatch(line -> line.startsWith("Paketets SHA256SUMS är inte det som loggen anger"));
    }

    @Test
    void findsThePagesOfTwoPiecesSwapped() throws IOException {
        pages("print/bundle-0001.pdf", pages -> {
            Collections.swap(pages, 0, 2);
            Collections.swap(pages, 1, 3);
        });
        resum();

        assertThat(differences())
                .anyMatch(line -> line.endsWith(": namnet i manifest.csv står inte i fönstret."))
                .anyMatch(line ->
                        line.endsWith(": texten på sidorna är en annan än den som sattes (sha256 i manifest.csv)."));
    }

    @Test
    void findsADroppedRowOfTheManifest() throws IOException {
        List<String> lines = lines("print/manifest.csv");
        String dropped = lines.remove(2).substring(0, 12);
        write("print/manifest.csv", lines);
        resum();

        assertThat(differences())
                .contains(dropped + " står i restricted/decisions.csv men inte i manifest.csv.")
                .anyMatch(line -> line.startsWith("print: bundle-0001.pdf har "));
    }

    @Test
    void findsAnotherNameInTheWindow() throws IOException {
        List<String> lines = lines("print/manifest.csv");
        String[] fields = lines.get(1).split(";", -1);
        String name = fields[8].split(" \\| ", -1)[0];
        lines.set(1, lines.get(1).replace(name, "Någon Annan"));
        write("print/manifest.csv", lines);
        resum();

        assertThat(differences())
                .contains("print: " + fields[0] + " i bundle-0001.pdf: namnet i manifest.csv står inte i fönstret.");
    }

    @Test
    void findsAChangedDecision() throws IOException {
        List<String> lines = lines("restricted/decisions.csv");
        int row = indexOf(lines, ";PRINT;");
        String piece = lines.get(row).substring(lines.get(row).lastIndexOf(';') + 1);
        lines.set(row, lines.get(row).replace(";PRINT;" + piece, ";NO_ADDRESS;"));
        write("restricted/decisions.csv", lines);

        assertThat(differences())
                .anyMatch(line -> line.startsWith("restricted/decisions.csv är inte den som godkändes: väntad sha256 "))
                .anyMatch(line -> line.startsWith("NO_ADDRESS: "))
                .anyMatch(line -> line.startsWith("report/verification.json säger outcomes.PRINT: "));
    }

    @Test
    void findsARowOnNoPiece() throws IOException {
        List<String> lines = lines("restricted/decisions.csv");
        int row = indexOf(lines, ";PRINT;");
        lines.set(row, lines.get(row).substring(0, lines.get(row).lastIndexOf(';') + 1));
        write("restricted/decisions.csv", lines);

        assertThat(differences())
                .contains("restricted/decisions.csv, rad " + (row + 1) + ": raden ska stå på en försändelse.");
    }

    @Test
    void findsACutLogByTheDatabaseAndByAHeadKeptOutside() throws IOException {
        String head = verify(null).logHead();
        List<String> lines = lines("log.jsonl");
        lines.remove(lines.size() - 1);
        write("log.jsonl", lines);

        assertThat(verify(head).differences())
                .contains(
                        "Ingen rad i log.jsonl har hashen " + head + ": loggen är avkortad eller omskriven.",
                        "log.jsonl har " + lines.size() + " rader, databasen " + (lines.size() + 1)
                                + ", och de slutar inte lika.");
    }

    @Test
    void findsALogCutWithinALine() throws IOException {
        byte[] bytes = Files.readAllBytes(file("log.jsonl"));
        Files.write(file("log.jsonl"), java.util.Arrays.copyOf(bytes, bytes.length - 10));

        assertThat(differences()).anyMatch(line -> line.startsWith("log.jsonl slutar mitt i rad "));
    }

    @Test
    void findsAChangedLineOfTheLog() throws IOException {
        List<String> lines = lines("log.jsonl");
        lines.set(4, lines.get(4).replace("\"by\":null", "\"by\":\"Eva\""));
        write("log.jsonl", lines);

        assertThat(differences()).contains("log.jsonl, rad 5: hashen stämmer inte med radens innehåll.");
    }

    @Test
    void findsALogWrittenAnewWithRightHashes() throws IOException {
        String head = verify(null).logHead();
        List<String> lines = lines("log.jsonl");
        lines.set(0, lines.get(0).replace("Anna Prov", "Eva Prov"));
        String prev = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            String body = lines.get(i).replaceFirst(",\"hash\":\"[0-9a-f]{64}\"}$", "}");
            body = body.replaceFirst("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"" + prev + "\"");
            prev = Sha256.of(body);
            lines.set(i, body.substring(0, body.length() - 1) + ",\"hash\":\"" + prev + "\"}");
        }
        write("log.jsonl", lines);

        assertThat(verify(head).differences())
                .contains("Ingen rad i log.jsonl har hashen " + head + ": loggen är avkortad eller omskriven.")
                .anyMatch(line -> line.startsWith("log.jsonl har "))
                .anyMatch(line -> line.startsWith("report/verification.json säger logHead: "));
    }

    @Test
    void findsAMissingMessage() throws IOException {
        Path message = messages().get(0);
        Files.delete(message);

        assertThat(differences()).contains(reference(message) + ": meddelandet saknas i email/.");
    }

    @Test
    void findsAChangedMessage() throws IOException {
        Path message = messages().get(0);
        Files.writeString(message, Files.readString(message, StandardCharsets.ISO_8859_1) + "x");

        assertThat(differences())
                .contains(reference(message) + ": meddelandet har inte de byte som godkändes.")
                .anyMatch(line -> line.startsWith("Meddelandena tillsammans är inte de som godkändes"));
    }

    @Test
    void findsAMessageTooMany() throws IOException {
        Files.writeString(file("email/outbox/000000000000.eml"), "x");

        assertThat(differences())
                .containsExactly("000000000000: meddelandet ligger i email/ men hör inte till körningen.");
    }

    @Test
    void findsAChangedFigureInTheReport() throws IOException {
        Path report = file("report/verification.json");
        Files.writeString(report, Files.readString(report).replaceFirst("\"rows\" : \\d+", "\"rows\" : 9999"));

        assertThat(differences())
                .singleElement()
                .asString()
                .startsWith("report/verification.json säger rows: 9999, omräknat är det ");
    }

    @Test
    void tellsADifferencePerLineAndIsRefused() throws IOException {
        Files.delete(messages().get(0));
        workplace.close();
        try {
            FinishedRun.Said said = run.said("verify", FinishedRun.NAME);

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.out()).startsWith("difference: ").doesNotContain("verified: ");
            assertThat(said.err()).contains("stämmer inte: 2 skillnader");
        } finally {
            workplace = run.open();
        }
    }

    private List<String> differences() {
        return verify(null).differences();
    }

    private static Verified verify(@Nullable String head) {
        return workplace.room(Reconciliation.class).verify(FinishedRun.NAME, head, Lang.SV, letters -> {});
    }

    private static Path file(String name) {
        return run.folder().resolve(name);
    }

    private static List<String> lines(String name) throws IOException {
        return new ArrayList<>(Files.readAllLines(file(name)));
    }

    private static void write(String name, List<String> lines) throws IOException {
        Files.writeString(file(name), String.join("\n", lines) + "\n");
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + part);
    }

    private static List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.list(file("email/outbox"))) {
            return files.sorted().toList();
        }
    }

    private static String reference(Path message) {
        return message.getFileName().toString().replace(".eml", "");
    }

    private interface Shuffle {
        void of(List<PDPage> pages);
    }

    private static void pages(String name, Shuffle shuffle) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(file(name)))) {
            List<PDPage> pages = new ArrayList<>();
            document.getPages().forEach(pages::add);
            pages.forEach(document::removePage);
            shuffle.of(pages);
            pages.forEach(document::addPage);
            document.save(Files.newOutputStream(file(name)));
        }
    }

    /** A forger who knows of SHA256SUMS brings it up to date. */
    private static void resum() throws IOException {
        List<String> sums = lines("print/SHA256SUMS");
        sums.replaceAll(line -> sum(line.substring(66)) + "  " + line.substring(66));
        write("print/SHA256SUMS", sums);
    }

    private static String sum(String name) {
        try {
            return Sha256.of(file("print/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
