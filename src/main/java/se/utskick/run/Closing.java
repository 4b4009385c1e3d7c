package se.utskick.run;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;

/**
 * Closes a delivered run when nothing more is awaited: every letter posted, returned or cancelled, every message written, sent or given up,
 * no supplement under way.
 * A run all of whose pieces are cancelled is cancelled itself, and closed after all where the shop posted one in spite of its stop list. A
 * letter may still come back after the run is closed.
 */
@Component
class Closing {

    private final MailingRuns runs;
    private final PieceStates states;
    private final Supplements supplements;
    private final DeliveryLog log;

    Closing(MailingRuns runs, PieceStates states, Supplements supplements, DeliveryLog log) {
        this.runs = runs;
        this.supplements = supplements;
        this.states = states;
        this.log = log;
    }

    void ifSettled(String run) {
        if (runs.get(run).state() == RunState.DELIVERED && isSettled(run)) {
            RunState end = isAllCancelled(run) ? RunState.CANCELLED : RunState.CLOSED;
            log.append(
                    run,
                    List.of(new LogEvent(end.name(), null, RunState.DELIVERED.name(), end.name(), null, null)),
                    () -> runs.move(run, RunState.DELIVERED, end));
        } else if (runs.get(run).state() == RunState.CANCELLED && isPostedAnyway(run)) {
            log.append(
                    run,
                    List.of(new LogEvent(
                            RunState.CLOSED.name(),
                            null,
                            RunState.CANCELLED.name(),
                            RunState.CLOSED.name(),
                            null,
                            null)),
                    () -> runs.move(run, RunState.CANCELLED, RunState.CLOSED));
        }
    }

    private boolean isPostedAnyway(String run) {
        return states.counts(run).containsKey(PieceState.POSTED);
    }

    private boolean isSettled(String run) {
        return supplements.open(run).isEmpty()
                && states.counts(run).keySet().stream().allMatch(PieceState::isSettled);
    }

    private boolean isAllCancelled(String run) {
        Set<PieceState> all = states.counts(run).keySet();
        return all.equals(Set.of(PieceState.CANCELLED));
    }
}
