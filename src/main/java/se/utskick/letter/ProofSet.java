package se.utskick.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.selection.Piece;

/**
 * Picks, from any number of pieces passed to it, the letters most likely to go wrong: those a person should look at before approving.
 * The same pieces in the same order give the same picks; of equals the first.
 */
public final class ProofSet implements Consumer<Piece> {

    private final LetterPress press;
    private final Map<Reason, Best> best = new EnumMap<>(Reason.class);
    private final Map<String, Piece> schools = new TreeMap<>();

    public ProofSet(LetterPress press) {
        this.press = press;
    }

    /** Why a letter was picked. */
    public enum Reason {
        MOST_PAGES,
        LONGEST_NAME,
        LONGEST_ADDRESS,
        MOST_LINES,
        TWO_NAMES,
        CARE_OF,
        ABROAD,
        BEYOND_ASCII,
        MOST_YOUTHS,
        ADULT,
        SCHOOL;

        public String in(Lang lang) {
            return Words.in(lang).say("letter.reason." + name());
        }
    }

    /** A letter to look at, with every reason it was picked for. */
    public record Pick(Piece piece, List<Reason> reasons) {

        public Pick {
            reasons = List.copyOf(reasons);
        }
    }

    @Override
    public void accept(Piece piece) {
        consider(Reason.MOST_PAGES, piece, press.pages(piece));
        consider(Reason.LONGEST_NAME, piece, widest(piece.names()));
        consider(Reason.LONGEST_ADDRESS, piece, widest(piece.addressLines()));
        consider(
                Reason.MOST_LINES,
                piece,
                piece.names().size() + piece.addressLines().size());
        consider(Reason.TWO_NAMES, piece, piece.names().size() > 1 ? widest(piece.names()) : 0);
        consider(Reason.CARE_OF, piece, careOf(piece.addressLines()));
        consider(Reason.ABROAD, piece, piece.country().isEmpty() ? 0 : widest(piece.addressLines()));
        consider(Reason.BEYOND_ASCII, piece, unusual(piece));
        consider(Reason.MOST_YOUTHS, piece, piece.youths().size());
        consider(Reason.ADULT, piece, piece.concernsAdult() ? 1 : 0);
        if (piece.meeting() != null) {
            schools.putIfAbsent(piece.meeting().school(), piece);
        }
    }

    /** The letters picked, in the order of their first reasons. */
    public List<Pick> picks() {
        Map<String, Piece> pieces = new LinkedHashMap<>();
        Map<String, List<Reason>> reasons = new LinkedHashMap<>();
        best.forEach((reason, found) -> add(found.piece(), reason, pieces, reasons));
        schools.values().forEach(piece -> add(piece, Reason.SCHOOL, pieces, reasons));
        List<Pick> picks = new ArrayList<>();
        pieces.forEach((reference, piece) -> picks.add(new Pick(piece, reasons.getOrDefault(reference, List.of()))));
        return picks;
    }

    private record Best(Piece piece, double score) {}

    private void consider(Reason reason, Piece piece, double score) {
        Best known = best.get(reason);
        if (score > 0 && (known == null || score > known.score())) {
            best.put(reason, new Best(piece, score));
        }
    }

    private static void add(Piece piece, Reason reason, Map<String, Piece> pieces, Map<String, List<Reason>> reasons) {
        String reference = piece.reference().text();
        pieces.putIfAbsent(reference, piece);
        reasons.computeIfAbsent(reference, key -> new ArrayList<>()).add(reason);
    }

    private static double widest(List<String> lines) {
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        return lines.stream()
                .mapToDouble(line -> metrics.hasAll(line) ? metrics.width(line, 1) : line.length())
                .max()
                .orElse(0);
    }

    private static double careOf(List<String> lines) {
        return widest(lines.stream()
                .filter(line -> line.regionMatches(true, 0, "c/o", 0, 3))
                .toList());
    }

    /** Letters beyond ASCII count one, those no Swedish alphabet has a hundred. */
    private static double unusual(Piece piece) {
        List<String> texts = new ArrayList<>(piece.names());
        texts.addAll(piece.addressLines());
        piece.youths().forEach(youth -> texts.add(youth.name()));
        return texts.stream()
                .flatMapToInt(String::codePoints)
                .filter(character -> character > 0x7f)
                .mapToDouble(character -> "åäöÅÄÖéÉ".indexOf(character) < 0 ? 100 : 1)
                .sum();
    }
}
