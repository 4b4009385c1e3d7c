package se.utskick.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.letter.LetterPress;
import se.utskick.letter.PrintProfile;
import se.utskick.print.BundlePlan;
import se.utskick.run.Bundles.Planned;
import se.utskick.run.Bundles.Standing;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/** Which pieces go into which bundle, once and for all. */
@Component
class PlanStep {

    private static final int MESSAGES_A_BATCH = 250;

    private final Pieces pieces;
    private final Bundles bundles;
    private final MailingRuns runs;
    private final DeliveryLog log;

    PlanStep(Pieces pieces, Bundles bundles, MailingRuns runs, DeliveryLog log) {
        this.pieces = pieces;
        this.bundles = bundles;
        this.runs = runs;
        this.log = log;
    }

    void plan(MailingRun run, LetterPress letters) {
        if (runs.isPlanned(run.name())) {
            return;
        }
        List<Standing> units = new ArrayList<>();
        List<Planned> planned = new ArrayList<>();
        planMessages(run, units, planned);
        planLetters(run, letters, units, planned);
        String detail = Detail.of("bundles", units.size(), "pieces", planned.size());
        log.append(run.name(), List.of(LogEvent.note("PLANNED", null, detail)), () -> {
            bundles.plan(run.name(), units, planned);
            runs.plan(run.name());
        });
    }

    private void planMessages(MailingRun run, List<Standing> units, List<Planned> planned) {
        List<PieceReference> messages = new ArrayList<>();
        pieces.forEach(run.name(), Channel.EMAIL, piece -> messages.add(piece.reference()));
        for (int i = 0; i < messages.size(); i++) {
            Unit unit = new Unit(Channel.EMAIL, i / MESSAGES_A_BATCH + 1);
            if (i % MESSAGES_A_BATCH == 0) {
                units.add(new Standing(unit, 0, null));
            }
            planned.add(new Planned(messages.get(i), unit, i % MESSAGES_A_BATCH + 1, 0));
        }
    }

    private void planLetters(MailingRun run, LetterPress letters, List<Standing> units, List<Planned> planned) {
        PrintProfile profile = letters.profile();
        List<BundlePlan.Sized> sized = new ArrayList<>();
        Map<PieceReference, Integer> sheets = new HashMap<>();
        pieces.forEach(run.name(), Channel.PRINT, piece -> {
            int taken = sheets(piece, letters.pages(piece), profile);
            sheets.put(piece.reference(), taken);
            sized.add(new BundlePlan.Sized(piece.reference(), taken));
        });
        for (BundlePlan plan : BundlePlan.of(sized, profile.envelope().sheets(), profile.sheetsPerBundle())) {
            Unit unit = new Unit(Channel.PRINT, plan.number());
            units.add(new Standing(unit, plan.sheets(), null));
            for (int i = 0; i < plan.pieces().size(); i++) {
                PieceReference piece = plan.pieces().get(i);
                planned.add(new Planned(piece, unit, i + 1, sheets.getOrDefault(piece, 0)));
            }
        }
    }

    /** Stops before anything is set where no envelope takes the piece, or no postage class. */
    static int sheets(Piece piece, int pages, PrintProfile profile) {
        int sheets = profile.sheets(pages);
        if (profile.envelopeFor(sheets).isEmpty()) {
            throw Refusal.of("run.too-many-sheets", piece.reference(), sheets, profile.mostSheets());
        }
        int grams = profile.grams(sheets);
        if (profile.postage(piece.country()).of(grams).isEmpty()) {
            throw Refusal.of(
                    "print.too-heavy",
                    piece.reference(),
                    grams,
                    profile.postage(piece.country()).name());
        }
        return sheets;
    }
}
