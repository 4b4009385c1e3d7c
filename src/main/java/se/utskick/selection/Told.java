package se.utskick.selection;

import se.utskick.campaign.Channel;
import se.utskick.register.Meeting;

/**
 * What a recipient was last told of a meeting on account of a youth, by a piece that still stands.
 *
 * @param youth and {@code recipient}: the numbers they go by in the snapshot of the run that asks
 * @param channel by which it came: a letter where a letter was sent instead of a message
 * @param off whether it said that the meeting is called off
 * @param invitation the piece that invited
 * @param sequence changes told of before, none for an invitation
 */
record Told(
        String youth,
        String recipient,
        String run,
        String piece,
        Channel channel,
        Meeting meeting,
        boolean off,
        PieceReference invitation,
        int sequence) {

    /** The facts by which a meeting counts as another. */
    static String facts(Meeting meeting) {
        return String.join(
                "\u001f", meeting.day().toString(), meeting.starts(), meeting.ends(), meeting.place(), meeting.room());
    }

    /** What keeps it off a piece with others: one message updates one entry of a calendar, one letter names one time that was. */
    String apart(Channel by) {
        String was = (off ? "off " : "") + facts(meeting);
        return by == Channel.EMAIL ? was + "\u001f" + invitation + "\u001f" + sequence : was;
    }

    @Override
    public String toString() {
        return "Told[" + piece + "]";
    }
}
