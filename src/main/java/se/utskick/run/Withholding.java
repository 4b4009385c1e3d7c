package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.selection.Recheck.Objection;

/**
 * What may no longer go when a delivery is taken up again after its package has left: the messages not yet written that a newer snapshot
 * objects to. The letters are with the shop; a stop list is an officer's to give.
 */
@Component
class Withholding {

    private final Objections objections;
    private final PieceStates states;
    private final Bundles bundles;
    private final DeliveryLog log;

    Withholding(Objections objections, PieceStates states, Bundles bundles, DeliveryLog log) {
        this.objections = objections;
        this.states = states;
        this.bundles = bundles;
        this.log = log;
    }

    /** Cancels them, each in the log with why. */
    void withhold(MailingRun run, Officer officer) {
        Map<String, String> objected = objected(run);
        objected.keySet().retainAll(states.in(run.name(), PieceState.QUEUED));
        if (objected.isEmpty()) {
            return;
        }
        List<LogEvent> events = new ArrayList<>();
        objected.forEach((piece, kind) -> events.add(LogEvent.move(
                piece,
                PieceState.QUEUED,
                PieceState.CANCELLED,
                officer.name(),
                Detail.of("account", officer.account(), "newer-snapshot", kind))));
        log.append(
                run.name(),
                events,
                () -> objected.keySet().forEach(piece -> bundles.remove(run.name(), piece, RunState.APPROVED)));
    }

    /** By piece, with all that is said against it. */
    private Map<String, String> objected(MailingRun run) {
        Map<String, String> objected = new TreeMap<>();
        for (Objection objection : objections.to(run)) {
            objected.merge(objection.piece(), objection.kind(), (one, other) -> one + "+" + other);
        }
        return objected;
    }
}
