package se.utskick.letter;

import java.io.OutputStream;
import java.util.Iterator;
import se.utskick.selection.Piece;

/** One way to make letters. */
interface Contestant {
    void make(Iterator<Piece> pieces, OutputStream out) throws Exception;
}
