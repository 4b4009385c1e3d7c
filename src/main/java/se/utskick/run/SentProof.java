package se.utskick.run;

import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.delivery.SentMemory;
import se.utskick.email.MailLedger;

/** Remembers whom a piece was for when something else than the sending itself proves that it was sent. In the caller's transaction. */
@Component
class SentProof {

    private final CoveredRows covered;
    private final SentMemory memory;
    private final MailLedger ledger;

    SentProof(CoveredRows covered, SentMemory memory, MailLedger ledger) {
        this.covered = covered;
        this.memory = memory;
        this.ledger = ledger;
    }

    /** Nothing is added where the sending remembered it already. */
    void remember(MailingRun run, String piece) {
        ledger.provedSent(run.name(), piece);
        memory.remember(run.name(), run.campaign().name(), covered.of(run, List.of(piece)));
    }
}
