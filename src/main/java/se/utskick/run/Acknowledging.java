package se.utskick.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.file.Sha256;
import se.utskick.print.Acknowledgement;
import se.utskick.print.RefusedRow;
import se.utskick.selection.PieceReference;

/** {@code ack}: what the shop tells of its pieces, row by row: a row that cannot be is refused with its reason, the rest is applied. */
@Component
public class Acknowledging {

    private final MailingRuns runs;
    private final Bundles bundles;
    private final SupplementLetters printed;
    private final PieceStates states;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    Acknowledging(
            MailingRuns runs,
            Bundles bundles,
            SupplementLetters printed,
            PieceStates states,
            DeliveryLog log,
            Housekeeping housekeeping) {
        this.runs = runs;
        this.bundles = bundles;
        this.printed = printed;
        this.states = states;
        this.log = log;
        this.housekeeping = housekeeping;
    }

    /**
     * What came of a file.
     *
     * @param applied rows
     * @param refused rows, by line
     */
    public record Acknowledged(MailingRun run, int applied, List<RefusedRow> refused) {}

    /**
     * Applies the rows of a file, all that can be in one transaction.
     *
     * @throws Refusal where the run is not delivered or the file cannot be read at all
     */
    public Acknowledged acknowledge(String name, Path file, Officer officer) {
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        if (!isWithTheShop(run)) {
            throw Refusal.of("run.not-delivered", name, run.state());
        }
        try {
            Acknowledgement.File rows = Acknowledgement.read(file);
            ShopAnswer answer = new ShopAnswer(handedOver(name), officer);
            rows.rows().forEach(answer::take);
            List<RefusedRow> refused = new ArrayList<>(rows.refused());
            refused.addAll(answer.refused());
            refused.sort(Comparator.comparingInt(RefusedRow::line));
            record(name, answer, refused.size(), Sha256.of(file), officer);
            housekeeping.settle(name);
            return new Acknowledged(runs.get(name), answer.applied(), refused);
        } catch (IOException e) {
            throw Refusal.failure("run.ack-unreadable", file.getFileName()).because(e);
        }
    }

    /** A run all of whose letters were stopped has left the house too: the shop may have posted some of them before. */
    private boolean isWithTheShop(MailingRun run) {
        return run.state().isDelivered() || (run.state() == RunState.CANCELLED && bundles.lastStopList(run.name()) > 0);
    }

    private void record(String name, ShopAnswer answer, int refused, String sha256, Officer officer) {
        List<LogEvent> events = new ArrayList<>(answer.events());
        String detail = Detail.of(
                "account", officer.account(), "applied", answer.applied(), "refused", refused, "sha256", sha256);
        events.add(LogEvent.note("ACKNOWLEDGED", officer.name(), detail));
        log.append(name, events, () -> {});
    }

    /** The letters of the run and its supplements by bundle, with where each is now; one that was printed again lies in its last. */
    private Map<String, Map<String, PieceState>> handedOver(String name) {
        Map<String, Map<String, PieceState>> byBundle = new HashMap<>();
        printed.handedOver(name).forEach((unit, letters) -> {
            List<String> pieces = letters.stream().map(PieceReference::text).toList();
            byBundle.values().forEach(earlier -> earlier.keySet().removeAll(pieces));
            byBundle.put(unit.fileName(), states.of(name, pieces));
        });
        return byBundle;
    }
}
