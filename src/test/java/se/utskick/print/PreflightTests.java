package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.utskick.Lang;
import se.utskick.file.Sha256;
import se.utskick.print.PrintFlaw.Finding;
import se.utskick.print.SamplePackage.Letter;

class PreflightTests {

    @TempDir
    Path folder;

    private List<Letter> letters = SamplePackage.letters();

    @BeforeEach
    void writePackage() throws IOException {
        SamplePackage.write(folder, letters);
    }

    @Test
    void findsAFlippedBitByItsChecksum() throws IOException {
        Path bundle = folder.resolve("bundle-0001.pdf");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);

        assertThat(sentences())
                .contains("Filen bundle-0001.pdf har en annan kontrollsumma än den som står i SHA256SUMS.");
    }

    @Test
    void findsSwappedPages() throws IOException {
        rewrite("bundle-0002.pdf", document -> {
            PDPage first = document.getPage(0);
            document.getPages().remove(first);
            document.getPages().insertAfter(first, document.getPage(0));
        });

        String reference = letters.get(2).piece().reference().text();
        assertThat(sentences())
                .contains("bundle-0002.pdf, sida 1: sidan är märkt 2/3, väntat var 1/3.")
                .contains(reference + " i bundle-0002.pdf: namnet i manifest.csv står inte i fönstret.");
    }

    @Test
    void findsThePagesOfTwoPiecesSwapped() throws IOException {
        rewrite("bundle-0001.pdf", document -> {
            PDPage front = document.getPage(0);
            PDPage back = document.getPage(1);
            document.getPages().remove(front);
            document.getPages().remove(back);
            document.addPage(front);
            document.addPage(back);
        });

        String first = letters.get(0).piece().reference().text();
        String second = letters.get(1).piece().reference().text();
        assertThat(sentences())
                .contains("bundle-0001.pdf, sida 1: sidan bär referensen " + second + ", väntad var " + first + ".")
                .contains("bundle-0001.pdf, sida 2: baksidan ska vara tom men är det inte.")
                .contains("bundle-0001.pdf, sida 4: referensen " + second + " med sidnummer saknas.");
    }

    @Test
    void findsADroppedRow() throws IOException {
        editText(
                "manifest.csv",
                text -> text.lines()
                        .filter(line -> !line.startsWith(reference(1)))
                        .toList());

        assertThat(flaws()).contains(PrintFlaw.PAGE_COUNT_DIFFERS, PrintFlaw.TOTAL_DIFFERS);
        assertThat(sentences())
                .contains(
                        "bundle-0001.pdf: beställningen säger 2/3/2 (försändelser/sidor/ark), manifest.csv ger 1/1/1.");
    }

    @Test
    void findsAnotherNameInTheWindow() throws IOException {
        Letter first = letters.get(0);
        Letter forged = new Letter(first.piece(), 1, List.of("Eva Fel", "Provgatan 1", "123 45 PROVSTAD"));
        SamplePackage.writePdf(folder.resolve("bundle-0001.pdf"), List.of(forged, letters.get(1)));
        resum("bundle-0001.pdf");

        assertThat(sentences())
                .contains(reference(0) + " i bundle-0001.pdf: namnet i manifest.csv står inte i fönstret.")
                .contains(
                        reference(0)
                                + " i bundle-0001.pdf: texten på sidorna är en annan än den som sattes (sha256 i manifest.csv).");
        assertThat(flaws()).doesNotContain(PrintFlaw.POSTAL_CODE_NOT_IN_WINDOW);
    }

    @Test
    void findsAnotherPostalCodeInTheWindow() throws IOException {
        Letter first = letters.get(0);
        Letter forged = new Letter(first.piece(), 1, List.of("Alva Provsson", "Provgatan 1", "123 99 PROVSTAD"));
        SamplePackage.writePdf(folder.resolve("bundle-0001.pdf"), List.of(forged, letters.get(1)));

        assertThat(flaws()).contains(PrintFlaw.POSTAL_CODE_NOT_IN_WINDOW, PrintFlaw.ADDRESS_NOT_IN_WINDOW);
    }

    @Test
    void findsALineTooManyInTheWindow() throws IOException {
        Letter first = letters.get(0);
        Letter forged =
                new Letter(first.piece(), 1, List.of("Alva Provsson", "Provgatan 1", "123 45 PROVSTAD", "Barn: Fia"));
        SamplePackage.writePdf(folder.resolve("bundle-0001.pdf"), List.of(forged, letters.get(1)));

        assertThat(flaws()).contains(PrintFlaw.WINDOW_HOLDS_MORE);
    }

    @Test
    void findsAFileNobodyListed() throws IOException {
        Files.writeString(folder.resolve("more.txt"), "x");

        assertThat(sentences()).containsExactly("Filen more.txt ligger i paketet men står inte i SHA256SUMS.");
    }

    @ParameterizedTest
    @EnumSource(PrintFlaw.class)
    void everyFlawHasItsSentenceInBothLanguages(PrintFlaw flaw) {
        assertThat(flaw.at("a", "b", "c", "d").in(Lang.SV)).isNotBlank();
        assertThat(flaw.at("a", "b", "c", "d").in(Lang.EN)).isNotBlank();
    }

    private String reference(int letter) {
        return letters.get(letter).piece().reference().text();
    }

    private List<String> sentences() throws IOException {
        return PrintPackage.readBack(folder);
    }

    private List<PrintFlaw> flaws() throws IOException {
        return Preflight.of(folder, pieces -> {}).stream().map(Finding::flaw).toList();
    }

    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    private void rewrite(String name, Change change) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(file))) {
            change.apply(document);
            document.save(Files.newOutputStream(file));
        }
        resum(name);
    }

    private void editText(String name, java.util.function.Function<String, List<String>> change) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", change.apply(Files.readString(file))) + "\n");
        resum(name);
    }

    /** A forger who knows of SHA256SUMS brings it up to date. */
    private void resum(String name) throws IOException {
        Path sums = folder.resolve("SHA256SUMS");
        UnaryOperator<String> renew = line -> line.endsWith("  " + name) ? sum(name) : line;
        try (Stream<String> lines = new ArrayList<>(Files.readAllLines(sums)).stream()) {
            Files.writeString(sums, String.join("\n", lines.map(renew).toList()) + "\n");
        }
    }

    private String sum(String name) {
        try {
            return Sha256.of(folder.resolve(name)) + "  " + name;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
