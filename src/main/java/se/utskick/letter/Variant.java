package se.utskick.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.utskick.selection.Piece;

/**
 * What a letter may depend on, and nothing else may it.
 *
 * @param youths 1, 2, or 3 for three and more
 * @param adult {@code no}, {@code some} or {@code all} of the youths have come of age
 * @param replyBy {@code yes} where the meeting has a last day to answer, else {@code no}
 */
record Variant(int youths, String adult, String replyBy) {

    private static final int MANY = 3;

    /** The axes by name, each with its values in order. */
    static final Map<String, List<String>> AXES = axes();

    static Variant of(Piece piece) {
        long adults = piece.youths().stream().filter(Piece.Youth::adult).count();
        int youths = Math.max(1, Math.min(MANY, piece.youths().size()));
        String adult = adults == 0 ? "no" : adults == piece.youths().size() ? "all" : "some";
        boolean replies = piece.meeting() != null && piece.meeting().replyBy() != null;
        return new Variant(youths, adult, replies ? "yes" : "no");
    }

    /** The same variant where only some axes count; the others at their first value. */
    Variant on(Set<String> axes) {
        return new Variant(
                axes.contains("youths") ? youths : 1,
                axes.contains("adult") ? adult : "no",
                axes.contains("replyBy") ? replyBy : "yes");
    }

    /** Every variant where these axes count, in order. */
    static List<Variant> all(Set<String> axes) {
        List<Variant> variants = new ArrayList<>();
        for (String youths : AXES.getOrDefault("youths", List.of())) {
            for (String adult : AXES.getOrDefault("adult", List.of())) {
                for (String replyBy : AXES.getOrDefault("replyBy", List.of())) {
                    Variant variant = new Variant(Integer.parseInt(youths), adult, replyBy);
                    if (variant.equals(variant.on(axes)) && variant.isPossible(axes)) {
                        variants.add(variant);
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    /** One youth cannot be some of whom have come of age; where the number does not count, it may be any. */
    private boolean isPossible(Set<String> axes) {
        return !(axes.contains("youths") && youths == 1 && adult.equals("some"));
    }

    /** As the template sees it. */
    Map<String, Object> values() {
        return Map.of("youths", youths, "adult", adult, "replyBy", replyBy);
    }

    private static Map<String, List<String>> axes() {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put("youths", List.of("1", "2", "3"));
        axes.put("adult", List.of("no", "some", "all"));
        axes.put("replyBy", List.of("yes", "no"));
        return Map.copyOf(axes);
    }
}
