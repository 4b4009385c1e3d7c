package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.register.BadInput;

/** Bad input at the command line: one file for each reason there is, and one whose rejected record lets the rest be imported. */
class BadInputCommandTests {

    @TempDir
    private static Path folder;

    static Collection<BadInput> oneForEachReason() {
        TreeMap<String, BadInput> byReason = new TreeMap<>();
        for (BadInput fixture : BadInput.all()) {
            if (fixture.refused() != null) {
                byReason.putIfAbsent(fixture.refused(), fixture);
            } else if (fixture.limit() != null) {
                byReason.putIfAbsent("", fixture);
            }
        }
        // What the parser once wrote about on its own, beside our line.
        BadInput.all().stream()
                .filter(fixture -> fixture.file().endsWith("/overlong-utf-8-sequence-is-refused.xml"))
                .forEach(fixture -> byReason.put("bytes", fixture));
        return byReason.values();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneForEachReason")
    void endsInItsStatusWithOneLineToldWhereRefused(BadInput fixture) {
        List<String> command = new ArrayList<>(List.of("import", "--lang", "en", "--extracted", "2126-11-01"));
        fixture.options(folder).forEach((option, path) -> command.addAll(List.of(option, path.toString())));
        command.addAll(List.of("--charset", fixture.declared().name()));

        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = status(command, out, err);

        assertThat(status).isEqualTo(fixture.status());
        if (status == 0) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .startsWith("snapshot: 1\n")
                    .contains("rejected: 1\n");
        } else {
            assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(sentence(fixture) + "\n");
        }
    }

    @Test
    void namesEveryFileThatIsNotThereAtOnce() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = status(
                List.of(
                        "import",
                        "--register",
                        "sample-data/register.xml",
                        "--school",
                        "no.csv",
                        "--meetings",
                        "nor.csv"),
                new ByteArrayOutputStream(),
                err);

        assertThat(status).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Hittar inte no.csv, nor.csv eller får inte läsa det.");
    }

    private static String sentence(BadInput fixture) {
        List<Object> arguments = new ArrayList<>(List.of(fixture.name()));
        arguments.addAll(fixture.with() == null ? List.of() : fixture.with());
        return Words.in(Lang.EN).say(String.valueOf(fixture.refused()), arguments.toArray());
    }

    private static int status(List<String> command, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new Desk(folder.resolve("data")).status(command.toArray(new String[0]));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }
}
