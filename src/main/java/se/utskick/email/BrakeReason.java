package se.utskick.email;

/** Why a sending stands still though messages wait. */
public enum BrakeReason {
    /** An officer said pause. */
    PAUSED,
    /** An officer said stop: what waits is cancelled. */
    STOPPED,
    /** The first messages are sent, and somebody is to look before the rest goes. */
    FIRST_SENT,
    /** Too many final failures one after the other. */
    FAILURES_IN_A_ROW,
    /** Too large a share of final failures. */
    FAILURE_SHARE,
    /** As many messages as a day may have; the next day goes on by itself. */
    DAILY_LIMIT;

    /** Whether somebody must give a go before anything more is sent. */
    public boolean needsGo() {
        return this != DAILY_LIMIT;
    }
}
