package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.delivery.Deliveries;
import se.utskick.email.BounceSamples.Expected;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

class BounceReaderTests {

    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "one");
    private static final EmailAddress LISA =
            EmailAddress.parse(BounceSamples.LISA).orElseThrow();

    @TempDir
    private Path folder;

    private BounceSamples samples;

    @BeforeEach
    void open() {
        samples = new BounceSamples(PIECE, Deliveries.fresh(folder).keyring());
    }

    static List<Expected> samples() {
        return BounceSamples.expected();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsASampleAsItIsMeant(Expected expected) throws IOException {
        Bounce bounce = read(samples.bytes(expected.sample()));
        BounceVerdict verdict = bounce.about(Optional.of(LISA));

        assertThat(bounce.piece()).isEqualTo(expected.piece().equals("RIGHT") ? PIECE : null);
        assertThat(bounce.forged()).isEqualTo(expected.piece().equals("FORGED"));
        assertThat(verdict.kind()).isEqualTo(expected.kind());
        if (verdict.kind() != BounceClass.UNKNOWN) {
            assertThat(verdict.status()).isEqualTo(expected.status());
        }
        assertThat(verdict.badAddress() && bounce.piece() != null).isEqualTo(expected.badAddress());
        assertThat(bounce.hint())
                .isEqualTo(
                        expected.hint().equals("REF") ? PIECE : expected.hint().isEmpty() ? null : samples.other());
    }

    @Test
    void hasASampleForEachRowAndARowForEachSample() {
        assertThat(samples().stream().map(Expected::sample)).containsExactlyElementsOf(BounceSamples.files());
        assertThat(samples()).hasSizeGreaterThan(100);
    }

    @Test
    void remembersNobodysAddressAsBadWhereItIsNotTheOneWrittenTo() throws IOException {
        Bounce bounce = read(samples.bytes("postfix-user-unknown"));

        assertThat(bounce.about(EmailAddress.parse("annan@example.se")).badAddress())
                .isFalse();
        assertThat(bounce.about(Optional.empty()).badAddress()).isFalse();
        assertThat(bounce.about(EmailAddress.parse("Lisa.Testsson@EXAMPLE.se")).badAddress())
                .isTrue();
    }

    @Test
    void tellsNoAddressInWhatItPrints() throws IOException {
        Bounce bounce = read(samples.bytes("postfix-user-unknown"));

        assertThat(bounce + " " + bounce.verdicts()).doesNotContain("lisa").doesNotContain("kungalv");
    }

    @Test
    void readsNoMoreThanAMebibyteOfAMessageWithoutEnd() {
        byte[] start = samples.bytes("postfix-user-unknown");
        Endless message = new Endless(start);

        Bounce bounce =
                assertTimeout(Duration.ofSeconds(20), () -> samples.reader().read(message));

        assertThat(bounce.about(Optional.of(LISA)).kind()).isEqualTo(BounceClass.PERMANENT);
        assertThat(message.read).isEqualTo(1 << 20);
    }

    @Test
    void isNotChokedByABombOfParts() {
        String head = "To: " + samples.returnPath().of(PIECE).orElseThrow().text()
                + "\nFrom: MAILER-DAEMON@example.se\nContent-Type: multipart/mixed; boundary=b\n\n";
        byte[] bomb = (head + "--b\n\n".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);

        Bounce bounce = assertTimeout(Duration.ofSeconds(5), () -> read(bomb));

        assertThat(bounce.piece()).isEqualTo(PIECE);
        assertThat(bounce.kind()).isEqualTo(BounceClass.UNKNOWN);
    }

    @Test
    void isNotChokedByOpenTagsOrEndlessHeaders() {
        String head = "To: studs@kungalv.example\nFrom: MAILER-DAEMON@example.se\nContent-Type: text/html\n\n";
        byte[] tags = (head + "<".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
        byte[] headers = "a:\n".repeat(340_000).getBytes(StandardCharsets.US_ASCII);

        assertTimeout(Duration.ofSeconds(10), () -> read(tags));
        assertTimeout(Duration.ofSeconds(10), () -> read(headers));
    }

    @Test
    void takesTheSameBytesForTheSameMessage() throws IOException {
        byte[] bytes = samples.bytes("postfix-user-unknown");

        assertThat(read(bytes).sha256()).isEqualTo(read(bytes).sha256()).matches("[0-9a-f]{64}");
        assertThat(read(samples.bytes("postfix-delayed")).sha256())
                .isNotEqualTo(read(bytes).sha256());
    }

    private Bounce read(byte[] bytes) throws IOException {
        return samples.reader().read(new ByteArrayInputStream(bytes));
    }

    /** Begins as a message and never ends. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private int read;

        private Endless(byte[] start) {
            this.start = start;
        }

        @Override
        public int read() {
            int at = read++;
            return at < start.length ? start[at] & 0xff : 'x';
        }
    }
}
