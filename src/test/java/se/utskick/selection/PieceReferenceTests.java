package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PieceReferenceTests {

    private static final byte[] KEY = new byte[32];

    @Test
    void isTwelveCharactersOfCrockfordBase32WithItsCheckSymbolLast() {
        for (int i = 0; i < 1000; i++) {
            String reference = PieceReference.derive(KEY, "piece " + i).text();

            assertThat(reference).matches("[0-9A-HJKMNP-TV-Z]{12}");
            assertThat(reference.charAt(11)).isEqualTo(crockfordCheck(reference.substring(0, 11)));
        }
    }

    @Test
    void findsEveryWrongCharacterAndEverySwapOfNeighbours() {
        String reference = PieceReference.derive(KEY, "one").text();

        for (int i = 0; i < 12; i++) {
            for (char wrong : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String typed = reference.substring(0, i) + wrong + reference.substring(i + 1);
                assertThat(PieceReference.isValid(typed)).isEqualTo(typed.equals(reference));
            }
        }
        for (int i = 0; i < 10; i++) {
            String typed = reference.substring(0, i)
                    + reference.charAt(i + 1)
                    + reference.charAt(i)
                    + reference.substring(i + 2);
            assertThat(PieceReference.isValid(typed)).isEqualTo(typed.equals(reference));
        }
    }

    @Test
    void dependsOnTheKeyAndOnThePieceAlone() {
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;

        assertThat(PieceReference.derive(KEY, "one")).isEqualTo(PieceReference.derive(KEY, "one"));
        assertThat(PieceReference.derive(KEY, "one")).isNotEqualTo(PieceReference.derive(otherKey, "one"));
        Set<PieceReference> references = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            references.add(PieceReference.derive(KEY, "piece " + i));
        }
        assertThat(references).hasSize(100_000);
    }

    /** Crockford's rule in its own words: the number modulo 37, from the alphabet with five symbols more. */
    private static char crockfordCheck(String body) {
        BigInteger value = BigInteger.ZERO;
        for (char c : body.toCharArray()) {
            value = value.shiftLeft(5).add(BigInteger.valueOf("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(c)));
        }
        return "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"
                .charAt(value.mod(BigInteger.valueOf(37)).intValue());
    }
}
