package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTests {

    private static final Path SAMPLE = Path.of("sample-data");

    @TempDir
    private Path runs;

    @BeforeEach
    void aHarmlessFile() throws IOException {
        Files.createDirectories(runs.resolve("r/print"));
        Files.writeString(runs.resolve("r/print/SHA256SUMS"), "a198003042382b  bundle-0001.pdf");
    }

    @Test
    void findNothingWhereNothingLeaks() {
        assertThatCode(() -> new Leaks(SAMPLE).isNowhereIn(runs)).doesNotThrowAnyException();
    }

    @Test
    void findACanaryInCapitalsAndAcrossALineBreak() throws IOException {
        Files.writeString(runs.resolve("r/print/manifest.csv"), "names\nKANA\nRIEBY");
        assertThatThrownBy(() -> new Leaks(SAMPLE).isNowhereIn(runs)).hasMessageContaining("a canary in manifest.csv");
    }

    @Test
    void findAnIdentityNumber() throws IOException {
        Files.writeString(runs.resolve("r/log.jsonl"), "{\"piece\":\"198003042382\"}");
        assertThatThrownBy(() -> new Leaks(SAMPLE).isNowhereIn(runs))
                .hasMessageContaining("an identity number in log.jsonl");
    }

    @Test
    void findACanaryInTheCodedBodyOfAMessage() throws IOException {
        Files.writeString(runs.resolve("r/print/one.eml"), """
                Subject: x
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                SGVqIEthbmFyaWVhIQ==
                """);
        assertThatThrownBy(() -> new Leaks(SAMPLE).isNowhereIn(runs)).hasMessageContaining("a canary in one.eml");
    }

    @Test
    void mayStandInRestricted() throws IOException {
        Files.createDirectories(runs.resolve("r/restricted"));
        Files.writeString(runs.resolve("r/restricted/decisions.csv"), "198003042382;Kanariea");
        assertThatCode(() -> new Leaks(SAMPLE).isNowhereIn(runs)).doesNotThrowAnyException();
    }
}
