package se.utskick.print;

import java.util.ArrayList;
import java.util.List;
import se.utskick.selection.PieceReference;

/**
 * Which pieces go into which bundle: in order, each bundle at most so many sheets.
 *
 * @param number from 1
 */
public record BundlePlan(int number, List<PieceReference> pieces, int sheets) {

    public BundlePlan {
        pieces = List.copyOf(pieces);
    }

    /** A piece and the sheets it takes. */
    public record Sized(PieceReference piece, int sheets) {}

    /** bundle-0001.pdf */
    public String fileName() {
        return "bundle-%04d.pdf".formatted(number);
    }

    /** Pieces of more sheets than the usual envelope takes come last, in bundles of their own, which go in another envelope. */
    public static List<BundlePlan> of(List<Sized> pieces, int sheetsPerEnvelope, int sheetsPerBundle) {
        List<BundlePlan> plans = new ArrayList<>();
        add(
                plans,
                pieces.stream().filter(one -> one.sheets() <= sheetsPerEnvelope).toList(),
                sheetsPerBundle);
        add(
                plans,
                pieces.stream().filter(one -> one.sheets() > sheetsPerEnvelope).toList(),
                sheetsPerBundle);
        return plans;
    }

    private static void add(List<BundlePlan> plans, List<Sized> pieces, int sheetsPerBundle) {
        List<PieceReference> open = new ArrayList<>();
        int sheets = 0;
        for (Sized next : pieces) {
            if (!open.isEmpty() && sheets + next.sheets() > sheetsPerBundle) {
                plans.add(new BundlePlan(plans.size() + 1, open, sheets));
                open = new ArrayList<>();
                sheets = 0;
            }
            open.add(next.piece());
            sheets += next.sheets();
        }
        if (!open.isEmpty()) {
            plans.add(new BundlePlan(plans.size() + 1, open, sheets));
        }
    }
}
