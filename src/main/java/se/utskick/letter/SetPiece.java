package se.utskick.letter;

import java.util.List;
import se.utskick.selection.PieceReference;

/**
 * A piece as it stands in a bundle.
 *
 * @param firstPage its first page in the bundle's file, from 1, blank backs counted
 * @param pages with text
 * @param sheets of paper: duplex, two pages a sheet, the last back blank where pages are odd
 * @param names as in the window
 * @param addressLines as in the window
 * @param sha256 of the piece's text content: every line of text on its pages, in order
 */
public record SetPiece(
        PieceReference reference,
        int firstPage,
        int pages,
        int sheets,
        List<String> names,
        List<String> addressLines,
        String sha256) {

    public SetPiece {
        names = List.copyOf(names);
        addressLines = List.copyOf(addressLines);
    }
}
