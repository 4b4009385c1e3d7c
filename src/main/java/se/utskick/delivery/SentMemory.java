package se.utskick.delivery;

import java.util.Collection;
import org.springframework.stereotype.Component;

/** Which recipient got which campaign about which youth in which period, across runs and years, as keyed hashes. */
@Component
public class SentMemory {

    /**
     * Whether any earlier run's piece, delivered and not cancelled, rejected, failed or bounced without fallback, was for one of the
     * youth's numbers and one of the recipient's.
     *
     * @param run not counted: the run that asks
     * @param period as {@code OncePer.periodKey} names it
     */
    public boolean wasSent(
            String run,
            String campaign,
            String period,
            Collection<String> youthNumbers,
            Collection<String> recipientNumbers) {
        throw new UnsupportedOperationException();
    }

    /** Remembers that a piece of the run is for this youth and recipient; in the caller's transaction. */
    public void remember(String run, String campaign, String period, String youth, String recipient, String piece) {
        throw new UnsupportedOperationException();
    }
}
