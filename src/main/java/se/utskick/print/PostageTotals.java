package se.utskick.print;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.Refusal;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.SetPiece;
import se.utskick.selection.Piece;

/** What a package weighs and costs to post, by postage class and weight step. */
final class PostageTotals {

    private final PrintProfile profile;
    private final Map<Key, Line> lines =
            new TreeMap<>(Comparator.comparing(Key::postageClass).thenComparing(Key::upToGrams));

    PostageTotals(PrintProfile profile) {
        this.profile = profile;
    }

    /**
     * A line of the ticket.
     *
     * @param price of one piece, {@code cost} of all, in kronor
     */
    record Line(
            String postageClass, int upToGrams, BigDecimal price, int pieces, int sheets, long grams, BigDecimal cost) {

        private Line plus(int moreSheets, int moreGrams) {
            return new Line(
                    postageClass,
                    upToGrams,
                    price,
                    pieces + 1,
                    sheets + moreSheets,
                    grams + moreGrams,
                    cost.add(price));
        }
    }

    /** Counts a piece and returns what it weighs. */
    int add(SetPiece set, Piece piece) {
        int grams = profile.grams(set.sheets());
        PrintProfile.Postage postage = profile.postage(piece.country());
        PrintProfile.Postage.Step step = postage.of(grams)
                .orElseThrow(() -> Refusal.of("print.too-heavy", set.reference(), grams, postage.name()));
        Key key = new Key(postage.name(), step.upToGrams());
        Line none = new Line(postage.name(), step.upToGrams(), kronor(step.ore()), 0, 0, 0, kronor(0));
        lines.put(key, lines.getOrDefault(key, none).plus(set.sheets(), grams));
        return grams;
    }

    List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    long grams() {
        return lines.values().stream().mapToLong(Line::grams).sum();
    }

    BigDecimal cost() {
        return lines.values().stream().map(Line::cost).reduce(kronor(0), BigDecimal::add);
    }

    private record Key(String postageClass, int upToGrams) {}

    private static BigDecimal kronor(int ore) {
        return BigDecimal.valueOf(ore, 2);
    }
}
