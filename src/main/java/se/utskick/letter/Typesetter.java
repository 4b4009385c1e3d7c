package se.utskick.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.selection.Piece;

/** Sets one piece after another into the compiled letter of its variant. For one thread; what it holds is used again. */
final class Typesetter {

    private final Map<Variant, CompiledLetter> letters;
    private final Set<String> axes;
    private final int mostPages;
    private final Map<Variant, List<Laid>> laid = new HashMap<>();

    Typesetter(Map<Variant, CompiledLetter> letters, Set<String> axes, int mostPages) {
        this.letters = letters;
        this.axes = axes;
        this.mostPages = mostPages;
    }

    /** A piece's letter: its plan, and the blocks with their lines until the next is set. */
    record Composed(PagePlan plan, List<Laid> blocks, CompiledLetter letter) {

        /** All its pages, inserts and what stands before them counted. */
        int pages() {
            return letter.tail().with(plan.pages().size());
        }
    }

    /** @throws Refusal where a value is missing or cannot be set whole; it names the piece and the field */
    Composed set(Piece piece) {
        Variant variant = Variant.of(piece).on(axes);
        CompiledLetter letter = letters.get(variant);
        if (letter == null) {
            throw new IllegalStateException("Every variant is compiled when the press opens");
        }
        List<Laid> blocks = laid.computeIfAbsent(variant, key -> letter.freshBlocks());
        for (int i = 0; i < blocks.size(); i++) {
            if (letter.isOwn(i) && !blocks.get(i).lay(value -> textOf(value, piece))) {
                throw Refusal.of("letter.piece-too-wide", piece.reference());
            }
        }
        PagePlan plan = letter.plan(blocks);
        if (plan == null || letter.tail().with(plan.pages().size()) > mostPages) {
            throw Refusal.of("letter.piece-too-long", piece.reference(), mostPages);
        }
        return new Composed(plan, blocks, letter);
    }

    /**
     * Why a text cannot stand in a field's places, or null where it can in every variant. Beside other fields it is tried alone and as the
     * last of several.
     */
    @Nullable
    Flaw flaw(PieceField field, String text) {
        List<Flaw> characters = new ArrayList<>();
        Laid.Values alone = value -> tried(value, field, text, characters);
        Laid.Values joined = value -> tried(value, field, text + ", " + text + " och " + text, characters);
        for (Map.Entry<Variant, CompiledLetter> letter : letters.entrySet()) {
            List<Laid> blocks = laid.computeIfAbsent(
                    letter.getKey(), key -> letter.getValue().freshBlocks());
            for (int i = 0; i < blocks.size(); i++) {
                if (letter.getValue().usesField(i, field)) {
                    boolean fits = blocks.get(i).lay(alone) && blocks.get(i).lay(joined);
                    if (!characters.isEmpty() || !fits) {
                        return characters.isEmpty() ? Flaw.TOO_WIDE : characters.get(0);
                    }
                }
            }
        }
        return null;
    }

    private static String tried(Inline.Value value, PieceField field, String text, List<Flaw> characters) {
        if (value.field() != field) {
            return "";
        }
        Flaw flaw = FontMetrics.of(value.face()).flaw(text);
        if (flaw != null) {
            characters.add(flaw);
            return "";
        }
        return text;
    }

    private static String textOf(Inline.Value value, Piece piece) {
        String text = Words.composed(value.field().of(piece, value.type())).strip();
        if (text.isEmpty()) {
            throw Refusal.of(
                    "letter.piece-field-empty", piece.reference(), value.field().path());
        }
        Flaw flaw = FontMetrics.of(value.face()).flaw(text);
        if (flaw != null) {
            throw Refusal.of(flaw.key("piece"), piece.reference(), value.field().path(), Script.ofOrOther(text));
        }
        return text;
    }
}
