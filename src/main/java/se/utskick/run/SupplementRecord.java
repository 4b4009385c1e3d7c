package se.utskick.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.Route;
import se.utskick.delivery.SentMemory;
import se.utskick.delivery.SentMemory.Sent;
import se.utskick.run.Awaiting.Found;
import se.utskick.run.SupplementPress.Pressed;
import se.utskick.selection.Pieces;

/** What is said of a supplement in log and database, a transaction a step; the folders follow. */
@Component
class SupplementRecord {

    /** In a hash's place: there is no package any more. */
    private static final String NO_PACKAGE = "0".repeat(64);

    private final MailingRuns runs;
    private final Supplements supplements;
    private final SupplementLetters letters;
    private final CoveredRows covered;
    private final SentMemory memory;
    private final Pieces pieces;
    private final DeliveryLog log;

    SupplementRecord(
            MailingRuns runs,
            Supplements supplements,
            SupplementLetters letters,
            CoveredRows covered,
            SentMemory memory,
            Pieces pieces,
            DeliveryLog log) {
        this.runs = runs;
        this.supplements = supplements;
        this.letters = letters;
        this.covered = covered;
        this.memory = memory;
        this.pieces = pieces;
        this.log = log;
    }

    /** The new letters count for their youths and recipients from now on, so that no other run writes to them meanwhile. */
    void made(MailingRun run, int number, Found found, Pressed pressed, Officer officer) {
        List<LogEvent> events = new ArrayList<>(List.of(prepared(run, number, found, pressed, officer)));
        pressed.bundles()
                .forEach((unit, bundle) -> bundle.pieces().stream()
                        .map(piece -> Objects.requireNonNull(pressed.letters().get(piece.reference())))
                        .filter(letter -> !letter.isReprint())
                        .forEach(letter -> events.add(born(number, letter, unit.fileName()))));
        List<Sent> sent = sent(run, pressed);
        log.append(run.name(), events, () -> {
            supplements.insert(run.name(), number, found.leftOut(), pressed.sha256(), officer);
            pieces.add(run.name(), found.instead());
            letters.record(run.name(), number, pressed.bundles(), pressed.letters());
            memory.remember(run.name(), run.campaign().name(), sent);
            if (run.state() == RunState.CLOSED) {
                runs.move(run.name(), RunState.CLOSED, RunState.DELIVERED);
            }
        });
    }

    void repeat(Supplement supplement, Officer officer) {
        if (supplements.preparers(supplement.run(), supplement.number()).contains(officer.name())) {
            return;
        }
        String detail = Detail.of("account", officer.account(), "supplement", supplement.number());
        log.append(
                supplement.run(),
                List.of(LogEvent.note("SUPPLEMENT_REPEATED", officer.name(), detail)),
                () -> supplements.addPreparer(supplement.run(), supplement.number(), officer.name()));
    }

    void approved(Supplement supplement, Officer officer) {
        String detail = Detail.of(
                "account",
                officer.account(),
                "supplement",
                supplement.number(),
                "count",
                supplement.pieces(),
                supplement.binding(),
                supplement.packageSha256());
        log.append(
                supplement.run(),
                List.of(LogEvent.note("SUPPLEMENT_APPROVED", officer.name(), detail)),
                () -> supplements.approve(supplement, supplement.pieces(), officer));
    }

    /** Each new letter leaves, and with it its message's state says so; a reprint is with the shop once more. */
    void delivered(MailingRun run, Supplement supplement, Officer officer) {
        List<LogEvent> events = new ArrayList<>();
        letters.of(run.name(), supplement.number())
                .forEach((unit, bundle) ->
                        bundle.forEach(letter -> leave(events, supplement, letter, unit.fileName(), officer)));
        String detail = Detail.of(
                "account",
                officer.account(),
                "supplement",
                supplement.number(),
                "handed-over",
                supplement.pieces(),
                supplement.binding(),
                supplement.packageSha256());
        events.add(LogEvent.note("SUPPLEMENT_DELIVERED", officer.name(), detail));
        log.append(run.name(), events, () -> supplements.move(supplement, SupplementState.DELIVERED));
    }

