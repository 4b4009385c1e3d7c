package se.utskick.email;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;

/**
 * What happened to one message, as a line of the journal: nothing about its recipient.
 *
 * @param at when, to the millisecond
 * @param attempt how often it was tried, with this time
 * @param detail codes and reasons as they go to the log; for an intent the server
 */
record MailNote(Kind kind, String piece, Instant at, Attempt attempt, String detail) {

    private static final String APART = "\t";
    private static final int FIELDS = 7;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** What a line says. */
    enum Kind {
        /** The final dot comes next. */
        INTENT,
        /** The server answered for the message. */
        SENT,
        /** It never will be sent. */
        FAILED,
        /** Nobody knows. */
        IN_DOUBT,
        /** It is tried again later. */
        PUT_OFF
    }

    /** The change of state it means; empty where it means none, or none yet. */
    Optional<LogEvent> event(String more) {
        return switch (kind) {
            case INTENT, PUT_OFF -> Optional.empty();
            case SENT -> Optional.of(move(PieceState.SENT, detail + attempts() + more));
            case FAILED -> Optional.of(move(PieceState.FAILED, detail + attempts() + more));
            case IN_DOUBT -> Optional.of(move(PieceState.IN_DOUBT, detail + attempts() + more));
        };
    }

    /** Of an intent that nothing followed; empty for any other note. */
    Optional<LogEvent> doubt() {
        return kind == Kind.INTENT
                ? Optional.of(move(
                        PieceState.IN_DOUBT, "reason=interrupted; intent=" + at + attempts() + "; server=" + detail))
                : Optional.empty();
    }

    /** Of an intent: that nobody was there any more to hear the answer. */
    MailNote unanswered() {
        return new MailNote(
                Kind.IN_DOUBT, piece, at, attempt, "reason=interrupted; intent=" + at + "; server=" + detail);
    }

    private LogEvent move(PieceState to, String why) {
        return LogEvent.move(piece, PieceState.QUEUED, to, null, why);
    }

    private String attempts() {
        return "; attempts=" + attempt.count();
    }

    /** With a checksum before it and a line's end after it. */
    byte[] line() {
        String text = String.join(
                APART,
                kind.name(),
                piece,
                Long.toString(at.toEpochMilli()),
                Integer.toString(attempt.count()),
                Long.toString(attempt.first().toEpochMilli()),
                Long.toString(attempt.due().toEpochMilli()),
                oneLine(detail));
        return (checksum(text) + APART + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Null for a line that was not written whole.
     *
     * @throws Refusal for one that is whole and of another build
     */
    static @Nullable MailNote read(String line) {
        String[] whole = line.split(APART, 2);
        if (whole.length < 2 || !checksum(whole[1]).equals(whole[0])) {
            return null;
        }
        try {
            String[] fields = whole[1].split(APART, FIELDS);
            Attempt attempt = new Attempt(Integer.parseInt(fields[3]), instant(fields[4]), instant(fields[5]));
            return new MailNote(Kind.valueOf(fields[0]), fields[1], instant(fields[2]), attempt, fields[6]);
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException otherBuild) {
            throw Refusal.of("email.journal-unknown").because(otherBuild);
        }
    }

    private static String oneLine(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? CONTROL.matcher(text).replaceAll(" ")
                : text;
    }

    private static Instant instant(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
