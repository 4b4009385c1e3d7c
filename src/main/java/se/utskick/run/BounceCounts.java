package se.utskick.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.utskick.email.BounceClass;
import se.utskick.selection.PieceReference;

/** What one reading of the mailbox came to: every message counts once under its effect, and once under its class. */
public final class BounceCounts {

    private final Map<BounceEffect, Integer> effects = new EnumMap<>(BounceEffect.class);
    private final Map<BounceClass, Integer> classes = new EnumMap<>(BounceClass.class);
    private final Set<String> runs = new TreeSet<>();
    private final Set<String> hints = new TreeSet<>();

    BounceCounts() {
        for (BounceEffect effect : BounceEffect.values()) {
            effects.put(effect, 0);
        }
        for (BounceClass kind : BounceClass.values()) {
            classes.put(kind, 0);
        }
    }

    void add(BounceEffect effect, BounceClass kind, @Nullable PieceReference hint) {
        effects.merge(effect, 1, Integer::sum);
        classes.merge(kind, 1, Integer::sum);
        if (hint != null && !effect.isSettled()) {
            hints.add(hint.text());
        }
    }

    void changed(String run) {
        runs.add(run);
    }

    public int read() {
        return effects.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** None left out. */
    public Map<BounceEffect, Integer> effects() {
        return effects;
    }

    /** None left out. */
    public Map<BounceClass, Integer> classes() {
        return classes;
    }

    /** The runs in which a piece moved, by name: their reports are older than their logs now. */
    public Set<String> runs() {
        return runs;
    }

    /** Pieces whose messages were returned without a token that proves it: evidence for a person. */
    public Set<String> hints() {
        return hints;
    }
}
