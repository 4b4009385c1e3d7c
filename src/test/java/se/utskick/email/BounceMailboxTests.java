package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.Deliveries;
import se.utskick.selection.PieceReference;

/** A real mail server's mailbox (GreenMail), by IMAP and POP3, with TLS and without. */
class BounceMailboxTests {

    private static final String USER = "studs@kungalv.example";
    private static final String PASSWORD = "hemligt";
    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "one");

    @TempDir
    private static Path certificates;

    private static Path trust;

    @TempDir
    private Path folder;

    private final MockEnvironment settings = new MockEnvironment();
    private final Taking taking = new Taking();
    private GreenMail server;
    private GreenMailUser user;
    private BounceSamples samples;

    /** GreenMail takes its certificate from a key store named by the process. */
    @BeforeAll
    static void makeACertificate() throws Exception {
        trust = TestCertificate.make(certificates).trust();
        System.setProperty(
                "greenmail.tls.keystore.file",
                certificates.resolve("server.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        System.setProperty("greenmail.tls.key.password", PASSWORD);
    }

    @BeforeEach
    void open() throws Exception {
        samples = new BounceSamples(PIECE, Deliveries.fresh(folder).keyring());
        Path password = Files.writeString(folder.resolve("studs.password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        set("user", USER);
        set("password-file", "studs.password");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void movesWhatItReadByImapToFoldersOfItsOwn() throws Exception {
        serve("imaps");
        arrives("postfix-user-unknown", "junk", "away-german");

        read();

        assertThat(taking.kinds).containsExactly(BounceClass.PERMANENT, BounceClass.UNKNOWN, BounceClass.OUT_OF_OFFICE);
        assertThat(inFolder("INBOX")).isZero();
        assertThat(inFolder("Utskick.behandlade")).isEqualTo(2);
        assertThat(inFolder("Utskick.okända")).isEqualTo(1);
    }

    @Test
    void readsAMailboxAgainAndAgain() throws Exception {
        serve("imaps");
        arrives("postfix-user-unknown");
        read();
        arrives("postfix-delayed");

        read();

        assertThat(taking.kinds).containsExactly(BounceClass.PERMANENT, BounceClass.DELAYED);
        assertThat(inFolder("Utskick.behandlade")).isEqualTo(2);
    }

    @Test
    void takesTheSameBytesFromTheMailboxAsFromAFile() throws Exception {
        serve("imaps");
        arrives("carriage-returns");

        read();

        byte[] bytes = samples.bytes("carriage-returns");
        assertThat(taking.bounces.get(0).piece()).isEqualTo(PIECE);
        assertThat(taking.bounces.get(0).sha256())
                .isEqualTo(
                        samples.reader().read(new ByteArrayInputStream(bytes)).sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps", "pop3s"})
    void leavesInTheMailboxWhatCouldNotBeTaken(String protocol) throws Exception {
        serve(protocol);
        arrives("postfix-user-unknown", "postfix-delayed");
        taking.failAt = 1;

        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class);

        taking.failAt = -1;
        taking.kinds.clear();
        read();
        assertThat(taking.kinds).contains(BounceClass.DELAYED);
        assertThat(inFolder("INBOX")).isZero();
    }

    @Test
    void deletesWhatIsSettledByPop3AndLeavesTheRest() throws Exception {
        serve("pop3s");
        arrives("postfix-user-unknown", "junk", "postfix-delayed");

        read();

        assertThat(taking.kinds).containsExactly(BounceClass.PERMANENT, BounceClass.UNKNOWN, BounceClass.DELAYED);
        assertThat(inFolder("INBOX")).isEqualTo(1);
    }

    @Test
    void readsByPop3OnlyWhatItDoesNotKnow() throws Exception {
        serve("pop3s");
        arrives("junk");
        read();

        read();

        assertThat(taking.kinds).containsExactly(BounceClass.UNKNOWN);
        assertThat(inFolder("INBOX")).isEqualTo(1);
    }

    @Test
    void deletesByPop3WhatWasSettledBeforeACrash() throws Exception {
        serve("pop3s");
        arrives("postfix-user-unknown");
        read();
        String place = taking.places.keySet().iterator().next();
        assertThat(place).doesNotContain("studs").doesNotContain("kungalv");
        assertThat(inFolder("INBOX")).isZero();

        Taking remembering = new Taking();
        arrives("postfix-user-unknown");
        remembering.knowsAll = true;
        mailbox().each(remembering);

        assertThat(remembering.kinds).isEmpty();
        assertThat(inFolder("INBOX")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps", "pop3s"})
    void readsOnlyTheBeginningOfAHugeMessage(String protocol) throws Exception {
        serve(protocol);
        arrives((new String(samples.bytes("carriage-returns"), java.nio.charset.StandardCharsets.ISO_8859_1)
                        + "x".repeat(70).concat("\r\n").repeat(60_000))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        read();

        assertThat(taking.kinds).containsExactly(BounceClass.PERMANENT);
    }

    @Test
    void talksToNobodyWhoseCertificateItDoesNotTrust() throws Exception {
        serve("imaps");
        arrives("postfix-user-unknown");
        set("ca-file", "");

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("fel certifikat");
        assertThat(taking.kinds).isEmpty();
    }

    @Test
    void talksToNobodyWhoseCertificateNamesAnother() throws Exception {
        serve("imaps");
        set("host", "127.0.0.1");

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("fel certifikat");
    }

    @ParameterizedTest
    @CsvSource({"imap", "pop3"})
    void sendsNoPasswordWhereTheServerOffersNoTls(String protocol) throws Exception {
        serve(protocol);
        set("tls", "starttls");

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("ingen säker förbindelse");
    }

    @ParameterizedTest
    @CsvSource({"imap", "pop3"})
    void talksWithoutTlsToThisMachineAlone(String protocol) throws Exception {
        serve(protocol);
        set("tls", "none");
        arrives("postfix-delayed");
        read();
        assertThat(taking.kinds).containsExactly(BounceClass.DELAYED);

        set("host", "192.0.2.1");
        assertThatThrownBy(this::read)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("utan TLS talar Utskick bara med en postserver på samma dator");
    }

    @Test
    void saysThatTheLoginIsWrongAndNotWhatItWas() throws Exception {
        serve("imaps");
        Files.writeString(folder.resolve("studs.password"), "fel");

        assertThatThrownBy(this::read)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("godtar inte användaren och lösenordet")
                .hasMessageNotContaining(USER);
    }

    @Test
    void takesNoPasswordFromTheSettings() {
        set("host", "localhost");
        set("password", PASSWORD);

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("får inte stå i");
    }

    @Test
    void takesNoPasswordThatEverybodyCanRead() throws Exception {
        set("host", "localhost");
        Files.setPosixFilePermissions(folder.resolve("studs.password"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("kan läsas av alla");
    }

    @Test
    void takesThePasswordFromTheEnvironmentFirst() {
        set("host", "localhost");

        MailboxSettings read = MailboxSettings.read(settings, Map.of(MailboxSettings.PASSWORD, "annat"), places())
                .orElseThrow();

        assertThat(read.password()).isEqualTo("annat");
        assertThat(read.toString()).doesNotContain("annat").doesNotContain(USER);
    }

    @ParameterizedTest
    @CsvSource({"protocol, smtp", "tls, kanske", "port, 99999", "port, x"})
    void namesASettingThatIsWrong(String key, String value) {
        set("host", "localhost");
        set(key, value);

        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("mail.bounces." + key);
    }

    @Test
    void saysThatNoMailboxIsConfigured() {
        assertThatThrownBy(this::read)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Ingen brevlåda för studsar är inställd")
                .hasMessageContaining("--from");
    }

    private void serve(String protocol) throws UserException {
        server = new GreenMail(new ServerSetup(0, "localhost", protocol));
        server.start();
        user = server.getUserManager().createUser(USER, USER, PASSWORD);
        boolean isImap = protocol.startsWith("imap");
        int port = switch (protocol) {
            case "imaps" -> server.getImaps().getPort();
            case "imap" -> server.getImap().getPort();
            case "pop3s" -> server.getPop3s().getPort();
            default -> server.getPop3().getPort();
        };
        set("host", "localhost");
        set("protocol", isImap ? "imap" : "pop3");
        set("port", Integer.toString(port));
        set("ca-file", trust.toString());
    }

    private void arrives(String... names) throws Exception {
        for (String name : names) {
            arrives(samples.bytes(name));
        }
    }

    private void arrives(byte[] message) throws Exception {
        MimeMessage arrived = new MimeMessage(null, new ByteArrayInputStream(message));
        server.getManagers().getImapHostManager().getInbox(user).store(arrived);
    }

    private int inFolder(String name) throws Exception {
        MailFolder found = name.equals("INBOX")
                ? server.getManagers().getImapHostManager().getInbox(user)
                : server.getManagers().getImapHostManager().getFolder(user, name);
        return found == null
                ? 0
                : (int) found.getMessages().stream()
                        .filter(BounceMailboxTests::isThere)
                        .count();
    }

    private static boolean isThere(StoredMessage message) {
        return !message.getFlags().contains(jakarta.mail.Flags.Flag.DELETED);
    }

    private void read() {
        mailbox().each(taking);
    }

    private BounceSource mailbox() {
        return new BounceMailbox(settings, places(), samples.reader()).configured();
    }

    private Places places() {
        return new Places(folder, folder, folder);
    }

    private void set(String key, String value) {
        settings.setProperty(MailboxSettings.KEY + key, value);
    }

    /** Remembers places as the database would. */
    private static final class Taking implements BounceSource.Taking {

        private final List<BounceClass> kinds = new ArrayList<>();
        private final List<Bounce> bounces = new ArrayList<>();
        private final Map<String, Boolean> places = new HashMap<>();
        private boolean knowsAll;
        private int failAt = -1;

        @Override
        public Optional<Boolean> known(String place) {
            return knowsAll ? Optional.of(true) : Optional.ofNullable(places.get(place));
        }

        @Override
        public boolean take(Bounce bounce, @Nullable String place) {
            if (bounces.size() == failAt) {
                throw new IllegalStateException("the database is gone");
            }
            bounces.add(bounce);
            kinds.add(bounce.kind());
            boolean isSettled = bounce.kind() != BounceClass.UNKNOWN;
            if (place != null) {
                places.put(place, isSettled);
            }
            return isSettled;
        }
    }
}
