package se.utskick.person;

/**
 * What the population register says of a person's protection. Anything but {@link #NONE} holds every letter of the youth concerned;
 * what cannot be read counts as protection (fail closed).
 */
public enum Protection {
    NONE,
    SEKRETESSMARKERING,
    SKYDDAD_FOLKBOKFORING,
    /** Both flags are set. */
    BOTH,
    /** The flag is missing where it must stand, or cannot be read: its record is rejected and the person protected. */
    UNREADABLE,
    /** A marking in the school register; the population register may be silent. */
    SCHOOL_MARKING;

    public boolean isProtected() {
        return this != NONE;
    }

    /** The stronger of two sayings about one person: protection is added, never removed. */
    public Protection and(Protection other) {
        if (this == NONE || this == other) {
            return other;
        }
        if (other == NONE) {
            return this;
        }
        return this == UNREADABLE || other == UNREADABLE ? UNREADABLE : BOTH;
    }
}
