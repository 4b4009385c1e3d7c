package se.utskick.run;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.delivery.SentMemory;
import se.utskick.delivery.SentMemory.Sent;
import se.utskick.email.MailLedger;

/** Remembers whom a piece was for when something else than the sending itself proves that it was sent. In the caller's transaction. */
@Component
class SentProof {

    private final JdbcTemplate jdbc;
    private final CoveredRows covered;
    private final Bundles bundles;
    private final SentMemory memory;
    private final MailLedger ledger;

    SentProof(JdbcTemplate jdbc, CoveredRows covered, Bundles bundles, SentMemory memory, MailLedger ledger) {
        this.jdbc = jdbc;
        this.covered = covered;
        this.bundles = bundles;
        this.memory = memory;
        this.ledger = ledger;
    }

    /** Nothing is added where the sending remembered it already. */
    void remember(MailingRun run, String piece) {
        ledger.provedSent(run.name(), piece);
        if (isRemembered(run.name(), piece)) {
            return;
        }
        List<Sent> sent =
                bundles.unitOf(run.name(), piece).map(unit -> covered.of(run, unit)).orElse(List.of()).stream()
                        .filter(row -> row.piece().equals(piece))
                        .toList();
        memory.remember(run.name(), run.campaign().name(), sent);
    }

    private boolean isRemembered(String run, String piece) {
        return !jdbc.queryForList(
                        "select 1 from sent_memory where run = ? and piece = ? limit 1", Integer.class, run, piece)
                .isEmpty();
    }
}
