package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An officer at the command line, with a data folder of their own and the configuration of this repository. */
final class Desk {

    private final Path data;
    private final Path templates;

    Desk(Path data) {
        this(data, Path.of("templates"));
    }

    Desk(Path data, Path templates) {
        this.data = data;
        this.templates = templates;
    }

    Path run(String run) {
        return data.resolve("runs").resolve(run);
    }

    /** What the command prints, as keys and values in its order; it must succeed. */
    Map<String, String> does(String... command) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(status(command)).as("exit status of %s", command[0]).isZero();
        } finally {
            System.setOut(before);
        }
        Map<String, String> told = new LinkedHashMap<>();
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            told.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return told;
    }

    int status(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.toString(), "--config", "config", "--templates", templates.toString()));
        return Main.run(arguments.toArray(new String[0]));
    }

    void imports(Path folder, String register, String school, String extracted) {
        assertThat(does(
                        "import",
                        "--register",
                        folder.resolve(register).toString(),
                        "--school",
                        folder.resolve(school).toString(),
                        "--contacts",
                        folder.resolve("contacts.csv").toString(),
                        "--suppressions",
                        folder.resolve("suppressions.csv").toString(),
                        "--meetings",
                        folder.resolve("meetings.csv").toString(),
                        "--extracted",
                        extracted))
                .containsEntry("snapshot", "1");
    }

    /** Approved by somebody else, and handed over. */
    void sends(Map<String, String> prepared) {
        String run = prepared.getOrDefault("run", "");
        does("approve", run, "--count", prepared.getOrDefault("pieces", ""), "--by", "Berit");
        does("deliver", run);
    }
}
