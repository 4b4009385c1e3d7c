package se.utskick.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.Route;
import se.utskick.delivery.Transition;
import se.utskick.print.Acknowledgement;
import se.utskick.print.RefusedRow;
import se.utskick.print.RefusedRow.Reason;

/**
 * The moves a shop's rows come to, taken one after the other. A row for a bundle moves the pieces of it that may make the move, and its
 * count must be theirs: one that was rejected alone is not posted with the rest. Pieces on a stop list may be counted or not, since the
 * shop may or may not have acted on it; the row leaves them as they are, and a row of its own tells of each that was posted all the same.
 */
final class ShopAnswer {

    private final Map<String, Map<String, PieceState>> bundles;
    private final Officer officer;
    private final List<LogEvent> events = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private int applied;

    /** @param bundles the letters by their bundle's file name, each with its state; changed as rows are taken */
    ShopAnswer(Map<String, Map<String, PieceState>> bundles, Officer officer) {
        this.bundles = bundles;
        this.officer = officer;
    }

    int applied() {
        return applied;
    }

    List<LogEvent> events() {
        return events;
    }

    List<RefusedRow> refused() {
        return refused;
    }

    void take(Acknowledgement row) {
        Optional<RefusedRow> flaw = row.isBundle() ? takeBundle(row) : takePiece(row);
        flaw.ifPresentOrElse(refused::add, () -> applied++);
    }

    private Optional<RefusedRow> takePiece(Acknowledgement row) {
        Optional<Map<String, PieceState>> bundle = bundles.values().stream()
                .filter(pieces -> pieces.containsKey(row.piece()))
                .findFirst();
        if (bundle.isEmpty()) {
            return Optional.of(new RefusedRow(row.line(), Reason.UNKNOWN_PIECE));
        }
        PieceState from = bundle.get().getOrDefault(row.piece(), PieceState.CANCELLED);
        if (from == status(row)) {
            return Optional.of(new RefusedRow(row.line(), Reason.DUPLICATE_ROW));
        }
        if (!isAllowed(from, row)) {
            return Optional.of(impossible(row, Set.of(from)));
        }
        move(bundle.get(), row.piece(), row);
        return Optional.empty();
    }

    private Optional<RefusedRow> takeBundle(Acknowledgement row) {
        Map<String, PieceState> pieces = bundles.get(row.piece());
        if (pieces == null) {
            return Optional.of(new RefusedRow(row.line(), Reason.UNKNOWN_PIECE));
        }
        List<String> moving = new TreeMap<>(pieces)
                .entrySet().stream()
                        .filter(piece -> !isStopped(piece.getValue()) && isAllowed(piece.getValue(), row))
                        .map(Map.Entry::getKey)
                        .toList();
        if (moving.isEmpty()) {
            return Optional.of(
                    pieces.containsValue(status(row))
                            ? new RefusedRow(row.line(), Reason.DUPLICATE_ROW)
                            : impossible(row, pieces.values()));
        }
        int stopped = Math.toIntExact(
                pieces.values().stream().filter(ShopAnswer::isStopped).count());
        Set<Integer> expected = new TreeSet<>(List.of(moving.size(), moving.size() + stopped));
        if (!expected.contains(Integer.parseInt(row.note().strip()))) {
            return Optional.of(new RefusedRow(
                    row.line(), Reason.WRONG_COUNT, joined(expected), row.note().strip()));
        }
        moving.forEach(piece -> move(pieces, piece, row));
        return Optional.empty();
    }

    /** Told with where the pieces are, and where they may go from there. */
    private static RefusedRow impossible(Acknowledgement row, Collection<PieceState> from) {
        Set<PieceState> here = new TreeSet<>(from);
        Set<PieceState> allowed = new TreeSet<>();
        for (PieceState to : PieceState.values()) {
            if (here.stream().anyMatch(state -> Transition.isAllowed(Route.PRINT, state, to))) {
                allowed.add(to);
            }
        }
        // The house's own to say, by a stop list and by a supplement.
        allowed.removeAll(Set.of(PieceState.CANCELLED, PieceState.HANDED_OVER));
        return new RefusedRow(
                row.line(), Reason.IMPOSSIBLE_TRANSITION, joined(allowed), joined(here) + ">" + row.status());
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void move(Map<String, PieceState> pieces, String piece, Acknowledgement row) {
        PieceState from = Optional.ofNullable(pieces.put(piece, status(row))).orElseThrow();
        // The shop's note may hold anything; the log gets the day it tells of and nothing else.
        events.add(LogEvent.move(piece, from, status(row), officer.name(), Detail.of("date", row.date())));
    }

    private static boolean isStopped(PieceState state) {
        return state == PieceState.CANCELLED;
    }

    private static boolean isAllowed(PieceState from, Acknowledgement row) {
        return Transition.isAllowed(Route.PRINT, from, status(row));
    }

    private static PieceState status(Acknowledgement row) {
        return PieceState.valueOf(row.status().name());
    }
}
