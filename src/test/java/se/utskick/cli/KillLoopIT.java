package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.generate.Municipality;

/**
 * Kills prepare and deliver at random moments until they are done, and compares what they left with an undisturbed run, byte for byte.
 * {@code -Dutskick.kills=N} sets how many kills (25 unless set), {@code -Dutskick.kill-seed=S} which.
 */
class KillLoopIT {

    private static final int KILLS = Integer.getInteger("utskick.kills", 25);
    private static final long SEED = Long.getLong("utskick.kill-seed", 1);
    private static final LocalDate AS_OF = LocalDate.of(2126, 12, 1);
    private static final int INHABITANTS = 1500;

    @TempDir
    private Path folder;

    @Test
    void killedAtAnyMomentEndsInTheSameBytes() throws IOException, InterruptedException {
        Path extract = folder.resolve("extract");
        new Municipality(INHABITANTS, SEED, AS_OF, 1).writeTo(extract);
        KilledWalk imported = new KilledWalk(unpacked(folder), folder.resolve("imported"));
        imported.importing(extract);
        KilledWalk calm = imported.copy(folder.resolve("calm"));
        calm.undisturbed();
        Map<String, String> expected = calm.leftBehind();
        assertThat(expected).containsKeys("print/manifest.csv", "print/bundle-0001.pdf", "restricted/decisions.csv");

        Random random = new Random(SEED);
        int kills = 0;
        for (int round = 1; kills < KILLS; round++) {
            KilledWalk walk = imported.copy(folder.resolve("round-" + round));
            kills += walk.disturbed(random, calm);
            assertThat(walk.leftBehind())
                    .as("round %d of seed %d, after %d kills", round, SEED, kills)
                    .isEqualTo(expected);
        }
        assertThat(KilledWalk.killedAtWork())
                .as("kills that met a command at work")
                .isPositive();
        System.out.printf("kills: %d, of them while a command was at work: %d%n", kills, KilledWalk.killedAtWork());
    }

    /** As the launcher does it: a start takes a third of the time, so more of a command's time is its work. */
    static Path unpacked(Path folder) throws IOException, InterruptedException {
        Path app = folder.resolve("app");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process unpacking = new ProcessBuilder(
                        java,
                        "-Djarmode=tools",
                        "-jar",
                        "target/utskick.jar",
                        "extract",
                        "--destination",
                        app.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(unpacking.waitFor()).isZero();
        return app.resolve("utskick.jar");
    }
}
