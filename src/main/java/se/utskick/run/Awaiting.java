package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.Route;
import se.utskick.delivery.Transition;
import se.utskick.selection.LettersInstead;
import se.utskick.selection.LettersInstead.Instead;
import se.utskick.selection.Outcome;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Printability;

/** What of a run awaits a supplement: messages that failed or came back for good, and letters an officer wants printed again. */
@Component
class Awaiting {

    /** Why a message gets no letter, besides NO_ADDRESS and NOT_PRINTABLE. */
    static final String CAMPAIGN_WITHOUT_LETTERS = "CAMPAIGN_WITHOUT_LETTERS";

    static final String OBJECTED = "OBJECTED";
    static final String ALREADY_SENT = "ALREADY_SENT";

    private final PieceStates states;
    private final SupplementLetters letters;
    private final LettersInstead instead;
    private final Objections objections;
    private final CoveredRows covered;

    Awaiting(
            PieceStates states,
            SupplementLetters letters,
            LettersInstead instead,
            Objections objections,
            CoveredRows covered) {
        this.states = states;
        this.letters = letters;
        this.instead = instead;
        this.objections = objections;
        this.covered = covered;
    }

    /**
     * What was found.
     *
     * @param instead letters that go instead of messages
     * @param leftOut how many messages get none, by reason; they stay as they are
     */
    record Found(List<Instead> instead, SortedMap<String, Integer> leftOut) {}

    Found messages(MailingRun run, Printability printability, UnaryOperator<PieceReference> naming) {
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        List<PieceReference> open = messages(run);
        if (!run.campaign().channels().contains(Channel.PRINT)) {
            leaveOut(leftOut, CAMPAIGN_WITHOUT_LETTERS, open.size());
            return new Found(List.of(), leftOut);
        }
        Set<String> objected = objected(run);
        Set<String> elsewhere = covered.sentByOthers(
                run, open.stream().map(PieceReference::text).toList());
        List<PieceReference> allowed = new ArrayList<>();
        for (PieceReference message : open) {
            if (objected.contains(message.text())) {
                leaveOut(leftOut, OBJECTED, 1);
            } else if (elsewhere.contains(message.text())) {
                leaveOut(leftOut, ALREADY_SENT, 1);
            } else {
                allowed.add(message);
            }
        }
        List<Instead> found = new ArrayList<>();
        for (Instead one : instead.of(run.name(), run.campaign(), allowed, printability, naming)) {
            if (one.outcome() == Outcome.PRINT) {
                found.add(one);
            } else {
                leaveOut(leftOut, one.outcome().name(), 1);
            }
        }
        return new Found(found, leftOut);
    }

    /**
     * A letter to be printed again.
     *
     * @throws Refusal where the run has no such letter, the shop has not answered for it, a newer snapshot objects, or another run has
     *     written since
     */
    SupplementLetter reprint(MailingRun run, String piece) {
        PieceState now = states.of(run.name(), piece)
                .orElseThrow(
                        () -> Refusal.of("run.unknown-piece", run.name(), PieceReference.isValid(piece) ? piece : "?"));
        if (!Transition.isAllowed(Route.PRINT, now, PieceState.HANDED_OVER) || now == PieceState.COMPOSED) {
            throw Refusal.of("run.not-to-reprint", piece, now);
        }
        SupplementLetter letter = letters.printedAgain(run.name(), new PieceReference(piece), now);
        String selected = letter.selected().text();
        if (objected(run).contains(selected)) {
            throw Refusal.of("run.reprint-objects", piece);
        }
        if (!covered.sentByOthers(run, List.of(selected)).isEmpty()) {
            throw Refusal.of("run.reprint-sent", piece);
        }
        return letter;
    }

    private List<PieceReference> messages(MailingRun run) {
        Set<String> replaced = letters.replaced(run.name());
        List<PieceReference> open = new ArrayList<>();
        for (PieceState state : List.of(PieceState.FAILED, PieceState.BOUNCED)) {
            states.in(run.name(), state).stream()
                    .filter(piece -> !replaced.contains(piece))
                    .forEach(piece -> open.add(new PieceReference(piece)));
        }
        return open;
    }

    private Set<String> objected(MailingRun run) {
        return objections.to(run).stream().map(one -> one.piece()).collect(Collectors.toSet());
    }

    private static void leaveOut(SortedMap<String, Integer> leftOut, String reason, int count) {
        if (count > 0) {
            leftOut.merge(reason, count, Integer::sum);
        }
    }
}
