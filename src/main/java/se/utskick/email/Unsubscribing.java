package se.utskick.email;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaign.Mail.Kind;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * The pair of headers by which a mail program offers to end a subscription (RFC 8058; RFC 2369, 3.2). They tell the piece's reference and
 * nothing else of whom it is for.
 *
 * @param sender whom the recipient may write to instead
 */
record Unsubscribing(Campaign.Mail mail, EmailAddress sender) {

    /** None for what is no subscription. */
    List<String> headers(PieceReference piece) {
        if (mail.kind() != Kind.SUBSCRIPTION) {
            return List.of();
        }
        return List.of(
                "List-Unsubscribe: <" + mail.unsubscribe() + "?nummer=" + piece.text() + ">,\r\n <mailto:" + mailto()
                        + "?subject=Avsluta%20" + piece.text() + ">",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    /** As in a link (RFC 6068, 2): what could end the address there is written by its number. */
    private String mailto() {
        int at = sender.text().indexOf('@');
        String local = URLEncoder.encode(sender.text().substring(0, at), StandardCharsets.UTF_8);
        return local.replace("+", "%20") + sender.text().substring(at);
    }
}
