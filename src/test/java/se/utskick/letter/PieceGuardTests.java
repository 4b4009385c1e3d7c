package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.selection.Piece;

/** A piece that selection should never have let through is not set cut, blank or beside its place: the bundle is refused, by reference alone. */
class PieceGuardTests {

    private static final List<String> ADDRESS = List.of("Exempelgatan 1", "442 31 KUNGÄLV");
    private static final List<String> NAMES = List.of("Åsa Exempel");

    @TempDir
    Path folder;

    private LetterPress press;

    @BeforeEach
    void opensAPress() throws Exception {
        BadTemplate template = new BadTemplate(folder)
                .letter("<h1>Hej</h1>\n" + "<p>Hej <strong>[[${youth.names}]]</strong>!</p>\n".repeat(40));
        press = LetterPress.open(template.places(), template.campaign(), LetterPressTests.DATE);
    }

    @Test
    void aPieceThatIsRightIsSet() throws Exception {
        assertThat(press.writeBundle(folder.resolve("right.pdf"), "run", 1, List.of(piece(NAMES, ADDRESS, "Alva"))))
                .hasSize(1);
    }

    @Test
    void aValueWiderThanItsLineIsRefused() {
        refuses(piece(NAMES, ADDRESS, "Å".repeat(300)), "ett fält är för brett för sin plats.");
    }

    @Test
    void aCharacterThatNoFontHasIsRefused() {
        refuses(piece(NAMES, ADDRESS, "好"), "fältet youth.names har ett tecken som brevets typsnitt saknar.");
    }

    @Test
    void aNameFromTheRightIsRefused() {
        refuses(
                piece(NAMES, ADDRESS, "أمل"),
                "fältet youth.names är skrivet med arabisk skrift, från höger till vänster");
        refuses(piece(NAMES, ADDRESS, "Al\u202Ena"), "fältet youth.names har ett osynligt styrtecken");
    }

    @Test
    void aValueOfNothingIsRefused() {
        refuses(piece(NAMES, ADDRESS, " "), "fältet youth.names är tomt.");
    }

    @Test
    void aLetterThatNoEnvelopeTakesIsRefused() {
        String[] many = Collections.nCopies(200, "Maximiliana Wilhelmina Alexandra av Exempelstad")
                .toArray(String[]::new);
        refuses(piece(NAMES, ADDRESS, many), "blir längre än 80 sidor");
    }

    @Test
    void anAddressThatTheWindowDoesNotHoldIsRefused() {
        String sentence = "namn och adress ryms inte i fönstret eller kan inte sättas.";
        refuses(piece(NAMES, Collections.nCopies(12, "Rad"), "Alva"), sentence);
        refuses(piece(NAMES, List.of("Mycket lång gata ".repeat(6), "442 31 KUNGÄLV"), "Alva"), sentence);
    }

    @Test
    void anAddressThatCannotBeSetIsRefused() {
        String sentence = "namn och adress ryms inte i fönstret eller kan inte sättas.";
        refuses(piece(List.of("好 Ek"), ADDRESS, "Alva"), sentence);
        refuses(piece(NAMES, List.of(" ", "442 31 KUNGÄLV"), "Alva"), sentence);
        refuses(piece(List.of(), List.of(), "Alva"), sentence);
    }

    private void refuses(Piece piece, String sentence) {
        Path file = folder.resolve("refused.pdf");
        assertThatThrownBy(() -> press.writeBundle(file, "run", 1, List.of(piece)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Brevet " + piece.reference().text())
                .hasMessageContaining(sentence)
                .satisfies(
                        refusal -> assertThat(refusal.getMessage()).doesNotContain("Exempel", "好", "أمل", "KUNGÄLV"));
        assertThat(file).doesNotExist();
    }

    private static Piece piece(List<String> names, List<String> address, String... youths) {
        return SamplePieces.piece(
                "guarded",
                names,
                address,
                null,
                Arrays.stream(youths).map(name -> new Piece.Youth(name, false)).toArray(Piece.Youth[]::new));
    }
}
