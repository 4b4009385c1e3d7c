package se.utskick.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.utskick.run.Bundles.Unit;
import se.utskick.run.Cancellation.Cause;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/** Takes letters out of a supplement that waits in the house, or the whole supplement. */
@Component
class SupplementCancellation {

    private final Supplements supplements;
    private final SupplementLetters letters;
    private final SupplementPress press;
    private final SupplementChecks checks;
    private final SupplementRecord record;
    private final Pieces pieces;

    SupplementCancellation(
            Supplements supplements,
            SupplementLetters letters,
            SupplementPress press,
            SupplementChecks checks,
            SupplementRecord record,
            Pieces pieces) {
        this.supplements = supplements;
        this.letters = letters;
        this.press = press;
        this.checks = checks;
        this.record = record;
        this.pieces = pieces;
    }

    /** Cancels the supplement that waits, if one does; returns how many letters. Their messages may get a letter in the next one. */
    int cancelOpen(MailingRun run, Cause cause) {
        return supplements
                .open(run.name())
                .map(supplement -> record.cancelled(run, supplement, null, cause))
                .orElse(0);
    }

    int cancel(MailingRun run, Supplement supplement, Cause cause) {
        return record.cancelled(run, supplement, null, cause);
    }

    /**
     * Takes one piece out of the supplement that waits, if it is in it. A message whose letter was taken out so gets no other: an officer
     * has said that it should not.
     */
    boolean takeOut(MailingRun run, String piece, Cause cause) {
        Optional<Supplement> open = supplements.open(run.name());
        if (open.isEmpty()) {
            return false;
        }
        Map<Unit, List<SupplementLetter>> plan =
                letters.of(run.name(), open.get().number());
        Optional<SupplementLetter> letter = plan.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.piece().text().equals(piece))
                .findFirst();
        letter.ifPresent(one -> takeOut(run, open.get(), one, plan, cause));
        return letter.isPresent();
    }

    private void takeOut(
            MailingRun run,
            Supplement supplement,
            SupplementLetter letter,
            Map<Unit, List<SupplementLetter>> plan,
            Cause cause) {
        checks.requireUnchanged(supplement);
        Map<Unit, List<SupplementLetter>> rest = new LinkedHashMap<>();
        Map<PieceReference, Piece> all = new HashMap<>();
        plan.forEach((unit, bundle) -> {
            List<SupplementLetter> left =
                    bundle.stream().filter(one -> !one.equals(letter)).toList();
            rest.put(unit, left);
            pieces.of(run.name(), left.stream().map(SupplementLetter::piece).toList())
                    .forEach(piece -> all.put(piece.reference(), piece));
        });
        if (all.isEmpty()) {
            record.cancelled(run, supplement, letter, cause);
            return;
        }
        record.without(
                run, supplement, letter, press.press(run, supplement.number(), press.letters(run), rest, all), cause);
    }
}
