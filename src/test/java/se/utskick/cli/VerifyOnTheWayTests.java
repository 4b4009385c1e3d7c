package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run agrees with itself wherever it is on its way, and its reports stay true to their day. */
class VerifyOnTheWayTests {

    private static final String RUN = "moped-2026-12-01-1";

    @TempDir
    Path temporary;

    @Test
    void agreesFromPreparedToPurged() throws IOException {
        FinishedRun desk = FinishedRun.in(temporary.resolve("data"));
        Path folder = temporary.resolve("data/runs").resolve(RUN);

        String prepared = desk.command("prepare", "moped", "--as-of", "2026-12-01", "--by", "Anna Prov");
        assertThat(verified(desk)).startsWith("verified: " + RUN);

        List<String> manifest = Files.readAllLines(folder.resolve("prepared/manifest.csv"));
        String cancelled = manifest.get(1).substring(0, 12);
        desk.command("cancel", RUN, "--piece", cancelled, "--reason", "fel", "--by", "Anna Prov");
        desk.command("report", RUN);
        assertThat(verified(desk)).startsWith("verified: " + RUN);

        int pieces = Integer.parseInt(line(prepared, "pieces: ")) - 1;
        desk.command("approve", RUN, "--count", Integer.toString(pieces), "--by", "Bo Prov");
        assertThat(verified(desk)).startsWith("verified: " + RUN);
        assertThat(desk.said("deliver", RUN).err()).isEmpty();
        FinishedRun.Said again = desk.said("deliver", RUN);
        assertThat(again.status()).isZero();
        assertThat(again.err()).isEqualTo("Körning " + RUN + " var redan levererad. Inget lämnades ut en gång till.\n");
        assertThat(verified(desk)).startsWith("verified: " + RUN);

        Path answer = temporary.resolve("ack.csv");
        Files.writeString(answer, "piece;status;date;note\nbundle-0001.pdf;POSTED;2026-12-03;" + pieces + "\n");
        desk.command("ack", RUN, answer.toString());
        assertThat(verified(desk)).startsWith("verified: " + RUN);
        String head = line(desk.command("report", RUN), "log-head: ");

        desk.command("purge", "--before", "2027-01-01", "--by", "Anna Prov");
        assertThat(desk.command("verify", RUN, "--head", head))
                .startsWith("verified: " + RUN)
                .contains("purged: true");
        assertThat(desk.said("report", RUN).err())
                .isEqualTo("Personuppgifterna i körningen " + RUN + " är gallrade, så den går inte att räkna om. "
                        + "Rapporten som gjordes före gallringen finns i " + folder.resolve("report") + ".\n");
        assertThat(desk.command("report", "--period", "2026-12-01/2026-12-01")).endsWith("runs: 2\n");
    }

    private static String verified(FinishedRun desk) {
        return desk.command("verify", RUN);
    }

    private static String line(String out, String key) {
        return out.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }
}
