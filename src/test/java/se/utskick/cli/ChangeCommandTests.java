package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the import of a changed list of meetings to evidence that holds, by commands alone. */
class ChangeCommandTests {

    @TempDir
    private Path folder;

    @Test
    void aMeetingThatMovesIsToldOfAndTheEvidenceHolds() throws IOException {
        FinishedRun run = FinishedRun.in(folder.resolve("data"));
        importMoved(run);

        String out = run.command(
                "run",
                "skolmote",
                "--change",
                "tallas",
                "--as-of",
                "2026-12-01",
                "--by",
                "Anna Prov",
                "--approve-as",
                "Bo Prov");

        assertThat(out).contains("run: skolmote-2026-12-01-2\n", "state: DELIVERED");
        run.command("report", "skolmote-2026-12-01-2");
        assertThat(run.said("verify", "skolmote-2026-12-01-2").status()).isZero();
        assertThat(Files.readString(folder.resolve("data/runs/skolmote-2026-12-01-2/restricted/decisions.csv")))
                .contains(";tallas;")
                .doesNotContain(";munkholm;");
    }

    private void importMoved(FinishedRun run) throws IOException {
        Path samples = Path.of("sample-data");
        Path meetings = folder.resolve("meetings.csv");
        Files.writeString(
                meetings,
                Files.readString(samples.resolve("meetings.csv")).replace("2026-12-15;18:00", "2026-12-16;18:30"));
        run.importSamples(meetings);
    }
}
