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
    FALLBACK_PRINT
}
