package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.generate.Municipality;

/** What leaves a run on invented municipalities, whole walk through the command line. */
class MailingProperties {

    private static final String AS_OF = "2126-12-01";
    private static final String RUN_KEY = "ffeeddccbbaa99887766554433221100".repeat(2);

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void leavesNoTraceOfProtectedPeopleAndNoNumberAndIsTheSameTwice(
            @ForAll long seed, @ForAll @IntRange(min = 300, max = 800) int inhabitants) throws IOException {
        Path folder = Files.createTempDirectory("walk");
        try {
            Path town = folder.resolve("town");
            new Municipality(inhabitants, seed, LocalDate.parse(AS_OF), 12).writeTo(town);
            Map<String, String> first = walk(folder.resolve("one"), town, "register.xml", "school.json");
            Map<String, String> second = walk(folder.resolve("two"), town, "register-csv", "school.csv");
            assertThat(second).isEqualTo(first);
            new HandedOver(folder.resolve("one").resolve("runs")).isWhatWasDecided();
            new Leaks(town).isNowhereIn(folder.resolve("one").resolve("runs"));
        } finally {
            DurableFolder.delete(folder);
        }
    }

    /** The bytes that must be the same on any machine, from either format of the register. */
    private static Map<String, String> walk(Path data, Path town, String register, String school) throws IOException {
        Desk desk = new Desk(data);
        desk.imports(town, register, school, AS_OF);
        Map<String, String> digests = new TreeMap<>();
        for (String campaign : List.of("moped", "narkotika", "skolmote")) {
            Map<String, String> prepared =
                    desk.does("prepare", campaign, "--as-of", AS_OF, "--run-key", RUN_KEY, "--by", "Anna");
            desk.sends(prepared);
            String run = prepared.getOrDefault("run", "");
            desk.does("report", run);
            for (String part : List.of("print", "email", "restricted")) {
                digest(desk.run(run), part, digests);
            }
        }
        return digests;
    }

    private static void digest(Path run, String part, Map<String, String> digests) throws IOException {
        if (!Files.exists(run.resolve(part))) {
            return;
        }
        try (Stream<Path> files = Files.walk(run.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(run.getFileName() + "/" + run.relativize(file), Sha256.of(file));
            }
        }
    }
}
