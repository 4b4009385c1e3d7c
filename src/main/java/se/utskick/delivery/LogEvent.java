package se.utskick.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a run or to a piece, before it has its place in the log. No personal data but the name of the officer who
 * acted.
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
        @Nullable String detail) {}
