package se.utskick.email;

import java.time.LocalDate;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/** One campaign's message, read and checked once; composes the same bytes for the same piece on any machine. */
public final class MessagePress {

    /**
     * Reads {@code email.html}, {@code email.txt} and {@code fields.yaml} of the campaign's template.
     *
     * @throws se.utskick.Refusal for a template that is wrong or missing
     */
    public static MessagePress open(Places places, Campaign campaign, LocalDate letterDate) {
        throw new UnsupportedOperationException();
    }

    /** Of the files that shape the message. */
    public String sha256() {
        throw new UnsupportedOperationException();
    }

    /** The whole message as it is stored and sent: one recipient, Message-ID, boundary and Date fixed by piece and letter date. */
    public byte[] compose(Piece piece) {
        throw new UnsupportedOperationException();
    }
}
