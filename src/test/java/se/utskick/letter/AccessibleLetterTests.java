package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter for people: what it is to someone who hears it. */
class AccessibleLetterTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"skolmote", "moped", "narkotika"})
    void isAccessibleInEveryVariant(String template) throws Exception {
        Path file = folder.resolve("letters.pdf");
        LetterPressTests.accessiblePress(template).writeBundle(file, "run", 1, LetterPressTests.everyVariant());
        PdfAssert.isAccessible(file);
        PdfAssert.isCleanByQpdf(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skolmote", "moped", "narkotika"})
    void hashesWhatCanBeReadFromThePages(String template) throws Exception {
        Path file = folder.resolve("letters.pdf");
        List<SetPiece> set =
                LetterPressTests.accessiblePress(template).writeBundle(file, "run", 1, LetterPressTests.everyVariant());
        List<String> texts = PdfAssert.pageTexts(file);
        for (SetPiece piece : set) {
            List<String> pages = texts.subList(piece.firstPage() - 1, piece.firstPage() - 1 + piece.pages());
            assertThat(piece.sha256()).isEqualTo(TextHash.of(pages));
        }
    }

    @Test
    void writesTheProofForPeopleToo() throws Exception {
        Path file = folder.resolve("proof.pdf");
        LetterPressTests.accessiblePress("skolmote").writeProof(file, "run", LetterPressTests.everyVariant());
        PdfAssert.isAccessible(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
    }

    /** Over several sheaves: leaves and numbers of the second must be right too. */
    @Test
    void isAccessibleWithManyLetters() throws Exception {
        Path file = folder.resolve("letters.pdf");
        LetterPressTests.accessiblePress("moped").writeBundle(file, "run", 1, SamplePieces.many(150));
        PdfAssert.isAccessible(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
    }

    @Test
    void saysItsTextInVisualOrder() throws Exception {
        Path file = folder.resolve("letter.pdf");
        LetterPressTests.accessiblePress("moped").writeBundle(file, "run", 1, SamplePieces.many(1));
        assertThat(StructureCheck.outline(file))
                .startsWith("P 1 december 2026")
                .contains(
                        "H1 Snart 15 år och kanske en moped",
                        "H2 Om mopeden är trimmad",
                        "Lbl •",
                        "TH Moped klass I",
                        "TD högst 45 km/h");
    }
}
