package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import se.utskick.campaign.Campaign;
import se.utskick.person.EmailAddress;
import se.utskick.selection.Piece;

class UnsubscribingTests {

    private static final Campaign.Mail SUBSCRIPTION =
            new Campaign.Mail(Campaign.Mail.Kind.SUBSCRIPTION, "https://kommunen.example.se/avsluta", false);

    private final Piece piece = Samples.piece(Samples.meeting(null), Samples.minor("Alva"));

    @Test
    void aSubscriptionIsEndedByOneClickThatTellsTheReferenceAlone() {
        byte[] message = message(SUBSCRIPTION);
        assertThat(Received.header(message, "List-Unsubscribe"))
                .isEqualTo("<https://kommunen.example.se/avsluta?nummer=MH0JT5E3MQC8>,\r\n"
                        + " <mailto:kommun@kungalv.se?subject=Avsluta%20MH0JT5E3MQC8>");
        assertThat(Received.header(message, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void anAuthoritysNoticeHasNothingToEnd() {
        assertThat(Received.headerNames(message(Campaign.Mail.NOTICE)))
                .contains("Subject")
                .noneMatch(name -> name.startsWith("List-"));
    }

    @Test
    void whatCouldEndAnAddressInALinkIsWrittenByItsNumber() {
        Unsubscribing odd = new Unsubscribing(
                SUBSCRIPTION, EmailAddress.parse("a&b+c=d@example.se").orElseThrow());
        assertThat(odd.headers(piece.reference()).get(0))
                .endsWith("<mailto:a%26b%2Bc%3Dd@example.se?subject=Avsluta%20MH0JT5E3MQC8>");
    }

    private byte[] message(Campaign.Mail mail) {
        return MessagePress.open(
                        Samples.SHIPPED,
                        Samples.campaign("skolmote", UnaryOperator.identity(), mail),
                        Samples.LETTER_DATE)
                .compose(piece);
    }
}
