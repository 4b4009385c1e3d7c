package se.utskick.run;

import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;

/** How many pieces a run has, without those taken out before delivery; pieces on a stop list were handed over and count. */
@Component
public class RunCounts {

    private final Bundles bundles;

    RunCounts(Bundles bundles) {
        this.bundles = bundles;
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
