package se.utskick.selection;

import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Campaign;

/** Whether there is a change to tell of, before a run is begun for it. */
@Component
public class ChangeCheck {

    private final JdbcTemplate jdbc;

    ChangeCheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets an order through that somebody would be written to for.
     *
     * @throws se.utskick.Refusal where nobody was invited, everybody knows already, or the meeting has been
     */
    public void require(ChangeOrder order, Campaign campaign, LocalDate asOf, int snapshot) {
        Changed.of(jdbc, order, campaign, asOf, snapshot, Replacements.of(jdbc, snapshot));
    }
}
