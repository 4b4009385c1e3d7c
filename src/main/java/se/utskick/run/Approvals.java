package se.utskick.run;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;

/** {@code approve}: another officer counts again and lets the run out, bound to its very bytes. */
@Component
public class Approvals {

    private final MailingRuns runs;
    private final Bundles bundles;
    private final Checks checks;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;

    Approvals(MailingRuns runs, Bundles bundles, Checks checks, DeliveryLog log, Housekeeping housekeeping) {
        this.runs = runs;
        this.bundles = bundles;
        this.checks = checks;
        this.log = log;
        this.housekeeping = housekeeping;
    }

    /**
     * Approves a prepared run; the same approval repeated is told again.
     *
     * @param count of pieces, as the approver counted them
     * @throws Refusal where the count is wrong, the approver prepared the run, anything changed since, a newer snapshot objects, or
     *     another approved run covers one of its rows
     */
    public Approval approve(String name, int count, Officer officer) {
        return approve(name, count, officer, false);
    }

    /** Approves what the same command prepared, for campaigns that allow it. */
    Approval approveInSameCommand(String name, Officer officer) {
        return approve(name, bundles.count(name), officer, true);
    }

    private Approval approve(String name, int count, Officer officer, boolean sameCommand) {
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        Optional<Approval> earlier = runs.approval(name);
        if (run.state() != RunState.PREPARED) {
            return earlier.filter(approval -> run.state().isApproved() && isRepeated(approval, count, officer))
                    .orElseThrow(() -> Refusal.of("run.not-to-approve", name, run.state()));
        }
        requireOther(run, officer);
        int pieces = bundles.count(name);
        if (count != pieces) {
            throw Refusal.of("run.wrong-count", name, count);
        }
        checks.require(run);
        Approval approval = new Approval(
                name,
                officer.name(),
                officer.account(),
                pieces,
                Seals.recorded(run),
                bundles.contentAtApproval(name),
                sameCommand);
        record(approval);
        housekeeping.settle(name);
        return approval;
    }

    private static boolean isRepeated(Approval approval, int count, Officer officer) {
        return approval.pieces() == count && Officer.isSame(approval.approvedBy(), officer.name());
    }

    private void requireOther(MailingRun run, Officer officer) {
        boolean prepared =
                runs.preparers(run.name()).stream().anyMatch(preparer -> Officer.isSame(preparer, officer.name()));
        if (prepared) {
            throw Refusal.of("run.same-officer", run.name());
        }
    }

    private void record(Approval approval) {
        Approval.Seal seal = approval.seal();
        String detail = Detail.of(
                "account", approval.account(),
                "count", approval.pieces(),
                "decisions", seal.decisions(),
                "template", seal.template(),
                "package", seal.printPackage(),
                "messages", seal.messages());
        LogEvent event = new LogEvent(
                "APPROVED",
                null,
                RunState.PREPARED.name(),
                RunState.APPROVED.name(),
                approval.approvedBy(),
                approval.sameCommand() ? "SAME_COMMAND; " + detail : detail);
        log.append(approval.run(), List.of(event), () -> {
            runs.move(approval.run(), RunState.PREPARED, RunState.APPROVED);
            runs.approve(approval);
        });
    }
}
