package se.utskick.delivery;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a run or to a piece, before it has its place in the log; texts are kept in NFC. No personal data but the name
 * of the officer who acted.
 *
 * @param event a code such as PREPARED, APPROVED, COMPOSED, HANDED_OVER
 * @param piece null for an event of the run
 * @param from the state before, null where there was none
 * @param to the state after
 * @param by who acted, null for the machine
 * @param detail counts, hashes, codes or an officer's reason; null where there is nothing to add
 */
public record LogEvent(
        String event,
        @Nullable String piece,
        @Nullable String from,
        @Nullable String to,
        @Nullable String by,
        @Nullable String detail) {

    public LogEvent {
        by = normal(by);
        detail = normal(detail);
    }

    /** An event of the run that moves nothing. */
    public static LogEvent note(String event, @Nullable String by, String detail) {
        return new LogEvent(event, null, null, null, by, detail);
    }

    /** A piece's move, named by the state it comes to. */
    public static LogEvent move(
            String piece, PieceState from, PieceState to, @Nullable String by, @Nullable String detail) {
        return new LogEvent(to.name(), piece, from.name(), to.name(), by, detail);
    }

    /** A piece's birth, {@code COMPOSED} whatever its route. */
    public static LogEvent composed(String piece, Route route, String detail) {
        PieceState first = route == Route.PRINT ? PieceState.COMPOSED : PieceState.QUEUED;
        return new LogEvent("COMPOSED", piece, null, first.name(), null, detail);
    }

    private static @Nullable String normal(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
