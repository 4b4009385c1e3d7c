package se.utskick.selection;

import java.util.Locale;
import se.utskick.register.Meeting;

/**
 * That a piece tells somebody who was invited of a change.
 *
 * @param was the meeting as the recipient was told last
 * @param invitation the piece that invited, by which the recipient's calendar knows the meeting; of several on one letter the lowest
 * @param sequence how many times the meeting has changed for this recipient, from 1
 */
public record Change(Kind kind, Meeting was, PieceReference invitation, int sequence) {

    /** What has become of the meeting. */
    public enum Kind {
        MOVED,
        OFF;

        /** The value of a template's variant {@code change}. */
        public String variant() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "Change[" + kind + " " + invitation + "]";
    }
}
