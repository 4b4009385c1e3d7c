package se.utskick.selection;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at a run again in the light of a newer snapshot, before approval and before delivery. */
@Component
public class Recheck {

    /** Rows to be sent whose youth or recipient the newer snapshot protects, suppresses or deregisters: how many, by PROTECTED, SUPPRESSED and DEREGISTERED. */
    public Map<String, Integer> objections(String run, String campaign, int newerSnapshot) {
        throw new UnsupportedOperationException();
    }
}
