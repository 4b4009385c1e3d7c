package se.utskick.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.letter.LetterPress;
import se.utskick.letter.PrintProfile;
import se.utskick.print.BundlePlan;
import se.utskick.run.Awaiting.Found;
import se.utskick.run.Bundles.Unit;
import se.utskick.run.SupplementPress.Pressed;
import se.utskick.selection.LettersInstead.Instead;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/**
 * {@code supplement}: makes a package of letters for those whom an e-mail did not reach, and of letters to be printed again. It waits for
 * another officer's approval as the run's own package did. The files are written first, in a folder that does not count; then everything
 * is said in one transaction, so that an interruption leaves all or nothing.
 */
@Component
public class Supplementing {

    private final MailingRuns runs;
    private final Supplements supplements;
    private final SupplementLetters letters;
    private final SupplementRecord record;
    private final SupplementPress press;
    private final Awaiting awaiting;
    private final Pieces pieces;
    private final PieceStates states;
    private final Housekeeping housekeeping;

    Supplementing(
            MailingRuns runs,
            Supplements supplements,
            SupplementLetters letters,
            SupplementRecord record,
            SupplementPress press,
            Awaiting awaiting,
            Pieces pieces,
            PieceStates states,
            Housekeeping housekeeping) {
        this.runs = runs;
        this.supplements = supplements;
        this.letters = letters;
        this.record = record;
        this.press = press;
        this.awaiting = awaiting;
        this.pieces = pieces;
        this.states = states;
        this.housekeeping = housekeeping;
    }

    /**
     * What came of it.
     *
     * @param supplement empty where nothing awaits one
     * @param leftOut how many messages get no letter, by reason
     */
    public record Supplemented(MailingRun run, Optional<Supplement> supplement, SortedMap<String, Integer> leftOut) {}

    /**
     * Makes a supplement, or finds the one that waits again.
     *
     * @param reprints references of letters to be printed again
     * @throws Refusal where the run is not delivered, the supplement before is approved and not delivered, or a letter cannot be
     *     printed again
     */
    public Supplemented supplement(String name, List<String> reprints, Officer officer) {
        housekeeping.settle(name);
        MailingRun run = requireDelivered(name);
        Optional<Supplement> open = supplements.open(name);
        if (open.isPresent()) {
            return again(run, open.get(), reprints, officer);
        }
        LetterPress letterPress = press.letters(run);
        int number = supplements.nextNumber(name);
        Found found = awaiting.messages(run, letterPress, naming(run, number));
        List<SupplementLetter> printedAgain = new LinkedHashSet<>(reprints)
                .stream().map(piece -> awaiting.reprint(run, piece)).toList();
        if (found.instead().isEmpty() && printedAgain.isEmpty()) {
            return new Supplemented(run, Optional.empty(), found.leftOut());
        }
        make(run, number, letterPress, found, printedAgain, officer);
        housekeeping.settle(name);
        return told(runs.get(name), supplements.get(name, number));
    }

    private MailingRun requireDelivered(String name) {
        MailingRun run = runs.get(name);
        if (runs.isPurged(name)) {
            throw Refusal.of("run.purged", name);
        }
        if (!run.state().isDelivered()) {
            throw Refusal.of("run.supplement-not-delivered", name, run.state());
        }
        return run;
    }

    /** Whoever asks for it again has had a hand in it too. */
    private Supplemented again(MailingRun run, Supplement open, List<String> reprints, Officer officer) {
        if (open.state() == SupplementState.APPROVED) {
            throw Refusal.of("run.supplement-approved", run.name(), open.number());
        }
        List<String> inIt = letters.of(run.name(), open.number()).values().stream()
                .flatMap(List::stream)
                .filter(SupplementLetter::isReprint)
                .map(letter -> letter.piece().text())
                .toList();
        if (!inIt.containsAll(reprints)) {
            throw Refusal.of("run.supplement-others", run.name(), open.number());
        }
        record.repeat(open, officer);
        housekeeping.settle(run.name());
        return told(run, open);
    }

    private static Supplemented told(MailingRun run, Supplement supplement) {
        return new Supplemented(run, Optional.of(supplement), supplement.leftOut());
    }

    private void make(
            MailingRun run,
            int number,
            LetterPress letterPress,
            Found found,
            List<SupplementLetter> printedAgain,
            Officer officer) {
        Map<PieceReference, Piece> all = new HashMap<>();
        Map<PieceReference, SupplementLetter> places = new HashMap<>();
        printedAgain.forEach(letter -> places.put(letter.piece(), letter));
        pieces.of(run.name(), List.copyOf(places.keySet())).forEach(piece -> all.put(piece.reference(), piece));
        Map<String, PieceState> now = states.of(
                run.name(),
                found.instead().stream().map(one -> one.message().text()).toList());
        for (Instead one : found.instead()) {
            Piece letter = one.requireLetter();
            all.put(letter.reference(), letter);
            PieceState foundIn = Objects.requireNonNull(now.get(one.message().text()));
            places.put(letter.reference(), new SupplementLetter(letter.reference(), 1, one.message(), foundIn));
        }
        Pressed pressed = press.press(run, number, letterPress, plan(run, letterPress, all, places), all);
        record.made(run, number, found, pressed, officer);
    }

    /** In the order of every package, in bundles numbered on from the run's last. */
    private Map<Unit, List<SupplementLetter>> plan(
            MailingRun run,
            LetterPress letterPress,
            Map<PieceReference, Piece> all,
            Map<PieceReference, SupplementLetter> places) {
        PrintProfile profile = letterPress.profile();
        List<BundlePlan.Sized> sized = Pieces.inOrder(all.values()).stream()
                .map(piece -> new BundlePlan.Sized(
                        piece.reference(), PlanStep.sheets(piece, letterPress.pages(piece), profile)))
                .toList();
        int before = letters.lastBundle(run.name());
        Map<Unit, List<SupplementLetter>> plan = new LinkedHashMap<>();
        for (BundlePlan bundle : BundlePlan.of(sized, profile.envelope().sheets(), profile.sheetsPerBundle())) {
            plan.put(
                    new Unit(Channel.PRINT, before + bundle.number()),
                    bundle.pieces().stream()
                            .map(piece -> Objects.requireNonNull(places.get(piece)))
                            .collect(Collectors.toCollection(ArrayList::new)));
        }
        return plan;
    }

    /** From the run's key, the supplement and the message; the next one where another piece of the run has it by chance. */
    private UnaryOperator<PieceReference> naming(MailingRun run, int number) {
        byte[] key = HexFormat.of().parseHex(runs.key(run.name()));
        return message -> {
            for (int attempt = 1; ; attempt++) {
                PieceReference letter = PieceReference.derive(
                        key, String.join("\u001f", "SUPPLEMENT", number + "." + attempt, message.text()));
                if (states.of(run.name(), letter.text()).isEmpty()) {
                    return letter;
                }
            }
        };
    }
}
