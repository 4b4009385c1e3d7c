package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.Route;
import se.utskick.delivery.Transition;
import se.utskick.run.Bundles.Standing;
import se.utskick.selection.PieceReference;

/** {@code cancel}: takes a run or a piece out before delivery; after it, asks the shop to by a stop list. */
@Component
public class Cancellation {

    private final Places places;
    private final MailingRuns runs;
    private final Bundles bundles;
    private final PieceStates states;
    private final Recomposition recomposition;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    Cancellation(
            Places places,
            MailingRuns runs,
            Bundles bundles,
            PieceStates states,
            Recomposition recomposition,
            DeliveryLog log,
            Housekeeping housekeeping) {
        this.places = places;
        this.runs = runs;
        this.bundles = bundles;
        this.states = states;
        this.recomposition = recomposition;
        this.log = log;
        this.housekeeping = housekeeping;
    }

    /**
     * What came of it.
     *
     * @param cancelled pieces
     * @param stopList the file to send to the shop, below the run's folder; null before delivery
     */
    public record Cancelled(
            MailingRun run, int cancelled, @Nullable String stopList) {}

    /** Why, and by whom. */
    record Cause(Officer officer, String reason) {

        LogEvent of(String piece, PieceState from) {
            return LogEvent.move(piece, from, PieceState.CANCELLED, officer.name(), detail());
        }

        String detail() {
            return Detail.of("account", officer.account(), "reason", reason);
        }
    }

    /**
     * Cancels the run, or one piece.
     *
     * @param piece a reference, null for all
     * @throws Refusal where the run has no such piece, or the piece or run can no longer be cancelled
     */
    public Cancelled cancel(String name, @Nullable String piece, String reason, Officer officer) {
        Cause cause = new Cause(officer, Officer.reason(reason));
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        int stopLists = bundles.lastStopList(name);
        int cancelled = switch (run.state()) {
            case PREPARED, APPROVED -> piece == null ? whole(run, cause) : one(run, piece, cause);
            case PREPARING, RETURNED -> piece == null ? whole(run, cause) : refuse(run);
            case DELIVERED -> stop(run, piece, cause);
            case CLOSED -> piece == null ? refuseClosed(run) : stop(run, piece, cause);
            case DELIVERING, CANCELLED -> refuse(run);
        };
        housekeeping.settle(name);
        boolean listed = bundles.lastStopList(name) > stopLists;
        return new Cancelled(runs.get(name), cancelled, listed ? stopList(name) : null);
    }

    private String stopList(String name) {
        RunFolder folder = RunFolder.of(places, name);
        return folder.root()
                .relativize(folder.stopList(bundles.lastStopList(name)))
                .toString();
    }

    private static int refuse(MailingRun run) {
        throw Refusal.of("run.not-to-cancel", run.name(), run.state());
    }

    private static int refuseClosed(MailingRun run) {
        throw Refusal.of("run.closed-to-cancel", run.name());
    }

    private int whole(MailingRun run, Cause cause) {
        List<LogEvent> events = new ArrayList<>();
        for (PieceState state : List.of(PieceState.COMPOSED, PieceState.QUEUED)) {
            states.in(run.name(), state).forEach(piece -> events.add(cause.of(piece, state)));
        }
        int pieces = events.size();
        events.add(new LogEvent(
                "CANCELLED",
                null,
                run.state().name(),
                RunState.CANCELLED.name(),
                cause.officer().name(),
                cause.detail()));
        log.append(run.name(), events, () -> runs.move(run.name(), run.state(), RunState.CANCELLED));
        return pieces;
    }

    private int one(MailingRun run, String piece, Cause cause) {
        PieceState state = require(run, piece);
        if (state == PieceState.CANCELLED) {
            return 0; // repeated
        }
        recomposition.without(run, new PieceReference(piece), cause.of(piece, state));
        return 1;
    }

    private int stop(MailingRun run, @Nullable String piece, Cause cause) {
        List<String> pieces = new ArrayList<>();
        if (piece != null) {
            requireStoppable(run, piece);
            pieces.add(piece);
        } else {
            inOrder(run).forEach(reference -> pieces.add(reference.text()));
        }
        Map<String, PieceState> now = states.of(run.name(), pieces);
        pieces.removeIf(one -> !isStoppable(now.get(one)));
        if (!pieces.isEmpty()) {
            int list = bundles.lastStopList(run.name()) + 1;
            List<LogEvent> events = pieces.stream()
                    .map(one -> cause.of(one, Optional.ofNullable(now.get(one)).orElseThrow()))
                    .toList();
            log.append(run.name(), events, () -> bundles.stop(run.name(), pieces, list));
        }
        return pieces.size();
    }

    private void requireStoppable(MailingRun run, String piece) {
        PieceState state = require(run, piece);
        if (state != PieceState.CANCELLED && !isStoppable(state)) {
            throw Refusal.of("run.too-late-to-cancel", piece, state);
        }
    }

    private static boolean isStoppable(@Nullable PieceState state) {
        return state != null && Transition.isAllowed(Route.PRINT, state, PieceState.CANCELLED);
    }

    private List<PieceReference> inOrder(MailingRun run) {
        List<PieceReference> all = new ArrayList<>();
        for (Standing bundle : bundles.units(run.name(), Channel.PRINT)) {
            all.addAll(bundles.references(run.name(), bundle.unit()));
        }
        return all;
    }

    private PieceState require(MailingRun run, String piece) {
        return states.of(run.name(), piece)
                .orElseThrow(
                        () -> Refusal.of("run.unknown-piece", run.name(), PieceReference.isValid(piece) ? piece : "?"));
    }
}
