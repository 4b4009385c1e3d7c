package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlawTests {

    private static final List<String> ADDRESS = List.of("Exempelgatan 1", "442 31 KUNGÄLV");

    private final LetterPress press = LetterPressTests.press("skolmote");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åsa Ek",
                "Zoë Łukasiewicz-Håkansson",
                "Nguyễn Thị Ánh",
                "Γιώργος Παπαδόπουλος",
                "Сергей Иванов",
                "Þórunn Ðúi",
                "D’Arc"
            })
    void setsNamesOfManyLanguages(String name) {
        assertThat(press.flaw(name, ADDRESS, "Alva")).isEmpty();
    }

    @Test
    void setsAnAccentThatStandsApart() {
        assertThat(press.flaw("A\u030asa", ADDRESS, "E\u0301lise")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "你好, Gatan 1, Alva, NO_GLYPH name",
        "سلام, Gatan 1, Alva, NO_GLYPH name",
        "אבג, Gatan 1, Alva, NO_GLYPH name",
        "Åsa Ek, ქუჩა 1, Alva, NO_GLYPH address",
        "Åsa Ek, Gatan 1, 好, NO_GLYPH youth",
        "x\u0302\u0323\u0331, Gatan 1, Alva, NO_GLYPH name",
        "A\u200bsa, Gatan 1, Alva, NO_GLYPH name",
        "\uD83D\uDE00, Gatan 1, Alva, NO_GLYPH name",
        "'', Gatan 1, Alva, EMPTY name",
        "Åsa Ek, '', Alva, EMPTY address",
        "Åsa Ek, Gatan 1, '', EMPTY youth"
    })
    void namesTheReasonAndTheFieldNeverTheText(String name, String line, String youth, String flaw) {
        assertThat(press.flaw(name, List.of(line, "442 31 KUNGÄLV"), youth)).contains(flaw);
    }

    @Test
    void refusesANameThatDoesNotFitAtTheSmallestSize() {
        assertThat(press.flaw("W".repeat(20) + " " + "W".repeat(20), ADDRESS, "Alva"))
                .contains("TOO_WIDE name");
        assertThat(press.flaw("Åsa Ek", List.of("M".repeat(60), "442 31 KUNGÄLV"), "Alva"))
                .contains("TOO_WIDE address");
    }

    @Test
    void keepsRoomForTwoNames() {
        assertThat(press.flaw("Åsa Ek", List.of("a", "b", "c", "d", "e"), "Alva"))
                .isEmpty();
        assertThat(press.flaw("Åsa Ek", List.of("a", "b", "c", "d", "e", "f"), "Alva"))
                .contains("TOO_MANY_LINES address");
    }

    @Test
    void refusesAYouthsNameThatCannotBeBroken() {
        assertThat(press.flaw("Åsa Ek", ADDRESS, "Ö".repeat(100))).contains("TOO_WIDE youth");
        assertThat(press.flaw("Åsa Ek", ADDRESS, "Örjan ".repeat(20))).isEmpty();
    }

    @Test
    void doesNotAskForAYouthsNameWhereTheLetterHasNone() {
        assertThat(LetterPressTests.press("narkotika").flaw("Åsa Ek", ADDRESS, ""))
                .isEmpty();
    }

    /** Whatever two recipients fit one by one, fit together. */
    @Test
    void setsTwoRecipientsWhoFitOneByOne() throws Exception {
        String widest = "W".repeat(27);
        List<String> address = List.of("c/o " + "M".repeat(20), "M".repeat(24), "M".repeat(24), "M", "442 31 KUNGÄLV");
        assertThat(press.flaw(widest, address, "Alva")).isEmpty();
        Path file = folder.resolve("two.pdf");
        press.writeBundle(
                file,
                "run",
                1,
                List.of(SamplePieces.piece(
                        "two",
                        List.of(widest, widest),
                        address,
                        SamplePieces.MEETING,
                        new se.utskick.selection.Piece.Youth("Alva", false))));
        assertThat(PdfAssert.pageTexts(file).get(0).lines()).contains(widest).containsAll(address);
    }
}
