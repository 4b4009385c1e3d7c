package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;
import se.utskick.selection.Printability;

/**
 * One campaign's letter, compiled once a variant, ready to be set for any number of pieces. Safe for use by several threads; the same
 * pieces give the same bytes on any machine.
 */
public final class LetterPress implements Printability {

    /**
     * Reads and compiles the campaign's template, print profile and fonts.
     *
     * @param letterDate the date the letter carries
     * @throws se.utskick.Refusal for a template or profile that is wrong: file, place, what is not supported, what to use instead
     */
    public static LetterPress open(Places places, Campaign campaign, LocalDate letterDate) {
        throw new UnsupportedOperationException();
    }

    public TemplateVersion template() {
        throw new UnsupportedOperationException();
    }

    /** How the shop folds and posts: envelope, paper, duplex, sheets an envelope and a bundle hold, from {@code config/print/}. */
    public PrintProfile profile() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> flaw(String name, List<String> addressLines, String spokenName) {
        throw new UnsupportedOperationException();
    }

    /** The pages the piece's letter has, without writing it. */
    public int pages(Piece piece) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a bundle to {@code file} (which must not exist) and forces it to disk.
     *
     * @param run and {@code number} give the document its fixed id
     * @param pieces in order; no more than a bundle's
     */
    public List<SetPiece> writeBundle(Path file, String run, int number, List<Piece> pieces) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes a proof of these pieces, marked PROV across each page. */
    public void writeProof(Path file, String run, List<Piece> pieces) throws IOException {
        throw new UnsupportedOperationException();
    }
}
