package se.utskick.delivery;

/** Where a piece is. Nothing is called sent that was only handed over; overdue is derived, not a state. */
public enum PieceState {
    COMPOSED,
    HANDED_OVER,
    ACCEPTED,
    POSTED,
    RETURNED,
    REJECTED,
    REPRINTED,
    CANCELLED,
    QUEUED,
    WRITTEN,
    SENT,
    IN_DOUBT,
    BOUNCED,
    FAILED,
    FALLBACK_PRINT;

    /** Whether nothing more is awaited of the piece; a run whose pieces are all settled is closed. A return may still come. */
    public boolean isSettled() {
        return switch (this) {
            case POSTED, RETURNED, CANCELLED, WRITTEN, SENT, BOUNCED, FAILED, FALLBACK_PRINT -> true;
            case COMPOSED, HANDED_OVER, ACCEPTED, REJECTED, REPRINTED, QUEUED, IN_DOUBT -> false;
        };
    }

    /**
     * Whether the recipient may get the campaign again: the piece was taken back or never came through (contract, ALREADY_SENT). A message
     * that a letter goes instead of counts for nothing more: the letter is a piece of its own, remembered by itself.
     */
    public boolean isTakenBack() {
        return switch (this) {
            case CANCELLED, REJECTED, FAILED, BOUNCED, FALLBACK_PRINT -> true;
            case COMPOSED, HANDED_OVER, ACCEPTED, POSTED, RETURNED, REPRINTED, QUEUED, WRITTEN, SENT, IN_DOUBT -> false;
        };
    }
}
