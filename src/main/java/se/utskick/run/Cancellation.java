package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.Route;
import se.utskick.delivery.Transition;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.PieceReference;

/** {@code cancel}: takes a run, a supplement or a piece out before delivery; after it, asks the shop to by a stop list. */
@Component
public class Cancellation {

    private final Places places;
    private final MailingRuns runs;
    private final Bundles bundles;
    private final PieceStates states;
    private final Recomposition recomposition;
    private final Supplements supplements;
    private final SupplementLetters printed;
    private final SupplementCancellation waiting;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    Cancellation(
            Places places,
            MailingRuns runs,
            Bundles bundles,
            PieceStates states,
            Recomposition recomposition,
            Supplements supplements,
            SupplementLetters printed,
            SupplementCancellation waiting,
            DeliveryLog log,
            Housekeeping housekeeping) {
        this.places = places;
        this.runs = runs;
        this.bundles = bundles;
        this.states = states;
        this.recomposition = recomposition;
        this.supplements = supplements;
        this.printed = printed;
        this.waiting = waiting;
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
        return settled(name, run -> switch (run.state()) {
            case PREPARED, APPROVED -> piece == null ? whole(run, cause) : one(run, piece, cause);
            case PREPARING, RETURNED -> piece == null ? whole(run, cause) : refuse(run);
            case DELIVERED -> piece == null ? all(run, cause) : oneOfMany(run, piece, cause);
            case CLOSED -> piece == null ? refuseClosed(run) : stop(run, List.of(requireStoppable(run, piece)), cause);
            case DELIVERING, CANCELLED -> refuse(run);
        });
    }

    /**
     * Cancels a supplement: one that waits altogether, of one that was handed over what can still be stopped.
     *
     * @throws Refusal where the run has no such supplement
     */
    public Cancelled cancelSupplement(String name, int number, String reason, Officer officer) {
        Cause cause = new Cause(officer, Officer.reason(reason));
        return settled(name, run -> {
            Supplement supplement = supplements.get(name, number);
            return switch (supplement.state()) {
                case PREPARED, APPROVED -> waiting.cancel(run, supplement, cause);
                case DELIVERED -> stop(run, references(printed.of(name, number)), cause);
                case CANCELLED -> 0; // repeated
            };
        });
    }

    private Cancelled settled(String name, ToIntFunction<MailingRun> work) {
        housekeeping.settle(name);
        int stopLists = bundles.lastStopList(name);
        int cancelled = work.applyAsInt(runs.get(name));
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

    /** What waits in a supplement does not leave; what the shop has is stopped. */
    private int all(MailingRun run, Cause cause) {
        List<String> pieces = printed.handedOver(run.name()).values().stream()
                .flatMap(List::stream)
                .map(PieceReference::text)
                .distinct()
                .toList();
        return waiting.cancelOpen(run, cause) + stop(run, pieces, cause);
    }

    private int oneOfMany(MailingRun run, String piece, Cause cause) {
        PieceState before = require(run, piece);
        if (waiting.takeOut(run, piece, cause) && !isWithTheShop(before)) {
            return 1;
        }
        return stop(run, List.of(requireStoppable(run, piece)), cause);
    }

    /** A letter to be printed again may be stopped at the shop too. */
    private static boolean isWithTheShop(PieceState state) {
        return state != PieceState.COMPOSED && isStoppable(state);
    }

    private int stop(MailingRun run, List<String> asked, Cause cause) {
        Map<String, PieceState> now = states.of(run.name(), asked);
        List<String> pieces =
                asked.stream().filter(one -> isStoppable(now.get(one))).toList();
        if (!pieces.isEmpty()) {
            int list = bundles.lastStopList(run.name()) + 1;
            List<LogEvent> events = pieces.stream()
                    .map(one -> cause.of(one, Optional.ofNullable(now.get(one)).orElseThrow()))
                    .toList();
            log.append(run.name(), events, () -> bundles.stop(run.name(), pieces, list));
        }
        return pieces.size();
    }

    private String requireStoppable(MailingRun run, String piece) {
        PieceState state = require(run, piece);
        if (state != PieceState.CANCELLED && !isStoppable(state)) {
            throw Refusal.of("run.too-late-to-cancel", piece, state);
        }
        return piece;
    }

    private static boolean isStoppable(@Nullable PieceState state) {
        return state != null && Transition.isAllowed(Route.PRINT, state, PieceState.CANCELLED);
    }

    private static List<String> references(Map<Unit, List<SupplementLetter>> letters) {
        return letters.values().stream()
                .flatMap(List::stream)
                .map(letter -> letter.piece().text())
                .toList();
    }

    private PieceState require(MailingRun run, String piece) {
        return states.of(run.name(), piece)
                .orElseThrow(
                        () -> Refusal.of("run.unknown-piece", run.name(), PieceReference.isValid(piece) ? piece : "?"));
    }
}
