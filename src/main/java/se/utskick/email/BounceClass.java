package se.utskick.email;

/** What a message that came back says of a piece. Never a guess: what does not say it in so many words is {@link #UNKNOWN}. */
public enum BounceClass {
    /** Nobody tries any more (RFC 3464, action {@code failed}), whatever the reason: the address may be good all the same. */
    PERMANENT,
    /** Trouble that may pass (RFC 3463, class 4), with no word on whether it is tried again. */
    TEMPORARY,
    /** It has not arrived yet and is tried again. */
    DELAYED,
    /** The recipient's mailbox answered by itself: the message arrived. */
    OUT_OF_OFFICE,
    /** A report of arrival, or of having been passed on (action {@code delivered}, {@code relayed} or {@code expanded}). */
    DELIVERED,
    UNKNOWN
}
