package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import se.utskick.email.SmtpSettings.Patience;
import se.utskick.email.Verdict.Stage;

/**
 * One connection to the mail server, kept open for many messages. The library speaks until it is logged in; the commands of a message are
 * given here, because the library throws the same exception whether the connection was lost before the final dot or after it, and only
 * the latter leaves a message in doubt.
 */
final class SmtpSession extends SMTPTransport {

    private final RawLine line;
    private final Patience patience;
    private int submitted;

    SmtpSession(Session session, RawLine line, Patience patience) {
        super(session, null);
        this.line = line;
        this.patience = patience;
    }

    /** How many messages this connection has been given. */
    int submitted() {
        return submitted;
    }

    /**
     * Gives the server one message for one recipient.
     *
     * @param message its bytes, lines ended by CR LF
     * @param beforeDot called when all but the final dot is said: what must be known before the message can be taken; where it throws, the
     *     dot is never sent and the connection is cut
     */
    synchronized Verdict submit(QueuedMessage envelope, byte[] message, Runnable beforeDot) {
        submitted++;
        Place at = new Place();
        try {
            return converse(envelope, message, beforeDot, at);
        } catch (SMTPSendFailedException e) {
            return Verdict.answered(at.stage, Reply.of(e.getReturnCode(), String.valueOf(e.getMessage())));
        } catch (MessagingException | IOException e) {
            return at.stage == Stage.DOT ? Verdict.unanswered() : Verdict.cut(at.stage);
        }
    }

    /** How far a message has come, known also when the way there throws. */
    private static final class Place {
        private Stage stage = Stage.MAIL;
    }

    private Verdict converse(QueuedMessage envelope, byte[] message, Runnable beforeDot, Place at)
            throws MessagingException, IOException {
        line.await(patience.reply());
        Reply mail = ask("MAIL FROM:<" + envelope.from() + ">" + size(message));
        if (!mail.isPositive()) {
            return turnedDown(at.stage, mail);
        }
        at.stage = Stage.RCPT;
        Reply recipient = ask("RCPT TO:<" + envelope.to().quoted() + ">");
        if (!recipient.isPositive()) {
            return turnedDown(at.stage, recipient);
        }
        at.stage = Stage.DATA;
        SMTPOutputStream body = (SMTPOutputStream) data();
        at.stage = Stage.BODY;
        write(message, body);
        committed(beforeDot);
        line.await(patience.dot());
        sendCommand("."); // where even this cannot be written, no server has seen it
        at.stage = Stage.DOT;
        return Verdict.afterDot(answer(readServerResponse()));
    }

    private static void write(byte[] message, SMTPOutputStream body) throws IOException {
        OutputStream dotted = body;
        dotted.write(message);
        body.ensureAtBOL();
    }

    private void committed(Runnable beforeDot) {
        try {
            beforeDot.run();
        } catch (RuntimeException | Error e) {
            line.cut(); // a QUIT would be a line of the message, and the server must not take this for its end
            throw e;
        }
    }

    /** The server is told to forget what it was asked, so that the next message begins anew. */
    private Verdict turnedDown(Stage stage, Reply reply) throws MessagingException {
        if (reply.code() > 0 && !reply.isClosing()) {
            try {
                simpleCommand("RSET");
            } catch (MessagingException e) {
                line.cut();
            }
        }
        return Verdict.answered(stage, reply);
    }

    private Reply ask(String command) throws MessagingException {
        return answer(simpleCommand(command));
    }

    private Reply answer(int code) {
        return Reply.of(code, String.valueOf(getLastServerResponse()));
    }

    /** RFC 1870: a server can refuse what is too large before it is sent. */
    private String size(byte[] message) {
        return supportsExtension("SIZE") ? " SIZE=" + message.length : "";
    }

    /** Takes leave; what goes wrong then says nothing about any message. */
    void quit() {
        try {
            line.await(patience.connect());
            close();
        } catch (MessagingException | IOException e) {
            line.cut();
        }
    }

    /** Ends the connection from another thread. */
    void cut() {
        line.cut();
    }
}
