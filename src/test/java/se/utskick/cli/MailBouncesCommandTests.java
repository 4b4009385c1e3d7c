package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.cli.FinishedRun.Said;
import se.utskick.delivery.Keyring;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.BounceSamples;
import se.utskick.selection.PieceReference;

/** An officer without a mailbox reads what came back from a folder, and then the report again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailBouncesCommandTests {

    @TempDir
    private static Path temporary;

    private static FinishedRun run;
    private static Path folder;
    private static String piece;

    @BeforeAll
    static void finishARun() throws IOException {
        run = FinishedRun.in(temporary.resolve("data"));
        folder = Files.createDirectories(temporary.resolve("studs"));
        try (Workplace workplace = run.open()) {
            piece = workplace
                    .room(PieceStates.class)
                    .in(FinishedRun.NAME, PieceState.WRITTEN)
                    .get(0);
            BounceSamples samples = new BounceSamples(new PieceReference(piece), workplace.room(Keyring.class));
            for (String sample : List.of("postfix-user-unknown", "junk", "forged-token", "away-german")) {
                Files.write(folder.resolve(sample + ".eml"), samples.bytes(sample));
            }
        }
    }

    @Test
    @Order(1)
    void printsWhatEachMessageChangedAndWhatItSaid() {
        Said said = run.said("mail", "bounces", "--from", folder.toString(), "--by", "Anna Prov");

        assertThat(said.status()).isZero();
        assertThat(said.out().lines())
                .contains(
                        "read: 4",
                        "applied: 1",
                        "noted: 1",
                        "replays: 0",
                        "forged: 1",
                        "purged: 0",
                        "unknown: 1",
                        "PERMANENT: 2",
                        "OUT_OF_OFFICE: 1",
                        "UNKNOWN: 1",
                        "evidence: " + piece,
                        "run: " + FinishedRun.NAME)
                .anyMatch(line -> line.matches("log-head: [0-9a-f]{64}"));
        assertThat(said.out() + said.err()).doesNotContain("example.se");
    }

    @Test
    @Order(2)
    void changesNothingWhenItIsRepeated() {
        Said said = run.said("mail", "bounces", "--from", folder.toString());

        assertThat(said.out().lines())
                .contains("read: 4", "applied: 0", "replays: 4")
                .noneMatch(line -> line.startsWith("run:"));
    }

    @Test
    @Order(3)
    void leavesARunThatStillVerifiesAndIsReportedAnew() {
        assertThat(run.command("verify", FinishedRun.NAME)).contains("verified: " + FinishedRun.NAME);

        run.command("report", FinishedRun.NAME);

        assertThat(run.command("verify", FinishedRun.NAME)).contains("verified: " + FinishedRun.NAME);
    }

    @Test
    void saysWhatToDoWhereThereIsNoMailboxAndNoFolder() {
        Said without = run.said("mail", "bounces");
        Said missing =
                run.said("mail", "bounces", "--from", folder.resolve("ingen").toString());

        assertThat(without.status()).isEqualTo(3);
        assertThat(without.err())
                .contains("Ingen brevlåda för studsar är inställd: mail.bounces.host")
                .contains("--from");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("finns inte. Ange en mapp");
    }

    @Test
    @Order(4)
    void readsAgainAndAgainUntilItIsEnded() throws Exception {
        Path schedule = Files.createDirectories(temporary.resolve("on-schedule"));
        Thread reading = new Thread(() -> run.said("mail", "bounces", "--from", schedule.toString(), "--every", "1s"));
        reading.start();
        Thread.sleep(3000);
        String later;
        try (Workplace workplace = run.open()) {
            later = workplace
                    .room(PieceStates.class)
                    .in(FinishedRun.NAME, PieceState.WRITTEN)
                    .get(0);
            BounceSamples samples = new BounceSamples(new PieceReference(later), workplace.room(Keyring.class));
            Files.write(schedule.resolve("later.eml"), samples.bytes("postfix-user-unknown"));
        }
        for (int i = 0; i < 100 && !isBounced(later); i++) {
            Thread.sleep(300);
        }
        while (!isAsleep(reading)) {
            Thread.sleep(5);
        }
        reading.interrupt();
        reading.join();

        assertThat(isBounced(later)).isTrue();
    }

    /** Between two readings: an interrupt in the middle of one would close the database's file under it. */
    private static boolean isAsleep(Thread reading) {
        return !reading.isAlive()
                || Arrays.stream(reading.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("isTimeAfter"));
    }

    private static boolean isBounced(String message) {
        try (Workplace workplace = run.open()) {
            return workplace
                            .room(PieceStates.class)
                            .of(FinishedRun.NAME, message)
                            .orElseThrow()
                    == PieceState.BOUNCED;
        }
    }
}
