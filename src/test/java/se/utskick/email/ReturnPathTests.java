package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.Deliveries;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

class ReturnPathTests {

    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "one");
    private static final PieceReference OTHER = PieceReference.derive(new byte[32], "other");

    @TempDir
    private Path folder;

    private Deliveries delivery;
    private ReturnPath returnPath;

    @BeforeEach
    void open() {
        delivery = Deliveries.fresh(folder);
        returnPath = new ReturnPath("studs@kungalv.se", delivery.keyring());
    }

    @Test
    void namesThePieceInLowerCaseWithATokenOfAHundredBits() {
        assertThat(of(PIECE))
                .matches("studs\\+[0-9a-z]{12}\\.[0-9a-hjkmnp-tv-z]{20}@kungalv\\.se")
                .contains(PIECE.text().toLowerCase(Locale.ROOT));
        assertThat(EmailAddress.parse(of(PIECE))).isPresent();
    }

    @Test
    void isTheSameWheneverItIsAsked() {
        assertThat(new ReturnPath("studs@kungalv.se", delivery.keyring()).of(PIECE))
                .isEqualTo(returnPath.of(PIECE));
    }

    @Test
    void isReadBackInAnyCaseAndAmongOtherText() {
        String address = of(PIECE);

        assertThat(returnPath.piece(address)).contains(PIECE);
        assertThat(returnPath.piece(address.toUpperCase(Locale.ROOT))).contains(PIECE);
        assertThat(returnPath.piece("Kommunen <" + address + ">, annan@example.se"))
                .contains(PIECE);
        assertThat(returnPath.piece("prvs=0123abcdef=" + address)).contains(PIECE);
    }

    @Test
    void believesNoTokenWithOneCharacterChanged() {
        String address = of(PIECE);
        int dot = address.indexOf('.');
        for (int at = dot + 1; at < address.indexOf('@'); at++) {
            char other = address.charAt(at) == 'x' ? 'y' : 'x';
            String damaged = address.substring(0, at) + other + address.substring(at + 1);

            assertThat(returnPath.claims(damaged)).isTrue();
            assertThat(returnPath.piece(damaged)).isEmpty();
        }
    }

    @Test
    void believesNoTokenThatIsCutOffOrLengthened() {
        String address = of(PIECE);

        assertThat(returnPath.piece(address.replace("@", "0@"))).isEmpty();
        assertThat(returnPath.piece(address.replaceFirst(".@", "@"))).isEmpty();
        assertThat(returnPath.piece(address.replaceFirst("\\.[^@]*@", ".@"))).isEmpty();
    }

    @Test
    void believesNoPiecesTokenForAnother() {
        String token = of(OTHER).substring(of(OTHER).indexOf('.'));

        assertThat(returnPath.piece(of(PIECE).replaceFirst("\\..*", token))).isEmpty();
    }

    @Test
    void believesNoTokenOfAnotherHousesKey(@TempDir Path elsewhere) {
        ReturnPath others =
                new ReturnPath("studs@kungalv.se", Deliveries.fresh(elsewhere).keyring());

        assertThat(returnPath.piece(others.of(PIECE).orElseThrow().text())).isEmpty();
    }

    @Test
    void tellsNoTokenFromAWrongOne() {
        assertThat(returnPath.claims("studs@kungalv.se")).isFalse();
        assertThat(returnPath.claims("studs+moped@kungalv.se")).isFalse();
        assertThat(returnPath.claims("studs+" + PIECE + ".nonsense@kungalv.se")).isTrue();
    }

    @Test
    void isNoAddressWhereNoneIsConfiguredButReadsThoseOfEarlier() {
        ReturnPath none = new ReturnPath("", delivery.keyring());

        assertThat(none.of(PIECE)).isEmpty();
        assertThat(none.piece(of(PIECE))).contains(PIECE);
    }

    @Test
    void refusesAnAddressThatCannotHoldAPiece() {
        assertThatThrownBy(() -> new ReturnPath("studs", delivery.keyring()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("mail.bounces.address är inte en adress");
        assertThat(new ReturnPath("s".repeat(30) + "@kungalv.se", delivery.keyring()).of(PIECE))
                .isPresent();
        assertThatThrownBy(() -> new ReturnPath("s".repeat(31) + "@kungalv.se", delivery.keyring()))
                .isInstanceOf(Refusal.class);
    }

    private String of(PieceReference piece) {
        return returnPath.of(piece).orElseThrow().text();
    }
}
