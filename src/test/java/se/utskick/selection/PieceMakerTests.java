package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.person.AddressKey;
import se.utskick.selection.Decision.About;
import se.utskick.selection.Decision.Addressee;
import se.utskick.selection.Decision.Dispatch;
import se.utskick.selection.YouthCase.Occasion;

class PieceMakerTests {

    private static final PieceReference ONE = PieceReference.derive(new byte[32], "one");
    private static final PieceReference TWO = PieceReference.derive(new byte[32], "two");

    @Test
    void twoPiecesWithOneReferenceArePartedTheSameWayWhateverOrderTheirRowsComeIn() {
        List<String> rows = List.of("1", "2");

        assertThat(references(rows)).isEqualTo(references(List.of("2", "1"))).containsOnlyKeys("1", "2");
        assertThat(references(rows).get("1")).isEqualTo(ONE);
        assertThat(references(rows).get("2")).isEqualTo(TWO);
    }

    @Test
    void theOrdinalOfARowIsNoPartOfAPiecesIdentity() {
        PieceMaker first = new PieceMaker(Grouping.ADDRESS, identity -> PieceReference.derive(new byte[32], identity));
        PieceMaker later = new PieceMaker(Grouping.ADDRESS, identity -> PieceReference.derive(new byte[32], identity));
        first.add(1, row("1"));
        later.add(99, row("1"));

        assertThat(later.pieces().get(0).ref()).isEqualTo(first.pieces().get(0).ref());
    }

    /** References by youth, where every piece would like the same one. */
    private static Map<String, PieceReference> references(List<String> youths) {
        List<String> asked = new ArrayList<>();
        PieceMaker maker = new PieceMaker(Grouping.ADDRESS, identity -> {
            asked.add(identity);
            return identity.endsWith("\u001f2") && asked.size() > 2 ? TWO : ONE;
        });
        youths.forEach(youth -> maker.add(1, row(youth)));
        Map<String, PieceReference> references = new TreeMap<>();
        maker.pieces()
                .forEach(piece -> references.put(piece.youths().get(0).number(), new PieceReference(piece.ref())));
        return references;
    }

    private static Decision row(String youth) {
        Addressee to = new Addressee(
                "9", "Anna", "", List.of("GATAN " + youth), "44231", "KUNGÄLV", "", new AddressKey("T" + youth));
        return new Decision(
                youth,
                "9",
                Occasion.NONE,
                Outcome.PRINT,
                "",
                List.of(),
                new Dispatch(Channel.PRINT, to, new About(youth, "Bo", false)));
    }
}
