package se.utskick.run;

import org.springframework.stereotype.Component;
import se.utskick.Refusal;

/** {@code approve --supplement}: another officer counts the supplement's letters again and lets it out, bound to its very bytes. */
@Component
public class SupplementApprovals {

    private final MailingRuns runs;
    private final Supplements supplements;
    private final SupplementChecks checks;
    private final SupplementRecord record;
    private final Housekeeping housekeeping;

    SupplementApprovals(
            MailingRuns runs,
            Supplements supplements,
            SupplementChecks checks,
            SupplementRecord record,
            Housekeeping housekeeping) {
        this.runs = runs;
        this.supplements = supplements;
        this.checks = checks;
        this.record = record;
        this.housekeeping = housekeeping;
    }

    /**
     * Approves a supplement that waits; the same approval repeated is told again.
     *
     * @param count of its letters, as the approver counted them
     * @throws Refusal where the count is wrong, the approver made it, anything changed since, a newer snapshot objects, or another run has
     *     written since
     */
    public Supplement approve(String name, int number, int count, Officer officer) {
        housekeeping.settle(name);
        MailingRun run = runs.get(name);
        Supplement supplement = supplements.get(name, number);
        if (supplement.state() != SupplementState.PREPARED) {
            return requireRepeated(supplement, count, officer);
        }
        if (supplements.preparers(name, number).stream().anyMatch(one -> Officer.isSame(one, officer.name()))) {
            throw Refusal.of("run.same-officer", name);
        }
        if (count != supplement.pieces()) {
            throw Refusal.of("run.supplement-wrong-count", name, number, count);
        }
        checks.require(run, supplement);
        record.approved(supplement, officer);
        housekeeping.settle(name);
        return supplements.get(name, number);
    }

    private static Supplement requireRepeated(Supplement supplement, int count, Officer officer) {
        String approvedBy = supplement.approvedBy();
        if (supplement.state() == SupplementState.CANCELLED
                || approvedBy == null
                || supplement.approvedPieces() != count
                || !Officer.isSame(approvedBy, officer.name())) {
            throw Refusal.of(
                    "run.supplement-not-to-approve", supplement.run(), supplement.number(), supplement.state());
        }
        return supplement;
    }
}
