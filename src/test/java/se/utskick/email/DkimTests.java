package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/** What is signed is verified by another library than the one that signed it, with the public half in an invented DNS. */
class DkimTests {

    private static final KeyPair KEYS = keys(2048);
    private static final MessagePress PLAIN =
            MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE);

    /** Long past, since a signature from the future is refused, whatever this machine's clock says. */
    private static final LocalDate DAY = LocalDate.of(2025, 1, 15);

    private final Piece piece = Samples.piece(Samples.meeting(null), Samples.minor("Alva"));

    @TempDir
    Path config;

    @BeforeEach
    void keepTheKey() throws IOException {
        write("dkim.pem", pem(KEYS));
    }

    @Test
    void aSignedMessageIsVerifiedAndSignsWhatPeopleSee() throws Exception {
        SignatureRecord signature = verified(signed().compose(piece));

        assertThat(signature.getDToken()).hasToString("kungalv.se");
        assertThat(signature.getSelector()).hasToString("utskick1");
        assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getBodyHashLimit()).as("the whole body").isEqualTo(-1);
        assertThat(signature.getHeaders().stream().map(name -> name.toString().toLowerCase(Locale.ROOT)))
                .contains(
                        "from",
                        "reply-to",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "mime-version",
                        "content-type",
                        "auto-submitted");
    }

    @Test
    void theWayToEndASubscriptionIsSigned() throws Exception {
        Campaign.Mail mail =
                new Campaign.Mail(Campaign.Mail.Kind.SUBSCRIPTION, "https://kommunen.example.se/avsluta", false);
        byte[] message = MessagePress.open(
                        Samples.SHIPPED,
                        Samples.campaign("skolmote", UnaryOperator.identity(), mail),
                        Samples.LETTER_DATE)
                .signedBy(new DkimSettings("kungalv.se", "utskick1", "dkim.pem"), config, DAY)
                .compose(piece);

        assertThat(verified(message).getHeaders().stream().map(CharSequence::toString))
                .contains("List-Unsubscribe", "List-Unsubscribe-Post");
    }

    @Test
    void aSignatureIsOneHeaderBeforeTheBytesThatWouldElseBeSent() {
        byte[] plain = PLAIN.compose(piece);
        byte[] signed = signed().compose(piece);

        assertThat(Arrays.copyOfRange(signed, signed.length - plain.length, signed.length))
                .isEqualTo(plain);
        assertThat(Received.headerNames(signed).get(0)).isEqualTo("DKIM-Signature");
        assertThat(Received.headerNames(signed)
                        .subList(1, Received.headerNames(signed).size()))
                .isEqualTo(Received.headerNames(plain));
        assertThat(new String(signed, StandardCharsets.US_ASCII).split("\r\n"))
                .as("RFC 5322, 2.1.1")
                .allMatch(line -> line.length() <= 998);
    }

    @Test
    void theSamePieceIsSignedWithTheSameBytesAtTheBeginningOfTheDay() throws Exception {
        byte[] once = signed().compose(piece);

        assertThat(signed().compose(piece)).isEqualTo(once);
        assertThat(verified(once).getSignatureTimestamp())
                .isEqualTo(Instant.parse("2025-01-14T23:00:00Z").getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "'Subject: =?UTF-8?Q?V', 'Subject: =?UTF-8?Q?X'",
        "'Reply-To: kommun', 'Reply-To: annan'",
        "'To: vardnadshavare', 'To: nagonannan'",
        "'Auto-Submitted: auto-generated', 'Auto-Submitted: no'",
        "'Date: Tue, 1 Dec', 'Date: Tue, 2 Dec'",
        "'Skolgatan 1', 'Skolgatan 2'"
    })
    void whatIsChangedOnItsWayIsNotVerified(String from, String to) {
        String signed = new String(signed().compose(piece), StandardCharsets.US_ASCII);
        assertThat(signed).contains(from);

        byte[] changed = signed.replace(from, to).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> verified(changed)).isInstanceOf(PermFailException.class);
    }

    @Test
    void anotherKeyDoesNotVerify() {
        byte[] signed = signed().compose(piece);
        assertThatThrownBy(() -> verified(signed, keys(2048))).isInstanceOf(PermFailException.class);
    }

    @Test
    void withoutSettingsNothingIsSignedAndTheHashStays() {
        MessagePress press = PLAIN.signedBy(new DkimSettings("", " ", ""), config, DAY);
        assertThat(press.sha256()).isEqualTo(PLAIN.sha256());
        assertThat(press.compose(piece)).isEqualTo(PLAIN.compose(piece));
    }

    @Test
    void aRunNoticesAnotherDomainSelectorOrKey() throws IOException {
        write("other.pem", pem(keys(1024)));
        assertThat(List.of(
                        PLAIN.sha256(),
                        signed().sha256(),
                        signed("kungalv.se", "utskick2", "dkim.pem").sha256(),
                        signed("post.kungalv.se", "utskick1", "dkim.pem").sha256(),
                        signed("kungalv.se", "utskick1", "other.pem").sha256()))
                .doesNotHaveDuplicates();
        assertThat(signed().sha256()).isEqualTo(signed().sha256());
    }

    @Test
    void refusesAKeyThatIsMissing() {
        assertThatThrownBy(() -> signed("kungalv.se", "utskick1", "saknas.pem"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Nyckeln " + config.resolve("saknas.pem") + " (mail.dkim.key-file) går inte att läsa. "
                        + "Kontrollera att den finns och rättigheterna, eller ta bort mail.dkim ur application.yaml: "
                        + "då signeras inget.");
    }

    @Test
    void refusesAKeyThatEverybodyMayRead() throws IOException {
        Files.setPosixFilePermissions(config.resolve("dkim.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::signed).isInstanceOf(Refusal.class).hasMessageContaining("chmod o-r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hemligt", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"})
    void refusesWhatIsNoKeyWithoutTellingWhatItIs(String text) throws IOException {
        write("no.pem", text);
        assertThatThrownBy(() -> signed("kungalv.se", "utskick1", "no.pem"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("minst 1024 bitar, i PEM (PKCS#8, utan lösenord)")
                .hasMessageNotContaining("hemligt")
                .hasNoCause();
    }

    @Test
    void refusesAKeyThatIsTooShort() throws IOException {
        write("short.pem", pem(keys(512)));
        assertThatThrownBy(() -> signed("kungalv.se", "utskick1", "short.pem"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("minst 1024 bitar");
    }

    @ParameterizedTest
    @CsvSource({
        "'', utskick1, dkim.pem, mail.dkim.domain saknas",
        "kungalv.se, '', dkim.pem, mail.dkim.selector saknas",
        "kungalv.se, utskick1, '', mail.dkim.key-file saknas",
        "'kungalv.se; d=evil.se', utskick1, dkim.pem, mail.dkim.domain i application.yaml",
        "kungalv.se, 'a; d=evil.se', dkim.pem, mail.dkim.selector i application.yaml"
    })
    void refusesSettingsThatAreNotWholeOrWouldSaySomethingElse(
            String domain, String selector, String keyFile, String sentence) {
        assertThatThrownBy(() -> signed(domain, selector, keyFile))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(sentence);
    }

    private MessagePress signed() {
        return signed("kungalv.se", "utskick1", "dkim.pem");
    }

    private MessagePress signed(String domain, String selector, String keyFile) {
        return PLAIN.signedBy(new DkimSettings(domain, selector, keyFile), config, DAY);
    }

    private static SignatureRecord verified(byte[] message) throws IOException, FailException {
        return verified(message, KEYS);
    }

    private static SignatureRecord verified(byte[] message, KeyPair keys) throws IOException, FailException {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) ->
                selector.toString().equals("utskick1") && domain.toString().equals("kungalv.se")
                        ? List.of(record)
                        : List.of());
        List<SignatureRecord> found = verifier.verify(new ByteArrayInputStream(message));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(config.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair keys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
