package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.selection.PieceReference;

/** The messages that did not come through and that no letter stands for yet: what a supplement is made of (contract, section 4). */
@Component
public class AwaitingLetter {

    private final PieceStates states;

    AwaitingLetter(PieceStates states) {
        this.states = states;
    }

    /** A run's pieces that bounced or failed, by reference in order; empty where each has its letter. */
    public List<PieceReference> of(String run) {
        List<PieceReference> awaiting = new ArrayList<>();
        for (PieceState state : List.of(PieceState.BOUNCED, PieceState.FAILED)) {
            states.in(run, state).forEach(piece -> awaiting.add(new PieceReference(piece)));
        }
        awaiting.sort(null);
        return awaiting;
    }
}
