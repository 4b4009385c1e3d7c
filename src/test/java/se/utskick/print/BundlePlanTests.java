package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.utskick.print.BundlePlan.Sized;
import se.utskick.selection.PieceReference;

class BundlePlanTests {

    @Test
    void piecesOverTheEnvelopesLimitHaveBundlesOfTheirOwnAfterTheOthers() {
        List<BundlePlan> plans = BundlePlan.of(sized(1, 7, 2, 9, 6), 6, 10);

        assertThat(plans).extracting(BundlePlan::sheets).containsExactly(9, 7, 9);
        assertThat(plans).extracting(BundlePlan::number).containsExactly(1, 2, 3);
        assertThat(plans.get(0).pieces()).containsExactly(reference(0), reference(2), reference(4));
        assertThat(plans.get(1).pieces()).containsExactly(reference(1));
        assertThat(plans.get(2).pieces()).containsExactly(reference(3));
    }

    @Test
    void noBundleHoldsMoreSheetsThanAllowedAndEachPieceIsInOne() {
        List<BundlePlan> plans = BundlePlan.of(sized(2, 2, 1, 3, 3, 1, 1), 6, 4);

        assertThat(plans).allMatch(plan -> plan.sheets() <= 4);
        assertThat(plans.stream().flatMap(plan -> plan.pieces().stream()))
                .containsExactly(
                        reference(0),
                        reference(1),
                        reference(2),
                        reference(3),
                        reference(4),
                        reference(5),
                        reference(6));
    }

    private static List<Sized> sized(int... sheets) {
        List<Sized> sized = new ArrayList<>();
        for (int i = 0; i < sheets.length; i++) {
            sized.add(new Sized(reference(i), sheets[i]));
        }
        return sized;
    }

    private static PieceReference reference(int number) {
        return PieceReference.derive(new byte[32], "piece " + number);
    }
}
