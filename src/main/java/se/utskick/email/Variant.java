package se.utskick.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/** One of the few shapes a message's text can take: a value for each variant that its template declares. */
record Variant(Map<String, String> values) {

    private static final List<String> KNOWN = List.of("youths", "adult", "replyBy", "room", "change");

    /** Of a message that tells of a change: {@code no}, {@code moved} or {@code off}. */
    static final String CHANGE = "change";

    Variant {
        values = Map.copyOf(values);
    }

    static void checkKnown(String variant, String file) {
        if (!KNOWN.contains(variant)) {
            throw Refusal.of("email.unknown-variant", file, variant, String.join(", ", KNOWN));
        }
    }

    /** Every combination of declared values, in the order they are declared. */
    static List<Variant> all(Map<String, List<String>> declared) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(Map.of());
        declared.forEach((name, values) -> {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> sofar : all) {
                for (String value : values) {
                    Map<String, String> next = new TreeMap<>(sofar);
                    next.put(name, value);
                    longer.add(next);
                }
            }
            all.clear();
            all.addAll(longer);
        });
        return all.stream().map(Variant::new).toList();
    }

    /** The shape a piece's message takes. */
    static Variant of(Piece piece, Declared declared) {
        Map<String, String> values = new TreeMap<>();
        declared.variants().keySet().forEach(name -> values.put(name, value(name, piece)));
        return new Variant(values);
    }

    /** The same shape in an invitation. */
    Variant asInvitation() {
        Map<String, String> invitation = new TreeMap<>(values);
        invitation.replace(CHANGE, "no");
        return new Variant(invitation);
    }

    private static String value(String name, Piece piece) {
        Meeting meeting = piece.meeting();
        return switch (name) {
            case "youths" -> Integer.toString(Math.min(piece.youths().size(), 3));
            case "adult" -> adult(piece);
            case CHANGE -> change(piece.change());
            case "replyBy" -> yes(meeting != null && meeting.replyBy() != null);
            default -> yes(meeting != null && !meeting.room().isBlank());
        };
    }

    private static String change(@Nullable Change change) {
        return change == null ? "no" : change.kind().variant();
    }

    private static String adult(Piece piece) {
        if (!piece.concernsAdult()) {
            return "no";
        }
        return piece.youths().stream().allMatch(Piece.Youth::adult) ? "all" : "some";
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
