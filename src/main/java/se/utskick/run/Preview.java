package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.letter.LetterPress;
import se.utskick.letter.ProofSet;
import se.utskick.letter.TemplateVersion;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/** {@code preview}: the letters most likely to go wrong, or one of them, as a proof that nobody can take for the letter. */
@Component
public class Preview {

    private final Places places;
    private final MailingRuns runs;
    private final Bundles bundles;
    private final Pieces pieces;
    private final PieceStates states;
    private final Presses presses;

    Preview(Places places, MailingRuns runs, Bundles bundles, Pieces pieces, PieceStates states, Presses presses) {
        this.places = places;
        this.runs = runs;
        this.bundles = bundles;
        this.pieces = pieces;
        this.states = states;
        this.presses = presses;
    }

    /**
     * Writes the proof and returns the letters in it, each with why it is there.
     *
     * @param piece a reference, null for the proof set
     * @throws Refusal where the run is not prepared, or has no such letter, is purged, or today's template would set
     *     other letters than it did
     */
    public List<ProofSet.Pick> write(String name, @Nullable String piece, Path file) {
        MailingRun run = runs.get(name);
        if (run.sealed() == null) {
            throw Refusal.of("run.not-prepared", name, run.state());
        }
        if (runs.isPurged(name)) {
            throw Refusal.of("run.purged", name);
        }
        LetterPress letters = presses.lettersForPeople(run);
        requireTheSameTemplate(run, letters);
        List<ProofSet.Pick> picks =
                piece == null ? proofSet(run, letters) : List.of(new ProofSet.Pick(letter(run, piece), List.of()));
        try {
            Files.deleteIfExists(file);
            letters.writeProof(
                    file, name, picks.stream().map(ProofSet.Pick::piece).toList());
            return picks;
        } catch (IOException e) {
            throw Refusal.failure("run.disk", file).because(e);
        }
    }

    private void requireTheSameTemplate(MailingRun run, LetterPress letters) {
        TemplateVersion prepared = run.requireSelected().template();
        if (!letters.template().sha256().equals(prepared.sha256())) {
            Path set = RunFolder.of(places, run.name()).packageFolder();
            throw Refusal.of("run.preview-template", run.name(), prepared.name(), set);
        }
    }

    private Piece letter(MailingRun run, String piece) {
        if (bundles.unitOf(run.name(), piece)
                .filter(any -> any.channel() == Channel.PRINT)
                .isEmpty()) {
            throw Refusal.of("run.unknown-piece", run.name(), PieceReference.isValid(piece) ? piece : "?");
        }
        return pieces.of(run.name(), List.of(new PieceReference(piece))).get(0);
    }

    private List<ProofSet.Pick> proofSet(MailingRun run, LetterPress letters) {
        Set<String> cancelled = Set.copyOf(states.in(run.name(), PieceState.CANCELLED));
        ProofSet proof = new ProofSet(letters);
        pieces.forEach(run.name(), Channel.PRINT, piece -> {
            if (!cancelled.contains(piece.reference().text())) {
                proof.accept(piece);
            }
        });
        return proof.picks();
    }
}
