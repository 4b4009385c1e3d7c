package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.Deliveries;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/** Reports that a running Postfix makes of our messages; docs/bounces.md tells how it is run by itself. */
class PostfixBouncesIT {

    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "one");

    @TempDir
    private static Path folder;

    private static PostfixHouse postfix;
    private static BounceSamples house;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = PostfixHouse.obstacle();
        if (obstacle.isPresent()) {
            System.err.println("PostfixBouncesIT is skipped: " + obstacle.get());
            Assumptions.abort(obstacle.get());
        }
        house = new BounceSamples(PIECE, Deliveries.fresh(folder).keyring());
        postfix = PostfixHouse.open(Path.of("target", "postfix").toAbsolutePath());
    }

    @AfterAll
    static void stop() throws Exception {
        if (postfix != null) {
            postfix.close();
        }
    }

    @Test
    void readsWhatPostfixSaysOfAUserThatDoesNotExist() throws Exception {
        assertThat(report("ingen@here.example", "FAILURE")).isEqualTo(new Told(BounceClass.PERMANENT, "5.1.1", true));
    }

    @Test
    void readsWhatPostfixPassesOnOfAnotherServersRefusal() throws Exception {
        assertThat(report("closed@remote.example", "FAILURE"))
                .isEqualTo(new Told(BounceClass.PERMANENT, "5.2.1", true));
        assertThat(report("full@remote.example", "FAILURE")).isEqualTo(new Told(BounceClass.PERMANENT, "5.2.2", false));
    }

    @Test
    void readsThatPostfixHasDeliveredAMessage() throws Exception {
        assertThat(report("studs@kungalv.example", "SUCCESS"))
                .isEqualTo(new Told(BounceClass.DELIVERED, "2.0.0", false));
    }

    @Test
    void readsThatPostfixStillTriesAndThenThatItGaveUp() throws Exception {
        assertThat(report("nagon@later.example", "FAILURE,DELAY"))
                .isEqualTo(new Told(BounceClass.DELAYED, "4.4.1", false));

        postfix.loseAllPatience();

        assertThat(report("annan@later.example", "FAILURE")).isEqualTo(new Told(BounceClass.PERMANENT, "4.4.1", false));
    }

    private record Told(BounceClass kind, String status, boolean badAddress) {}

    private static Told report(String to, String notify) throws Exception {
        String from = house.returnPath().of(PIECE).orElseThrow().text();
        postfix.send(from, to, PIECE.text(), notify);
        for (int looked = 0; looked < 3; looked++) {
            Bounce bounce = read(postfix.report(folder));
            assertThat(bounce.piece()).isEqualTo(PIECE);
            assertThat(bounce.hint()).isEqualTo(PIECE);
            BounceVerdict verdict = bounce.about(EmailAddress.parse(to));
            if (verdict.names(EmailAddress.parse(to).orElseThrow())) {
                return new Told(verdict.kind(), verdict.status(), verdict.badAddress());
            }
        }
        throw new AssertionError("No report on this recipient came");
    }

    private static Bounce read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return house.reader().read(in);
        }
    }
}
