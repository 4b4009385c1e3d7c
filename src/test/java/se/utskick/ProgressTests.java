package se.utskick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8));

    @Test
    void drawsABarWhereTheTotalIsKnown() {
        try (Progress.Part part = progress.begin("selection.progress", 200)) {
            assertThat(shown()).endsWith("Avgör vem som får brev  [..............................] 0 %");
            part.add(100);
        }
    }

    @Test
    void leavesALineWithTheTimeItTook() {
        progress.in(Lang.EN).begin("selection.progress", 200).close();
        assertThat(shown()).containsPattern("\r\u001b\\[KDeciding who gets what  \\d+\\.\\d s\\R$");
    }

    @Test
    void countsWhereTheTotalIsNotKnown() {
        try (Progress.Part part = progress.begin("cli.progress-verify", 0)) {
            part.reached(7);
            part.reached(12);
        }
        assertThat(shown()).contains("Läser tillbaka breven  0");
    }

    @Test
    void saysNothingWhereNobodyWatches() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try (Progress.Part part = Progress.silent().begin("selection.progress", 2)) {
            part.add(1);
        } finally {
            System.setErr(before);
        }
        assertThat(shown()).isEmpty();
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
