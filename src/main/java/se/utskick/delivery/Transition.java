package se.utskick.delivery;

import static se.utskick.delivery.PieceState.ACCEPTED;
import static se.utskick.delivery.PieceState.BOUNCED;
import static se.utskick.delivery.PieceState.CANCELLED;
import static se.utskick.delivery.PieceState.COMPOSED;
import static se.utskick.delivery.PieceState.FAILED;
import static se.utskick.delivery.PieceState.FALLBACK_PRINT;
import static se.utskick.delivery.PieceState.HANDED_OVER;
import static se.utskick.delivery.PieceState.IN_DOUBT;
import static se.utskick.delivery.PieceState.POSTED;
import static se.utskick.delivery.PieceState.QUEUED;
import static se.utskick.delivery.PieceState.REJECTED;
import static se.utskick.delivery.PieceState.REPRINTED;
import static se.utskick.delivery.PieceState.RETURNED;
import static se.utskick.delivery.PieceState.SENT;
import static se.utskick.delivery.PieceState.WRITTEN;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A move a piece may make. What is not in the table cannot happen.
 *
 * @param from null for a piece's birth
 */
public record Transition(Route route, @Nullable PieceState from, PieceState to) {

    /** Every move there is. */
    public static final Set<Transition> TABLE = Set.of(
            print(null, COMPOSED),
            print(COMPOSED, HANDED_OVER),
            print(COMPOSED, CANCELLED),
            // A shop may tell of posting alone, so acceptance can be passed over.
            print(HANDED_OVER, ACCEPTED),
            print(HANDED_OVER, POSTED),
            print(HANDED_OVER, REJECTED),
            print(HANDED_OVER, REPRINTED),
            print(HANDED_OVER, CANCELLED),
            print(ACCEPTED, POSTED),
            print(ACCEPTED, REJECTED),
            print(ACCEPTED, REPRINTED),
            print(ACCEPTED, CANCELLED),
            print(REJECTED, REPRINTED),
            print(REJECTED, CANCELLED),
            print(REPRINTED, POSTED),
            print(REPRINTED, REJECTED),
            print(REPRINTED, CANCELLED),
            print(POSTED, RETURNED),
            // Printed once more by the house, in a supplement: what the shop could not print, what came back, what
            // never arrived.
            print(REJECTED, HANDED_OVER),
            print(RETURNED, HANDED_OVER),
            print(POSTED, HANDED_OVER),
            // Only of a piece that was handed over before: the shop had posted it when the stop list came.
            print(CANCELLED, POSTED),
            email(null, QUEUED),
            email(QUEUED, WRITTEN),
            email(QUEUED, SENT),
            email(QUEUED, IN_DOUBT),
            email(QUEUED, FAILED),
            email(QUEUED, CANCELLED),
            email(WRITTEN, BOUNCED),
            email(SENT, BOUNCED),
            email(IN_DOUBT, SENT),
            email(IN_DOUBT, FAILED),
            email(IN_DOUBT, QUEUED),
            email(IN_DOUBT, FALLBACK_PRINT),
            email(BOUNCED, FALLBACK_PRINT),
            email(FAILED, FALLBACK_PRINT));

    public static boolean isAllowed(Route route, @Nullable PieceState from, PieceState to) {
        return TABLE.contains(new Transition(route, from, to));
    }

    /** The route of a piece that is born into this state; empty where none can be. */
    static Optional<Route> bornInto(PieceState state) {
        return TABLE.stream()
                .filter(move -> move.from() == null && move.to() == state)
                .map(Transition::route)
                .findFirst();
    }

    private static Transition print(@Nullable PieceState from, PieceState to) {
        return new Transition(Route.PRINT, from, to);
    }

    private static Transition email(@Nullable PieceState from, PieceState to) {
        return new Transition(Route.EMAIL, from, to);
    }
}
