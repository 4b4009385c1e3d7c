package se.utskick.run;

import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;
import se.utskick.selection.SelectionCounts;

/** How many pieces a run has, without those taken out before delivery; pieces on a stop list were handed over and count. */
@Component
public class RunCounts {

    private final Bundles bundles;
    private final SelectionCounts selection;

    RunCounts(Bundles bundles, SelectionCounts selection) {
        this.bundles = bundles;
        this.selection = selection;
    }

    /** Rows whose recipient would get e-mail, were the address not one that does not exist. */
    public int bouncedAddresses(String run) {
        return selection.bouncedAddresses(run);
    }

    public int letters(String run) {
        return bundles.count(run, Channel.PRINT);
    }

    public int messages(String run) {
        return bundles.count(run, Channel.EMAIL);
    }

    public int pieces(String run) {
        return bundles.count(run);
    }
}
