package se.utskick.email;

import java.io.IOException;
import java.util.List;
import se.utskick.selection.PieceReference;

/** The messages of one run on their way to the server. */
public interface Consignment {

    /** The run's name. */
    String run();

    /** How many messages wait in all. */
    int waiting();

    /** The next messages still queued, by reference, after this one; empty at the end. An empty reference begins. */
    List<QueuedMessage> after(String reference, int most);

    /**
     * A message's bytes as they were set and approved.
     *
     * @throws se.utskick.Refusal where they are not the bytes that were approved
     */
    byte[] read(PieceReference piece, String sha256) throws IOException;
}
