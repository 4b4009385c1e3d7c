package se.utskick.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.file.DurableFolder;
import se.utskick.generate.Municipality;
import se.utskick.register.BareImport;
import se.utskick.register.ImportOrder;
import se.utskick.register.SnapshotImport;
import se.utskick.run.Approvals;
import se.utskick.run.HandOver;
import se.utskick.run.MailingRun;
import se.utskick.run.Officer;
import se.utskick.run.Preparation;
import se.utskick.run.PrepareOrder;
import se.utskick.selection.SelectionResult;

/**
 * Figures of one run on this machine: an invented municipality from extract to package. Ratios stand beside speeds, since machines differ
 * and are noisy; the last line is one JSON object with every figure.
 */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    private static final LocalDate AS_OF = LocalDate.of(2126, 12, 1);

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--inhabitants", paramLabel = "N", defaultValue = "50000", descriptionKey = "bench.inhabitants")
    private int inhabitants;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "bench.seed")
    private long seed;

    private final Figures figures = new Figures();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("utskick-bench");
        try {
            measure(folder);
        } finally {
            DurableFolder.delete(folder);
        }
        figures.print(System.out);
        return 0;
    }

    private void measure(Path folder) throws Exception {
        Path extract = folder.resolve("extract");
        Stopwatch generating = Stopwatch.start();
        Municipality.Census census = new Municipality(inhabitants, seed, AS_OF, 1).writeTo(extract);
        figures.put("inhabitants", inhabitants);
        figures.put("persons", census.persons());
        figures.put("generate.seconds", generating.seconds());
        GlobalOptions options = utskick.options().at(folder.resolve("data"));
        try (Workplace workplace = Workplace.open(options)) {
            importing(workplace, extract, folder, census.persons());
            mailing(workplace);
        }
        figures.put("peak.heap.mb", Stopwatch.peakHeapMb());
        figures.put("peak.resident.mb", Stopwatch.peakResidentMb());
    }

    /** Each loop once to warm up, then each once more: a pair that met the same compiler and the same disk. */
    private void importing(Workplace workplace, Path extract, Path folder, long persons) throws Exception {
        Path register = extract.resolve("register.xml");
        ImportOrder order = new ImportOrder(
                List.of(register),
                null,
                extract.resolve("school.csv"),
                extract.resolve("contacts.csv"),
                extract.resolve("suppressions.csv"),
                extract.resolve("meetings.csv"),
                StandardCharsets.UTF_8,
                AS_OF);
        SnapshotImport importer = workplace.room(SnapshotImport.class);
        BareImport.run(register, folder);
        importer.run(order);
        double bare = BareImport.run(register, folder).seconds();
        Stopwatch importing = Stopwatch.start();
        importer.run(order);
        double seconds = importing.seconds();
        figures.put("import.seconds", seconds);
        figures.put("import.persons-per-second", Math.round(persons / seconds));
        figures.put("import.bare-loop.seconds", bare);
        figures.put("import.ratio-to-bare-loop", seconds / bare);
    }

    private void mailing(Workplace workplace) {
        PrepareOrder order = new PrepareOrder("narkotika", AS_OF, null, null, null, null, false, false);
        Stopwatch walk = Stopwatch.start();
        MailingRun run = workplace.room(Preparation.class).prepare(order, Officer.of("Bench A"));
        double preparing = walk.seconds();
        SelectionResult result = run.result().orElseThrow();
        workplace.room(Approvals.class).approve(run.name(), result.pieces(), Officer.of("Bench B"));
        workplace.room(HandOver.class).deliver(run.name(), Officer.of("Bench B"));
        double walking = walk.seconds();
        double selecting = stepSeconds(workplace, "select");
        double setting = preparing - selecting;
        figures.put("select.seconds", selecting);
        figures.put("select.rows", result.rows());
        figures.put("select.rows-per-second", Math.round(result.rows() / selecting));
        figures.put("letters", result.printPieces());
        figures.put("letters.seconds", setting);
        figures.put("letters.per-second", Math.round(result.printPieces() / setting));
        figures.put("deliver.seconds", walking - preparing);
        figures.put("walk.seconds", figures.get("import.seconds") + walking);
    }

    private static double stepSeconds(Workplace workplace, String step) {
        Double seconds = workplace
                .room(JdbcTemplate.class)
                .queryForObject(
                        "select sum(timestampdiff(millisecond, start_time, end_time)) / 1000.0"
                                + " from batch_step_execution where step_name = ?",
                        Double.class,
                        step);
        return seconds == null ? 0 : seconds;
    }
}
