package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTests {

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "approve", "cancel", "ack", "import", "run", "purge", "missing", "preview"})
    void everyCommandTellsItsOptionsThoughNoneIsGiven(String command) {
        assertThat(told(command, "--help")).contains("utskick " + command, "--data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void saysInAWordOrTwoWhatEachCommandDoes(String lang) {
        List<String> lines = told("--lang", lang, "--help")
                .lines()
                .dropWhile(line -> !line.matches("Kommandon:|Commands:"))
                .skip(1)
                .filter(line -> line.matches("  \\S.*"))
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(line).matches("  [a-z]+ +\\p{Lu}.{10,}"));
    }

    private static String told(String... words) {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(words)).isZero();
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
