package se.utskick.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/**
 * What a letter may depend on, and nothing else may it.
 *
 * @param youths 1, 2, or 3 for three and more
 * @param adult {@code no}, {@code some} or {@code all} of the youths have come of age
 * @param replyBy {@code yes} where the meeting has a last day to answer, else {@code no}
 * @param room {@code yes} where the meeting has a room, else {@code no}
 * @param change {@code moved} or {@code off} where the letter tells that the meeting is, else {@code no}
 */
record Variant(int youths, String adult, String replyBy, String room, String change) {

    private static final int MANY = 3;

    /** The axes by name, each with its values in order. */
    static final Map<String, List<String>> AXES = axes();

    static Variant of(Piece piece) {
        int adults = 0;
        for (Piece.Youth youth : piece.youths()) {
            adults += youth.adult() ? 1 : 0;
        }
        int youths = Math.max(1, Math.min(MANY, piece.youths().size()));
        String adult = adults == 0 ? "no" : adults == piece.youths().size() ? "all" : "some";
        Meeting meeting = piece.meeting();
        boolean replies = meeting != null && meeting.replyBy() != null;
        boolean inRoom = meeting != null && !meeting.room().isBlank();
        return new Variant(youths, adult, yes(replies), yes(inRoom), change(piece.change()));
    }

    private static String change(@Nullable Change change) {
        return change == null ? "no" : change.kind().variant();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    /** The same variant where only some axes count; the others at their first value. */
    Variant on(Set<String> axes) {
        return new Variant(
                axes.contains("youths") ? youths : 1,
                axes.contains("adult") ? adult : "no",
                axes.contains("replyBy") ? replyBy : "yes",
                axes.contains("room") ? room : "yes",
                axes.contains("change") ? change : "no");
    }

    /** Every variant where these axes count, in order. */
    static List<Variant> all(Set<String> axes) {
        List<Variant> variants = new ArrayList<>();
        for (String youths : values("youths", axes)) {
            for (String adult : values("adult", axes)) {
                for (String replyBy : values("replyBy", axes)) {
                    for (String room : values("room", axes)) {
                        for (String change : values("change", axes)) {
                            Variant variant = new Variant(Integer.parseInt(youths), adult, replyBy, room, change);
                            if (variant.isPossible(axes)) {
                                variants.add(variant);
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    /** An axis' values where it counts, else its first. */
    private static List<String> values(String axis, Set<String> axes) {
        List<String> values = AXES.getOrDefault(axis, List.of());
        return axes.contains(axis) ? values : values.subList(0, 1);
    }

    /** One youth cannot be some of whom have come of age; where the number does not count, it may be any. */
    private boolean isPossible(Set<String> axes) {
        return !(axes.contains("youths") && youths == 1 && adult.equals("some"));
    }

    /** The value of an axis, as the template sees it. */
    Object value(String axis) {
        return Objects.requireNonNull(values().get(axis), axis);
    }

    /** As the template sees it. */
    Map<String, Object> values() {
        return Map.of("youths", youths, "adult", adult, "replyBy", replyBy, "room", room, "change", change);
    }

    private static Map<String, List<String>> axes() {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put("youths", List.of("1", "2", "3"));
        axes.put("adult", List.of("no", "some", "all"));
        axes.put("replyBy", List.of("yes", "no"));
        axes.put("room", List.of("yes", "no"));
        axes.put("change", List.of("no", "moved", "off"));
        return Map.copyOf(axes);
    }
}