    /** Without one letter; whoever approved it before has to again. */
    void without(
            MailingRun run, Supplement supplement, SupplementLetter letter, Pressed rest, Cancellation.Cause cause) {
        String detail = cause.detail() + "; "
                + Detail.of("supplement", supplement.number(), supplement.binding(), rest.sha256());
        LogEvent event = letter.isReprint()
                ? LogEvent.note("SUPPLEMENT_REDUCED", cause.officer().name(), detail)
                : LogEvent.move(
                        letter.piece().text(),
                        PieceState.COMPOSED,
                        PieceState.CANCELLED,
                        cause.officer().name(),
                        detail);
        log.append(run.name(), List.of(event), () -> {
            letters.remove(run.name(), supplement.number(), letter);
            letters.record(run.name(), supplement.number(), rest.bundles(), rest.letters());
            supplements.reseal(supplement, rest.sha256());
        });
    }

    /**
     * Returns how many letters are cancelled by it; what was to be printed again stays as it is.
     *
     * @param takenOut the last letter, where it was taken out by itself; null where the whole supplement is cancelled
     */
    int cancelled(
            MailingRun run, Supplement supplement, @Nullable SupplementLetter takenOut, Cancellation.Cause cause) {
        List<SupplementLetter> all = letters.of(run.name(), supplement.number()).values().stream()
                .flatMap(List::stream)
                .toList();
        List<LogEvent> events = new ArrayList<>();
        all.stream()
                .filter(letter -> !letter.isReprint())
                .forEach(letter -> events.add(cause.of(letter.piece().text(), PieceState.COMPOSED)));
        int pieces = events.size();
        String detail =
                cause.detail() + "; " + Detail.of("supplement", supplement.number(), supplement.binding(), NO_PACKAGE);
        events.add(LogEvent.note("SUPPLEMENT_CANCELLED", cause.officer().name(), detail));
        log.append(run.name(), events, () -> {
            if (takenOut != null) {
                letters.remove(run.name(), supplement.number(), takenOut);
            }
            letters.clear(run.name(), supplement.number());
            supplements.move(supplement, SupplementState.CANCELLED);
        });
        return pieces;
    }

    /** A closed run is awaited again. */
    private static LogEvent prepared(MailingRun run, int number, Found found, Pressed pressed, Officer officer) {
        boolean closed = run.state() == RunState.CLOSED;
        String detail = Detail.of(
                "account",
                officer.account(),
                "supplement",
                number,
                "letters",
                found.instead().size(),
                "reprints",
                pressed.letters().size() - found.instead().size(),
                "left-out",
                found.leftOut().values().stream().mapToInt(Integer::intValue).sum(),
                "package-" + number,
                pressed.sha256());
        return new LogEvent(
                "SUPPLEMENT_PREPARED",
                null,
                closed ? RunState.CLOSED.name() : null,
                closed ? RunState.DELIVERED.name() : null,
                officer.name(),
                detail);
    }

    private static LogEvent born(int number, SupplementLetter letter, String bundle) {
        return LogEvent.composed(
                letter.piece().text(),
                Route.PRINT,
                Detail.of("supplement", number, "replaces", letter.selected(), "bundle", bundle));
    }

    private static void leave(
            List<LogEvent> events, Supplement supplement, SupplementLetter letter, String bundle, Officer officer) {
        String place = Detail.of("supplement", supplement.number(), "copy", letter.copy(), "bundle", bundle);
        String piece = letter.piece().text();
        if (letter.isReprint()) {
            events.add(LogEvent.move(piece, letter.foundIn(), PieceState.HANDED_OVER, officer.name(), place));
            return;
        }
        events.add(LogEvent.move(piece, PieceState.COMPOSED, PieceState.HANDED_OVER, null, place));
        events.add(LogEvent.move(
                letter.moving().text(),
                letter.foundIn(),
                PieceState.FALLBACK_PRINT,
                officer.name(),
                Detail.of("supplement", supplement.number(), "letter", piece)));
    }

    private List<Sent> sent(MailingRun run, Pressed pressed) {
        Map<String, String> letterOf = new HashMap<>();
        pressed.letters().values().stream()
                .filter(letter -> !letter.isReprint())
                .forEach(letter ->
                        letterOf.put(letter.selected().text(), letter.piece().text()));
        return covered.of(run, letterOf.keySet()).stream()
                .map(row -> new Sent(
                        row.period(), row.youth(), row.recipient(), Objects.requireNonNull(letterOf.get(row.piece()))))
                .toList();
    }
}
