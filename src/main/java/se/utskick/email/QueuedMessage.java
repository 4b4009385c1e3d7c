package se.utskick.email;

import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * A message that waits to be sent. Personal data: prints its reference alone.
 *
 * @param from the envelope's sender, where bounces go
 * @param sha256 of its bytes as they were approved
 */
public record QueuedMessage(PieceReference piece, String from, EmailAddress to, String sha256) {

    /** After the at sign of the recipient's address, in lower case. */
    String domain() {
        return to.domain();
    }

    @Override
    public String toString() {
        return "QueuedMessage[" + piece + "]";
    }
}
