package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTests {

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "approve", "cancel", "ack", "import", "run", "purge", "missing", "preview"})
    void everyCommandTellsItsOptionsThoughNoneIsGiven(String command) {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(command, "--help")).isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("utskick " + command, "--data");
    }
}
