package se.utskick.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The sample data imported and the invitation prepared, approved, delivered and reported, for tests of what comes after. */
final class FinishedRun {

    private static final Path SAMPLES = Path.of("sample-data");

    static final String NAME = "skolmote-2026-12-01-1";

    private final Path data;

    private FinishedRun(Path data) {
        this.data = data;
    }

    static FinishedRun in(Path data) {
        FinishedRun run = new FinishedRun(data);
        run.importSamples(SAMPLES.resolve("meetings.csv"));
        run.command("run", "skolmote", "--as-of", "2026-12-01", "--by", "Anna Prov", "--approve-as", "Bo Prov");
        run.command("report", NAME);
        return run;
    }

    /** Imports the sample data with another list of meetings. */
    void importSamples(Path meetings) {
        command(
                "import",
                "--register",
                SAMPLES.resolve("register.xml").toString(),
                "--school",
                SAMPLES.resolve("school.csv").toString(),
                "--contacts",
                SAMPLES.resolve("contacts.csv").toString(),
                "--suppressions",
                SAMPLES.resolve("suppressions.csv").toString(),
                "--meetings",
                meetings.toString(),
                "--extracted",
                "2026-12-01");
    }

    /** What a command prints on standard output; the command must succeed. */
    String command(String... words) {
        Said said = said(words);
        if (said.status() != 0) {
            throw new AssertionError(said);
        }
        return said.out();
    }

    /** A command's exit status and what it printed. */
    record Said(int status, String out, String err) {}

    Said said(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString(), "--config", "config", "--templates", "templates"));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int status = Main.run(all.toArray(String[]::new));
            return new Said(
                    status, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The rooms on this data, for many questions with one start. */
    Workplace open() {
        UtskickCommand utskick = new UtskickCommand();
        new CommandLine(utskick)
                .parseArgs("list", "--data", data.toString(), "--config", "config", "--templates", "templates");
        return Workplace.open(utskick.options());
    }

    Path folder() {
        return data.resolve("runs").resolve(NAME);
    }

    /** Copies a folder with all it holds over another. */
    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
