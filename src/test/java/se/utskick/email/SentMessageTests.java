package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A composed message comes out of a real mail server as it went in. */
class SentMessageTests {

    @RegisterExtension
    final GreenMailExtension server = new GreenMailExtension(ServerSetupTest.SMTP);

    @Test
    void aMailServerTakesAMessageAndKeepsItsBytes() throws Exception {
        byte[] message = MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE)
                .compose(Samples.piece(Samples.meeting(null), Samples.minor("Alva")));
        send(message);

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        received[0].writeTo(bytes);
        String arrived = bytes.toString(StandardCharsets.US_ASCII);
        String sent = new String(message, StandardCharsets.US_ASCII);
        // GreenMail takes the line end before the final dot for its own (RFC 5321, 4.1.1.4, gives it to the message).
        assertThat(arrived.substring(arrived.indexOf("Date: ")) + "\r\n").isEqualTo(sent);
    }

    private void send(byte[] bytes) throws Exception {
        Session session = server.getSmtp().createSession();
        MimeMessage message = new MimeMessage(session, new java.io.ByteArrayInputStream(bytes));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", server.getSmtp().getPort(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("vardnadshavare@example.se")});
        }
    }
}
