package se.utskick.run;

import java.util.Set;

/** Where a run is on its way (contract, section 4). */
public enum RunState {
    PREPARING,
    PREPARED,
    RETURNED,
    APPROVED,
    DELIVERING,
    DELIVERED,
    CLOSED,
    CANCELLED;

    /** Whether a run may go from here to there. */
    public boolean canBecome(RunState next) {
        return switch (this) {
            case PREPARING -> Set.of(PREPARED, CANCELLED).contains(next);
            case PREPARED -> Set.of(APPROVED, RETURNED, CANCELLED).contains(next);
            case RETURNED -> next == CANCELLED;
            case APPROVED -> Set.of(DELIVERING, CANCELLED).contains(next);
            case DELIVERING -> Set.of(DELIVERED, APPROVED).contains(next); // back only while nothing has left
            case DELIVERED -> Set.of(CLOSED, CANCELLED).contains(next);
            case CANCELLED -> next == CLOSED; // the shop had posted a piece before the stop list came
            case CLOSED -> next == DELIVERED; // a supplement is made: letters are awaited again
        };
    }

    /** Whether somebody has approved it and it is not cancelled. */
    public boolean isApproved() {
        return switch (this) {
            case APPROVED, DELIVERING, DELIVERED, CLOSED -> true;
            case PREPARING, PREPARED, RETURNED, CANCELLED -> false;
        };
    }

    /** Whether its package has left the house. */
    public boolean isDelivered() {
        return this == DELIVERED || this == CLOSED;
    }
}
