package se.utskick.selection;

/** What becomes of a youth, recipient and meeting: the first that fits, in this order (contract, section 2). */
public enum Outcome {
    PROTECTED,
    YOUTH_NOT_IN_EXTRACT,
    NO_CUSTODIAN,
    TOO_MANY_CUSTODIANS,
    RECIPIENT_WITHOUT_IDENTITY,
    RECIPIENT_NOT_IN_EXTRACT,
    RECIPIENT_DECEASED,
    RECIPIENT_EMIGRATED,
    RECIPIENT_DEREGISTERED,
    SUPPRESSED,
    ALREADY_SENT,
    EMAIL,
    NO_ADDRESS,
    NOT_PRINTABLE,
    PRINT;

    /** Whether the row is on a piece. */
    public boolean isSent() {
        return this == EMAIL || this == PRINT;
    }

    /** Whether people take over: one figure, HANDLED_BY_HAND, in every report. */
    public boolean isHandledByHand() {
        return this == PROTECTED || this == NO_CUSTODIAN || this == TOO_MANY_CUSTODIANS;
    }
}
