package se.utskick.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

/**
 * The mailbox that bounces come to. By IMAP what was read is moved to {@code Utskick/behandlade}, and what a person should look at to
 * {@code Utskick/okända}; by POP3 what is settled is deleted, and the rest stays. Always after it was taken, durably: a message that is met
 * again after a crash is a replay.
 */
@Component
public class BounceMailbox {

    private static final String OURS = "Utskick";
    private static final String SETTLED = "behandlade";
    private static final String UNKNOWN = "okända";

    /** Lines of a long message that are asked for: more than is read, whatever their length. */
    private static final int TOP_LINES = 20_000;

    private final Environment environment;
    private final Places places;
    private final BounceReader reader;

    BounceMailbox(Environment environment, Places places, BounceReader reader) {
        this.environment = environment;
        this.places = places;
        this.reader = reader;
    }

    /**
     * The mailbox as it is configured.
     *
     * @throws Refusal where none is, or in a way that may not be
     */
    public BounceSource configured() {
        MailboxSettings settings = MailboxSettings.read(environment, System.getenv(), places)
                .orElseThrow(() -> Refusal.of("email.no-mailbox", MailboxSettings.KEY + "host"));
        return taking -> read(settings, taking);
    }

    private void read(MailboxSettings settings, BounceSource.Taking taking) {
        try (Store store = MailboxSession.open(settings)) {
            if (store instanceof IMAPStore imap) {
                readImap(imap, settings, taking);
            } else {
                readPop3(store, settings, taking);
            }
        } catch (AuthenticationFailedException e) {
            // The library has a POP3 server without TLS among those that turn the login down.
            boolean isWithoutTls = String.valueOf(e.getMessage()).startsWith("STLS");
            String key = isWithoutTls ? "email.mailbox-unreachable" : "email.mailbox-login";
            throw Refusal.failure(key, settings.host(), settings.port()).because(e);
        } catch (MessagingException | IOException e) {
            throw Refusal.failure("email.mailbox-unreachable", settings.host(), settings.port())
                    .because(e);
        }
    }

    private void readImap(IMAPStore store, MailboxSettings settings, BounceSource.Taking taking)
            throws MessagingException, IOException {
        IMAPFolder inbox = (IMAPFolder) store.getFolder(settings.folder());
        inbox.open(Folder.READ_WRITE);
        Folder settled = folder(store, SETTLED);
        Folder unknown = folder(store, UNKNOWN);
        for (Message message : inbox.getMessages()) {
            if (!message.isSet(Flags.Flag.DELETED)) {
                boolean isSettled = taking.take(read(message), null);
                move(store, inbox, message, isSettled ? settled : unknown);
            }
        }
        inbox.close(false);
    }

    private static Folder folder(IMAPStore store, String name) throws MessagingException {
        Folder ours = store.getFolder(OURS);
        if (!ours.exists()) {
            ours.create(Folder.HOLDS_FOLDERS | Folder.HOLDS_MESSAGES);
        }
        Folder folder = ours.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        return folder;
    }

    /** A server that can do neither keeps what was copied marked as deleted, and it is passed over from then on. */
    private static void move(IMAPStore store, IMAPFolder inbox, Message message, Folder to) throws MessagingException {
        Message[] one = {message};
        if (store.hasCapability("MOVE")) {
            inbox.moveMessages(one, to);
            return;
        }
        inbox.copyMessages(one, to);
        message.setFlag(Flags.Flag.DELETED, true);
        if (store.hasCapability("UIDPLUS")) {
            inbox.expunge(one);
        }
    }

    private void readPop3(Store store, MailboxSettings settings, BounceSource.Taking taking)
            throws MessagingException, IOException {
        POP3Folder inbox = (POP3Folder) store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        for (Message message : inbox.getMessages()) {
            String place = place(settings, inbox.getUID(message));
            Optional<Boolean> known = place == null ? Optional.empty() : taking.known(place);
            boolean isSettled = known.isPresent() ? known.get() : taking.take(read(message), place);
            if (isSettled) {
                message.setFlag(Flags.Flag.DELETED, true);
            }
            ((POP3Message) message).invalidate(true);
        }
        inbox.close(true);
    }

    /** One of a mailbox's own names for its messages (UIDL, RFC 1939), and the mailbox, which is nobody's business. */
    private static @Nullable String place(MailboxSettings settings, @Nullable String uid) {
        return uid == null || uid.length() > 100
                ? null
                : Sha256.of(settings.host() + "\n" + settings.user()).substring(0, 32) + ":" + uid;
    }

    private Bounce read(Message message) throws MessagingException, IOException {
        try (InputStream in = bytes(message)) {
            return reader.read(in);
        }
    }

    /** A message too long to be read whole is not fetched whole, and none is marked as seen. */
    private static InputStream bytes(Message message) throws MessagingException {
        if (message instanceof POP3Message pop3) {
            return pop3.getSize() > BounceReader.LONGEST ? pop3.top(TOP_LINES) : pop3.getMimeStream();
        }
        IMAPMessage imap = (IMAPMessage) message;
        imap.setPeek(true);
        return imap.getMimeStream();
    }
}
