package se.utskick.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.utskick.delivery.PieceState;
import se.utskick.selection.Outcome;

/**
 * The figures of one run, or of several together, as they are published: outcomes with the held ones as one figure, pieces by state, and
 * what follows from them.
 */
record Tally(
        int youths,
        int rows,
        Map<Outcome, Integer> exact,
        Map<PieceState, Integer> print,
        Map<PieceState, Integer> email,
        int sheets,
        int withoutMeeting) {

    /** PROTECTED, NO_CUSTODIAN and TOO_MANY_CUSTODIANS together, in every report. */
    static final String HANDLED_BY_HAND = "HANDLED_BY_HAND";

    /** Whom nobody could write to though the promise meant them too; held rows are taken over by people. */
    private static final List<Outcome> NOT_REACHED = List.of(
            Outcome.YOUTH_NOT_IN_EXTRACT, Outcome.RECIPIENT_NOT_IN_EXTRACT, Outcome.NO_ADDRESS, Outcome.NOT_PRINTABLE);

    private static final List<PieceState> GONE = List.of(PieceState.POSTED, PieceState.SENT);
    private static final List<PieceState> OVER = List.of(PieceState.POSTED, PieceState.SENT, PieceState.FALLBACK_PRINT);
    private static final List<PieceState> ASTRAY = List.of(
            PieceState.RETURNED,
            PieceState.REJECTED,
            PieceState.CANCELLED,
            PieceState.BOUNCED,
            PieceState.FAILED,
            PieceState.IN_DOUBT);
    private static final List<PieceState> NOT_BEGUN =
            List.of(PieceState.COMPOSED, PieceState.QUEUED, PieceState.CANCELLED);

    /** Whether the promise is kept, as police and municipality tell it. */
    enum Status {
        FULFILLED,
        PARTLY,
        NOT
    }

    /** A code and how many: a deviation, or something still open. */
    record Count(String code, int count) {}

    static Tally of(RunFacts facts) {
        return new Tally(
                facts.youths(),
                facts.rows(),
                facts.outcomes(),
                facts.printStates(),
                facts.emailStates(),
                facts.sheets(),
                facts.withoutMeeting().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    Tally plus(Tally other) {
        return new Tally(
                youths + other.youths,
                rows + other.rows,
                sum(Outcome.class, exact, other.exact),
                sum(PieceState.class, print, other.print),
                sum(PieceState.class, email, other.email),
                sheets + other.sheets,
                withoutMeeting + other.withoutMeeting);
    }

    /** By code, the held first as one figure, none left out. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> published = new LinkedHashMap<>();
        published.put(HANDLED_BY_HAND, 0);
        for (Outcome outcome : Outcome.values()) {
            String code = outcome.isHandledByHand() ? HANDLED_BY_HAND : outcome.name();
            published.merge(code, exact.getOrDefault(outcome, 0), Integer::sum);
        }
        return published;
    }

    int sent() {
        return exact.getOrDefault(Outcome.EMAIL, 0) + exact.getOrDefault(Outcome.PRINT, 0);
    }

    int printPieces() {
        return all(print);
    }

    int emailPieces() {
        return all(email);
    }

    int pieces() {
        return printPieces() + emailPieces();
    }

    /** Pieces by state, in the order of the states, those that occur. */
    Map<PieceState, Integer> states() {
        Map<PieceState, Integer> states = sum(PieceState.class, print, email);
        states.values().removeIf(count -> count == 0);
        return states;
    }

    int inStates(List<PieceState> wanted) {
        return wanted.stream()
                .mapToInt(state -> states().getOrDefault(state, 0))
                .sum();
    }

    /** Fulfilled: every piece has left, and nobody the promise means was out of reach. Not: none has been handed over. */
    Status status() {
        if (pieces() == inStates(NOT_BEGUN)) {
            return Status.NOT;
        }
        return inStates(OVER) == pieces() && notReached() == 0 ? Status.FULFILLED : Status.PARTLY;
    }

    /** What differs from the promise: rows that got no piece through no rule of the mailing's own, pieces that went astray. */
    List<Count> deviations() {
        List<Count> deviations = new ArrayList<>();
        add(deviations, HANDLED_BY_HAND, outcomes().getOrDefault(HANDLED_BY_HAND, 0));
        NOT_REACHED.forEach(outcome -> add(deviations, outcome.name(), exact.getOrDefault(outcome, 0)));
        add(deviations, "WITHOUT_MEETING", withoutMeeting);
        ASTRAY.forEach(state -> add(deviations, state.name(), states().getOrDefault(state, 0)));
        return deviations;
    }

    /** What somebody still has to do or to hear of, by state. */
    List<Count> open() {
        List<Count> open = new ArrayList<>();
        states().forEach((state, count) -> {
            if (!OVER.contains(state) && state != PieceState.CANCELLED) {
                add(open, state.name(), count);
            }
        });
        add(open, HANDLED_BY_HAND, outcomes().getOrDefault(HANDLED_BY_HAND, 0));
        return open;
    }

    int posted() {
        return print.getOrDefault(GONE.get(0), 0);
    }

    int emailed() {
        return email.getOrDefault(GONE.get(1), 0);
    }

    private int notReached() {
        return NOT_REACHED.stream()
                        .mapToInt(outcome -> exact.getOrDefault(outcome, 0))
                        .sum()
                + withoutMeeting;
    }

    private static void add(List<Count> counts, String code, int count) {
        if (count > 0) {
            counts.add(new Count(code, count));
        }
    }

    private static int all(Map<PieceState, Integer> states) {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static <K extends Enum<K>> Map<K, Integer> sum(Class<K> keys, Map<K, Integer> a, Map<K, Integer> b) {
        Map<K, Integer> sum = new EnumMap<>(keys);
        sum.putAll(a);
        b.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        return sum;
    }
}
