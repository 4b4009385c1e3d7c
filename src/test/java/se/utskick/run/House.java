package se.utskick.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Places;
import se.utskick.Utskick;
import se.utskick.register.ImportOrder;
import se.utskick.register.SnapshotImport;

/**
 * The rooms as the command line opens them, on a folder of its own: with the sample data imported, and copies of configuration and
 * templates that a test may change. Bundles are of four sheets, so that there are several.
 */
final class House implements AutoCloseable {

    static final LocalDate AS_OF = LocalDate.of(2026, 12, 1);
    static final String KEY = "5e".repeat(32);
    static final Officer ANNA = new Officer("Anna Ek", "anna");
    static final Officer BO = new Officer("Bo Dal", "bo");

    private static final int SHEETS_A_BUNDLE = 4;

    final Places places;
    private final ConfigurableApplicationContext context;

    private House(Places places) {
        this.places = places;
        this.context = new SpringApplicationBuilder(Utskick.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(started -> ((GenericApplicationContext) started).registerBean(Places.class, () -> places))
                .properties(Map.of(
                        "spring.config.additional-location",
                        "optional:" + places.config().toUri(),
                        "spring.datasource.url",
                        "jdbc:h2:file:" + places.data().resolve("db").resolve("utskick")
                                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"))
                .run();
    }

    /** Lays out configuration, templates and one imported snapshot in a folder, and closes. */
    static void furnish(Path folder) {
        copy(Path.of("config"), folder.resolve("config"));
        copy(Path.of("templates"), folder.resolve("templates"));
        rewrite(
                folder.resolve("config/print/c5-h2.yaml"),
                "sheets-per-bundle: 2000",
                "sheets-per-bundle: " + SHEETS_A_BUNDLE);
        try (House house = open(folder)) {
            house.importSamples();
        }
    }

    static House open(Path folder) {
        return new House(new Places(folder.resolve("data"), folder.resolve("config"), folder.resolve("templates")));
    }

    /** A copy of a furnished folder, opened. */
    static House copyOf(Path furnished, Path folder) {
        copy(furnished, folder);
        return open(folder);
    }

    <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    void importSamples() {
        Path samples = Path.of("sample-data");
        room(SnapshotImport.class)
                .run(new ImportOrder(
                        List.of(samples.resolve("register.xml")),
                        null,
                        samples.resolve("school.csv"),
                        samples.resolve("contacts.csv"),
                        samples.resolve("suppressions.csv"),
                        samples.resolve("meetings.csv"),
                        StandardCharsets.UTF_8,
                        AS_OF));
    }

    JdbcTemplate sql() {
        return room(JdbcTemplate.class);
    }

    static PrepareOrder order(String campaign) {
        return new PrepareOrder(campaign, AS_OF, null, null, null, KEY, false, false);
    }

    static PrepareOrder anew(String campaign) {
        return new PrepareOrder(campaign, AS_OF, null, null, null, null, false, true);
    }

    MailingRun prepare(String campaign) {
        return room(Preparation.class).prepare(order(campaign), ANNA);
    }

    MailingRun prepareAnew(String campaign) {
        return room(Preparation.class).prepare(anew(campaign), ANNA);
    }

    int count(MailingRun run) {
        return room(RunCounts.class).pieces(run.name());
    }

    Approval approve(MailingRun run) {
        return room(Approvals.class).approve(run.name(), count(run), BO);
    }

    MailingRun deliver(MailingRun run) {
        return room(HandOver.class).deliver(run.name(), BO);
    }

    MailingRun delivered(String campaign) {
        MailingRun run = prepare(campaign);
        approve(run);
        return deliver(run);
    }

    RunFolder folder(MailingRun run) {
        return RunFolder.of(places, run.name());
    }

    List<String> log(MailingRun run) {
        return lines(folder(run).log());
    }

    /** The references in the run's manifest, in bundle order. */
    List<String> letters(MailingRun run) {
        return lines(folder(run).packageFolder().resolve("manifest.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void rewrite(Path file, String found, String replacement) {
        try {
            String text = Files.readString(file);
            if (!text.contains(found)) {
                throw new IllegalArgumentException(file + " does not hold " + found);
            }
            Files.writeString(file, text.replace(found, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
