package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Lang;
import se.utskick.Refusal;

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

    /** Each has a letter that Source Sans 3 lacks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ǩoalen Ḓaujus",
                "Ȥana Ƙande",
                "Ӟеч Ӝуӝыт",
                "Ѣдина Ѳеѡдоръ",
                "Ԝаня Ӈэӈэ",
                "Ϝαῖνος",
                "K\u030coalen",
                "D\u032daujus",
                "\u04db\u04e0 \u0476"
            })
    void setsNamesThatNeedASecondFont(String name) {
        assertThat(Words.composed(name)
                        .chars()
                        .anyMatch(c -> FontMetrics.of(Face.REGULAR).isBorrowed((char) c)))
                .isTrue();
        assertThat(press.flaw(name, List.of(name + " 1", "442 31 KUNGÄLV"), name))
                .isEmpty();
    }

    /** By a sentence for those who write by hand, in both languages, that tells what the script is. */
    @ParameterizedTest
    @EnumSource(Flaw.class)
    void tellsWhatIsWrongAndWhatToDo(Flaw flaw) {
        for (String field : List.of("name", "address", "youth")) {
            for (Lang lang : Lang.values()) {
                assertThat(NotPrintable.sentence(flaw.of(field, "x"), 3, lang))
                        .startsWith("NOT_PRINTABLE (3): ")
                        .doesNotContain("{")
                        .containsAnyOf("för hand", "by hand");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"好, NO_GLYPH", "שלום, RIGHT_TO_LEFT", "a\u200fb, DIRECTION_CONTROL"})
    void hasASentenceForEveryTextThatCannotBeSet(String text, Flaw flaw) {
        assertThat(FontMetrics.of(Face.REGULAR).flaw(text)).isEqualTo(flaw);
        for (String kind : List.of("text", "value", "piece")) {
            assertThat(Refusal.of(flaw.key(kind), "a", "b", "c", "d", "e").in(Lang.EN))
                    .isNotEqualTo(
                            Refusal.of(flaw.key(kind), "a", "b", "c", "d", "e").in(Lang.SV))
                    .doesNotContain("{");
        }
    }

    @Test
    void tellsTheScriptOfANameFromTheRight() {
        String flaw = press.flaw("שלום", ADDRESS, "Alva").orElseThrow();
        assertThat(NotPrintable.sentence(flaw, 1, Lang.SV))
                .isEqualTo(
                        "NOT_PRINTABLE (1): mottagarens namn är skrivet med hebreisk skrift, från höger till vänster, och"
                                + " det kan brevet inte sätta. Skriv till dem för hand, eller beställ ett nytt uttag där uppgiften"
                                + " står med latinska bokstäver.");
        assertThat(NotPrintable.sentence(flaw, 1, Lang.EN))
                .startsWith(
                        "NOT_PRINTABLE (1): the recipient's name is written in the Hebrew script, from right to left");
        for (Script script : Script.values()) {
            assertThat(NotPrintable.sentence("RIGHT_TO_LEFT youth " + script, 1, Lang.SV))
                    .contains(script.in(Lang.SV));
        }
    }

    @Test
    void setsAnAccentThatStandsApart() {
        assertThat(press.flaw("A\u030asa", ADDRESS, "E\u0301lise")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "你好, Gatan 1, Alva, NO_GLYPH name",
        "سلام, Gatan 1, Alva, RIGHT_TO_LEFT name ARABIC",
        "אבג, Gatan 1, Alva, RIGHT_TO_LEFT name HEBREW",
        "\u0710\u0712, Gatan 1, Alva, RIGHT_TO_LEFT name SYRIAC",
        "\u0780\u07a6, Gatan 1, Alva, RIGHT_TO_LEFT name THAANA",
        "\u07ca\u07cb, Gatan 1, Alva, RIGHT_TO_LEFT name NKO",
        "\uD83A\uDD00\uD83A\uDD22, Gatan 1, Alva, RIGHT_TO_LEFT name ADLAM",
        "\u0800, Gatan 1, Alva, RIGHT_TO_LEFT name OTHER",
        "\u06f1, Gatan 1, Alva, RIGHT_TO_LEFT name ARABIC",
        "Åsa שלום Ek, Gatan 1, Alva, RIGHT_TO_LEFT name HEBREW",
        "好 שלום, Gatan 1, Alva, RIGHT_TO_LEFT name HEBREW",
        "\u202bשלום\u202c, Gatan 1, Alva, RIGHT_TO_LEFT name HEBREW",
        "Åsa Ek, شارع 1, Alva, RIGHT_TO_LEFT address ARABIC",
        "Åsa Ek, Gatan \u0661, Alva, RIGHT_TO_LEFT address ARABIC",
        "Åsa Ek, Gatan 1, ليلى, RIGHT_TO_LEFT youth ARABIC",
        "Åsa\u200f Ek, Gatan 1, Alva, DIRECTION_CONTROL name",
        "Åsa Ek, \u2066Gatan 1, Alva, DIRECTION_CONTROL address",
        "Åsa Ek, Gatan 1, Al\u202eva, DIRECTION_CONTROL youth",
        "अलका, Gatan 1, Alva, NO_GLYPH name",
        "\ufffdsa Ek, Gatan 1, Alva, NO_GLYPH name",
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
