package se.utskick.register;

/** Why a record could not be used: the code in {@code rejected.csv}. */
enum RejectReason {
    /** A field that must be filled is empty. */
    MISSING,
    /** Not a valid identity number: 12 digits, a real date, the right check digit. */
    BAD_NUMBER,
    /** A protection flag that is neither of the words it may be; the person counts as protected. */
    UNREADABLE_FLAG,
    /** Not a date in the format of the file, or a day that does not exist. */
    BAD_DATE,
    /** Not a time as HH:mm. */
    BAD_TIME,
    /** A code or word outside the ones the format has. */
    UNKNOWN_CODE,
    /** Not an e-mail address the contract counts as usable. */
    BAD_EMAIL,
    /** A control character, a line break, half a character or a place-holder for one that was lost. */
    BAD_CHARACTER,
    /** Letters that were read in the wrong charset before they came here, such as Ã¥ for å. */
    DOUBLE_ENCODED,
    /** More characters than any register holds in such a field. */
    TOO_LONG,
    /** The same field twice with different content, or a record within a record. */
    REPEATED,
    /** More or fewer fields than the header has. */
    COLUMN_COUNT,
    /** Another record says otherwise of the same number, meeting or contact. */
    CONFLICT,
    /** A relation of a person the folder does not hold. */
    UNKNOWN_PERSON,
    /** One of the person's relations could not be read, so that a custodian may be missing. */
    BAD_RELATION,
    /** What must come after something else comes before it. */
    WRONG_ORDER
}
