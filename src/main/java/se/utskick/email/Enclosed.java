package se.utskick.email;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.file.Sha256;
import se.utskick.letter.AttachmentPress;
import se.utskick.selection.Piece;

/**
 * What is attached to a campaign's messages as a PDF, where it wants that.
 *
 * @param press null where nothing is attached
 * @param sha256 of all files that shape it; empty where nothing is attached
 */
record Enclosed(@Nullable AttachmentPress press, String sha256) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}); // RFC 2045, 6.8

    static Enclosed open(Places places, Campaign campaign, LocalDate letterDate) {
        return campaign.mail().attachLetter()
                ? new Enclosed(
                        AttachmentPress.open(places, campaign, letterDate), AttachmentPress.sha256(places, campaign))
                : new Enclosed(null, "");
    }

    /** In lines of 76 characters; empty where nothing is attached. */
    Optional<String> of(Piece piece) {
        return press == null
                ? Optional.empty()
                : Optional.of(new String(LINES.encode(press.pdf(piece)), StandardCharsets.US_ASCII));
    }

    Enclosed readBackBy(AttachmentPress.Proofreader proofreader) {
        return press == null ? this : new Enclosed(press.readBackBy(proofreader), sha256);
    }

    boolean tellsOfChange() {
        return press == null || press.tellsOfChange();
    }

    /** The hash of a message's own files with what goes along; the same where nothing does. */
    String with(String messageSha256) {
        return press == null ? messageSha256 : Sha256.of(messageSha256 + "\nattachment " + sha256 + "\n");
    }
}
