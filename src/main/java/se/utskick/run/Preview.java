package se.utskick.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/** {@code preview}: the letters most likely to go wrong, or one of them, as a proof that nobody can take for the letter. */
@Component
public class Preview {

    private final MailingRuns runs;
    private final Bundles bundles;
    private final Pieces pieces;
    private final Presses presses;

    Preview(MailingRuns runs, Bundles bundles, Pieces pieces, Presses presses) {
        this.runs = runs;
        this.bundles = bundles;
        this.pieces = pieces;
        this.presses = presses;
    }

    /**
     * Writes the proof and returns how many letters are in it.
     *
     * @param piece a reference, null for the proof set
     * @throws Refusal where the run is not prepared, or has no such letter
     */
    public int write(String name, @Nullable String piece, Path file) {
        MailingRun run = runs.get(name);
        if (run.sealed() == null) {
            throw Refusal.of("run.not-prepared", name, run.state());
        }
        List<Piece> proof = piece == null ? proofSet(run) : List.of(letter(run, piece));
        try {
            presses.letters(run).writeProof(file, name, proof);
            return proof.size();
        } catch (IOException e) {
            throw Refusal.failure("run.disk", file).because(e);
        }
    }

    private Piece letter(MailingRun run, String piece) {
        bundles.unitOf(run.name(), piece)
                .filter(any -> any.channel() == Channel.PRINT)
                .orElseThrow(
                        () -> Refusal.of("run.unknown-piece", run.name(), PieceReference.isValid(piece) ? piece : "?"));
        return pieces.of(run.name(), List.of(new PieceReference(piece))).get(0);
    }

    private List<Piece> proofSet(MailingRun run) {
        List<Piece> all = new ArrayList<>();
        pieces.forEach(run.name(), Channel.PRINT, piece -> {
            if (all.size() < 10) {
                all.add(piece);
            }
        });
        return all;
    }
}
