package se.utskick.report;

import java.util.ArrayList;
import java.util.List;
import se.utskick.Words;
import se.utskick.delivery.PieceState;

/** "Resultat:" as the yearly follow-up prints it; nothing is called sent that was only handed over. */
final class Result {

    private Result() {}

    static String of(Tally tally, Words words) {
        if (tally.pieces() == 0) {
            return words.say("report.result.none");
        }
        List<String> sentences = new ArrayList<>();
        if (tally.printPieces() > 0) {
            sentences.add(Counted.say(words, "report.result.print", tally.posted(), tally.printPieces()));
        }
        if (tally.emailPieces() > 0) {
            sentences.add(Counted.say(words, "report.result.email", tally.emailed(), tally.emailPieces()));
        }
        int waiting = tally.inStates(List.of(PieceState.HANDED_OVER, PieceState.ACCEPTED, PieceState.REPRINTED));
        if (waiting > 0) {
            sentences.add(Counted.say(words, "report.result.waiting", waiting));
        }
        int written = tally.inStates(List.of(PieceState.WRITTEN));
        if (written > 0) {
            sentences.add(Counted.say(words, "report.result.written", written));
        }
        return String.join(" ", sentences);
    }
}
