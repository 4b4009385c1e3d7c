package se.utskick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.file.DurableFolder;

/**
 * The main job on invented people: imports {@code sample-data/}, takes the three mailings from prepared to handed over, and reports. Shows
 * each command as a person would type it.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private static final String AS_OF = "2026-12-01";
    private static final List<String> CAMPAIGNS = List.of("moped", "narkotika", "skolmote");

    /** Stands in a folder that a demonstration made and may therefore empty again. */
    private static final String MARK = "utskick-demo";

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "demo", descriptionKey = "demo.out")
    private Path out = Path.of("demo");

    @Override
    public Integer call() throws IOException {
        emptied(out);
        int status = show(importOfSamples());
        for (String campaign : CAMPAIGNS) {
            status = status == 0
                    ? show(List.of("run", campaign, "--as-of", AS_OF, "--by", "Anna Demo", "--approve-as", "Bo Demo"))
                    : status;
            status = status == 0 ? show(List.of("report", campaign + "-" + AS_OF + "-1")) : status;
        }
        if (status == 0) {
            System.out.println("demo: " + out);
            System.err.println(utskick.options().words().say("cli.demo-done", out));
        }
        return status;
    }

    private List<String> importOfSamples() {
        Path samples = GlobalOptions.home().resolve("sample-data");
        List<String> words = new ArrayList<>(
                List.of("import", "--register", samples.resolve("register.xml").toString()));
        for (String kind : List.of("school", "contacts", "suppressions", "meetings")) {
            words.addAll(List.of("--" + kind, samples.resolve(kind + ".csv").toString()));
        }
        words.addAll(List.of("--extracted", AS_OF));
        return words;
    }

    private int show(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--data", out.toString()));
        System.out.println("$ utskick " + all.stream().map(DemoCommand::quoted).collect(Collectors.joining(" ")));
        all.addAll(utskick.options().asWords());
        int status = Main.run(all.toArray(String[]::new));
        System.out.println();
        return status;
    }

    /** As a shell wants it typed. */
    private static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }

    private static void emptied(Path out) throws IOException {
        Path mark = out.resolve(MARK);
        if (Files.exists(mark)) {
            DurableFolder.delete(out);
        }
        if (Files.exists(out)) {
            try (Stream<Path> content = Files.list(out)) {
                if (content.findAny().isPresent()) {
                    throw Refusal.of("cli.demo-folder-taken", out);
                }
            }
        }
        Files.createDirectories(out);
        Files.createFile(mark);
    }
}
