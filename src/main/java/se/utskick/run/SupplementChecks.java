package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.print.PrintPackage;

/** What must hold when a supplement is approved and again when it leaves. */
@Component
class SupplementChecks {

    private static final int MOST_TOLD = 20;

    private final Places places;
    private final SupplementLetters letters;
    private final PieceStates states;
    private final Objections objections;
    private final CoveredRows covered;

    SupplementChecks(
            Places places, SupplementLetters letters, PieceStates states, Objections objections, CoveredRows covered) {
        this.places = places;
        this.letters = letters;
        this.states = states;
        this.objections = objections;
        this.covered = covered;
    }

    void require(MailingRun run, Supplement supplement) {
        requireUnchanged(supplement);
        List<SupplementLetter> all = letters.of(run.name(), supplement.number()).values().stream()
                .flatMap(List::stream)
                .toList();
        Map<String, PieceState> now = states.of(
                run.name(), all.stream().map(letter -> letter.moving().text()).toList());
        requireNone(
                "run.supplement-moved",
                supplement,
                all,
                letter -> now.get(letter.moving().text()) != letter.foundIn());
        Set<String> objected =
                objections.to(run).stream().map(one -> one.piece()).collect(Collectors.toSet());
        requireNone(
                "run.supplement-objects",
                supplement,
                all,
                letter -> objected.contains(letter.selected().text()));
        Set<String> sent = covered.sentByOthers(
                run, all.stream().map(letter -> letter.selected().text()).collect(Collectors.toSet()));
        requireNone(
                "run.supplement-sent",
                supplement,
                all,
                letter -> sent.contains(letter.selected().text()));
    }

    void requireUnchanged(Supplement supplement) {
        Path folder = RunFolder.of(places, supplement.run()).supplementPrepared(supplement.number());
        try {
            if (!Files.isDirectory(folder) || !PrintPackage.sha256(folder).equals(supplement.packageSha256())) {
                throw Refusal.of("run.supplement-changed", supplement.run(), supplement.number());
            }
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder).because(e);
        }
    }

    /** The letters that stand in the way are told by reference, so that they can be taken out. */
    private static void requireNone(
            String key, Supplement supplement, List<SupplementLetter> all, Predicate<SupplementLetter> stops) {
        List<String> stopping =
                all.stream().filter(stops).map(letter -> letter.piece().text()).toList();
        if (!stopping.isEmpty()) {
            String told = stopping.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
            throw Refusal.of(key, supplement.run(), supplement.number(), stopping.size(), told);
        }
    }
}
