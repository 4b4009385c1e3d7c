package se.utskick.selection;

import org.springframework.stereotype.Component;

/**
 * Finds a campaign's youths, decides each youth × recipient × meeting, and forms the pieces. Pure and deterministic: the same snapshot,
 * campaign, dates, key and memory give the same rows.
 */
@Component
public class Selector {

    /**
     * Writes the tables decision, held_protection and piece of the run anew, in the caller's transaction.
     *
     * @throws se.utskick.Refusal where the outcome does not balance
     */
    public SelectionResult select(SelectionOrder order, Printability printability) {
        throw new UnsupportedOperationException();
    }
}
