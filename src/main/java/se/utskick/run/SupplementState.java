package se.utskick.run;

import java.util.Set;

/** Where a supplement is on its way; its run stays {@code DELIVERED} meanwhile (decision 14). */
public enum SupplementState {
    PREPARED,
    APPROVED,
    DELIVERED,
    CANCELLED;

    boolean canBecome(SupplementState next) {
        return switch (this) {
            case PREPARED -> Set.of(APPROVED, CANCELLED).contains(next);
            case APPROVED -> Set.of(PREPARED, DELIVERED, CANCELLED).contains(next); // back where a piece is taken out
            case DELIVERED, CANCELLED -> false;
        };
    }

    /** Whether it waits in the house. */
    public boolean isOpen() {
        return this == PREPARED || this == APPROVED;
    }
}
