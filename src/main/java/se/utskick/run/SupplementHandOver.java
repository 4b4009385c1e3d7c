package se.utskick.run;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The part of {@code deliver} that hands an approved supplement over, once. */
@Component
class SupplementHandOver {

    private final Supplements supplements;
    private final SupplementChecks checks;
    private final SupplementRecord record;
    private final Housekeeping housekeeping;

    SupplementHandOver(
            Supplements supplements, SupplementChecks checks, SupplementRecord record, Housekeeping housekeeping) {
        this.supplements = supplements;
        this.checks = checks;
        this.record = record;
        this.housekeeping = housekeeping;
    }

    boolean isAnyApproved(String run) {
        return approved(run).isPresent();
    }

    /** The database says it first, in one step with what it means for every piece; the folder gets its final name after. */
    void deliver(MailingRun run, Officer officer) {
        approved(run.name()).ifPresent(supplement -> {
            checks.require(run, supplement);
            record.delivered(run, supplement, officer);
            housekeeping.settle(run.name());
        });
    }

    private Optional<Supplement> approved(String run) {
        return supplements.open(run).filter(one -> one.state() == SupplementState.APPROVED);
    }
}
