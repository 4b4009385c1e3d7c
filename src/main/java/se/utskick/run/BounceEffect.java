package se.utskick.run;

/** What a message that came back changed. */
public enum BounceEffect {
    /** A piece moved. */
    APPLIED,
    /** It says something that moves nothing: delayed, away, arrived, trouble that may pass. */
    NOTED,
    /** The same message again, or a report on a piece that had come back already. */
    REPLAY,
    /** It names a piece with a wrong token. */
    FORGED,
    /** Its run's personal data is erased: there is nobody to write to instead, and the report stands. */
    PURGED,
    /** It says nothing we understand, names no piece, or one that is not here or cannot have been sent. */
    UNKNOWN;

    /** Whether nothing is left in it for a person to see to. */
    boolean isSettled() {
        return switch (this) {
            case APPLIED, NOTED, REPLAY, PURGED -> true;
            case FORGED, UNKNOWN -> false;
        };
    }
}
