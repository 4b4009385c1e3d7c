package se.utskick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTests {

    /** Every route and state, and all it may become; what is not listed may not happen. Written from the contract, not from the table. */
    private static final Map<String, String> PRINT = Map.ofEntries(
            Map.entry("", "COMPOSED"),
            Map.entry("COMPOSED", "HANDED_OVER CANCELLED"),
            Map.entry("HANDED_OVER", "ACCEPTED POSTED REJECTED REPRINTED CANCELLED"),
            Map.entry("ACCEPTED", "POSTED REJECTED REPRINTED CANCELLED"),
            Map.entry("REJECTED", "REPRINTED CANCELLED HANDED_OVER"),
            Map.entry("REPRINTED", "POSTED REJECTED CANCELLED"),
            Map.entry("POSTED", "RETURNED HANDED_OVER"),
            Map.entry("RETURNED", "HANDED_OVER"),
            Map.entry("CANCELLED", "POSTED"));

    private static final Map<String, String> EMAIL = Map.ofEntries(
            Map.entry("", "QUEUED"),
            Map.entry("QUEUED", "WRITTEN SENT IN_DOUBT FAILED CANCELLED"),
            Map.entry("WRITTEN", "BOUNCED"),
            Map.entry("SENT", "BOUNCED"),
            Map.entry("IN_DOUBT", "SENT FAILED QUEUED FALLBACK_PRINT"),
            Map.entry("BOUNCED", "FALLBACK_PRINT"),
            Map.entry("FAILED", "FALLBACK_PRINT"));

    @Test
    void allowsExactlyTheMovesOfALetter() {
        assertMoves(Route.PRINT, PRINT);
    }

    @Test
    void allowsExactlyTheMovesOfAnEmail() {
        assertMoves(Route.EMAIL, EMAIL);
    }

    @Test
    void knowsARouteByItsFirstState() {
        assertThat(Transition.bornInto(PieceState.COMPOSED)).contains(Route.PRINT);
        assertThat(Transition.bornInto(PieceState.QUEUED)).contains(Route.EMAIL);
        assertThat(Arrays.stream(PieceState.values())
                        .filter(state -> Transition.bornInto(state).isPresent()))
                .containsExactlyInAnyOrder(PieceState.COMPOSED, PieceState.QUEUED);
    }

    @Test
    void leavesNoStateUnsettledThatHasNoWayOn() {
        for (Route route : Route.values()) {
            for (PieceState state : PieceState.values()) {
                boolean reached =
                        Transition.TABLE.stream().anyMatch(move -> move.route() == route && move.to() == state);
                boolean stuck =
                        Transition.TABLE.stream().noneMatch(move -> move.route() == route && move.from() == state);
                assertThat(reached && stuck && !state.isSettled())
                        .as("%s %s", route, state)
                        .isFalse();
            }
        }
    }

    private static void assertMoves(Route route, Map<String, String> expected) {
        for (PieceState to : PieceState.values()) {
            assertThat(Transition.isAllowed(route, null, to))
                    .as("birth into %s", to)
                    .isEqualTo(names(expected, "").contains(to.name()));
            for (PieceState from : PieceState.values()) {
                assertThat(Transition.isAllowed(route, from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(names(expected, from.name()).contains(to.name()));
            }
        }
    }

    private static Set<String> names(Map<String, String> expected, String from) {
        return Arrays.stream(expected.getOrDefault(from, "").split(" ")).collect(Collectors.toSet());
    }
}
