package se.utskick.run;

import org.jspecify.annotations.Nullable;
import se.utskick.delivery.PieceState;
import se.utskick.selection.PieceReference;

/**
 * A piece's place in a supplement.
 *
 * @param copy which printing, from 1
 * @param replaces the message it goes instead of; null for a piece that was a letter from the beginning
 * @param foundIn where {@link #moving} was when the supplement was made; it must still be there when the supplement leaves
 */
record SupplementLetter(
        PieceReference piece, int copy, @Nullable PieceReference replaces, PieceState foundIn) {

    boolean isReprint() {
        return copy > 1;
    }

    /** The piece of the selection that tells whom it is for. */
    PieceReference selected() {
        return replaces == null ? piece : replaces;
    }

    /** The piece that moves on when the supplement leaves: the message that is replaced, or the letter that is printed again. */
    PieceReference moving() {
        return isReprint() ? piece : selected();
    }
}
