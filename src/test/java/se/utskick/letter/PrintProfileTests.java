package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Refusal;

/** What a print profile says of marks, envelopes and weights, and what it may not say. */
class PrintProfileTests {

    private static final String NAME = "config/print/c5-h2.yaml";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h: 297, marks: true | h: 297 | märket mark med sin vita kant ligger delvis i production",
                "mark: {x: 6, y: 30 | mark: {x: 183, y: 50 | märket mark med sin vita kant ligger delvis i window",
                "mark: {x: 6, y: 30 | mark: {x: 199, y: 60 | märket mark med sin vita kant ligger delvis i around-window",
                "mark: {x: 6, y: 30 | mark: {x: 17, y: 100 | märket mark med sin vita kant ligger delvis i first-page-top",
                "mark: {x: 6, | omr: {x: 4, y: 37, length: 10, thickness: 0.5, pitch: 4, sequence-bits: 3}\\nmark: {x: 6, "
                        + "| märket omr med sin vita kant ligger delvis i mark"
            })
    void aMarkThatWouldStandWhereItMayNotIsRefused(String from, String to, String sentence) throws IOException {
        assertThatThrownBy(() -> read(from, to.replace("\\n", "\n")))
                .isInstanceOf(Refusal.class)
                .hasMessage(NAME + ": " + sentence + ". Flytta märket, eller tillåt märken i zonen (marks: true).");
    }

    @Test
    void aMarkOutsideThePaperIsRefused() {
        assertThatThrownBy(() -> read("mark: {x: 6, y: 30", "mark: {x: 6, y: 292"))
                .isInstanceOf(Refusal.class)
                .hasMessage(NAME + ": mark ligger delvis utanför papperet. Flytta eller minska det.");
    }

    @Test
    void anOversizeEnvelopeThatTakesNoMoreIsRefused() {
        assertThatThrownBy(() -> read("sheets-per-envelope: 40", "sheets-per-envelope: 6"))
                .isInstanceOf(Refusal.class)
                .hasMessage(NAME + ": oversize rymmer 6 ark, inte fler än det vanliga kuvertet. Höj"
                        + " oversize.sheets-per-envelope eller ta bort oversize.");
    }

    @Test
    void aPieceWeighsItsSheetsEnvelopeAndEnclosures() throws IOException {
        PrintProfile plain = read("", "").profile();
        PrintProfile folder = read("enclosures: []", "enclosures: [{name: Folder, weight: 12}]")
                .profile();

        // A4 of 80 g/m² weighs 4.99 g, the C5 envelope 7 g, the C4 envelope 18 g.
        assertThat(plain.grams(1)).isEqualTo(12);
        assertThat(plain.grams(6)).isEqualTo(37);
        assertThat(plain.grams(7)).isEqualTo(53);
        assertThat(folder.grams(1)).isEqualTo(24);
    }

    @Test
    void aPieceGoesInTheSmallestEnvelopeThatTakesIt() throws IOException {
        PrintProfile profile = read("", "").profile();

        assertThat(profile.envelopeFor(6).orElseThrow().name()).isEqualTo("C5");
        assertThat(profile.envelopeFor(7).orElseThrow().name()).isEqualTo("C4");
        assertThat(profile.envelopeFor(41)).isEmpty();
        assertThat(profile.mostSheets()).isEqualTo(40);
    }

    private PageGeometry read(String from, String to) throws IOException {
        String shipped = Files.readString(Path.of(NAME));
        assertThat(shipped).contains(from);
        Path file = Files.writeString(folder.resolve("c5-h2.yaml"), shipped.replace(from, to));
        return PageGeometry.read(file, NAME, "c5-h2");
    }
}
