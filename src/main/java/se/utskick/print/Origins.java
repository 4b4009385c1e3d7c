package se.utskick.print;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.PieceReference;

/**
 * What makes a package a supplement: where each of its pieces comes from.
 *
 * @param supplement its number, from 2
 */
public record Origins(int supplement, Map<PieceReference, Origin> pieces) {

    public Origins {
        pieces = Map.copyOf(pieces);
    }

    /**
     * Where a piece comes from.
     *
     * @param copy which printing of the piece this is, from 1
     * @param replaces the message it goes instead of; null where it has been a letter all along
     */
    public record Origin(int copy, @Nullable PieceReference replaces) {}

    Origin of(PieceReference piece) {
        return Objects.requireNonNull(pieces.get(piece), () -> "No origin for " + piece);
    }
}
