package se.utskick.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.utskick.delivery.PieceState;
import se.utskick.report.Tally.Count;
import se.utskick.report.Tally.Status;
import se.utskick.selection.Outcome;

class TallyTests {

    @Test
    void isFulfilledOnceEveryPieceHasLeft() {
        assertThat(tally(Map.of(Outcome.PRINT, 4), Map.of(PieceState.POSTED, 3)).status())
                .isEqualTo(Status.FULFILLED);
    }

    @Test
    void isNotFulfilledByHandingOverAlone() {
        assertThat(tally(Map.of(Outcome.PRINT, 4), Map.of(PieceState.HANDED_OVER, 3))
                        .status())
                .isEqualTo(Status.PARTLY);
    }

    @Test
    void isNotFulfilledBeforeAnythingIsHandedOver() {
        assertThat(tally(Map.of(Outcome.PRINT, 4), Map.of(PieceState.COMPOSED, 2, PieceState.CANCELLED, 1))
                        .status())
                .isEqualTo(Status.NOT);
        assertThat(tally(Map.of(), Map.of()).status()).isEqualTo(Status.NOT);
    }

    @Test
    void isPartlyFulfilledWhereSomebodyHasNoAddress() {
        Tally tally = tally(Map.of(Outcome.PRINT, 4, Outcome.NO_ADDRESS, 1), Map.of(PieceState.POSTED, 3));

        assertThat(tally.status()).isEqualTo(Status.PARTLY);
        assertThat(tally.deviations()).containsExactly(new Count("NO_ADDRESS", 1));
    }

    @Test
    void rowsTakenOverByHandAreADeviationAndOpenButNoFailure() {
        Tally tally = tally(Map.of(Outcome.PRINT, 4, Outcome.PROTECTED, 2), Map.of(PieceState.POSTED, 3));

        assertThat(tally.status()).isEqualTo(Status.FULFILLED);
        assertThat(tally.deviations()).containsExactly(new Count("HANDLED_BY_HAND", 2));
        assertThat(tally.open()).containsExactly(new Count("HANDLED_BY_HAND", 2));
    }

    @Test
    void sumsSeveralRuns() {
        Tally one = tally(Map.of(Outcome.PRINT, 4), Map.of(PieceState.POSTED, 3));

        Tally two = one.plus(one);

        assertThat(two.sent()).isEqualTo(8);
        assertThat(two.posted()).isEqualTo(6);
    }

    private static Tally tally(Map<Outcome, Integer> outcomes, Map<PieceState, Integer> print) {
        int rows = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return new Tally(rows, rows, outcomes, print, Map.of(), 3, 0);
    }
}
