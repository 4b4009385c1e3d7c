package se.utskick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.generate.Municipality;

/** Invents a municipality a century ahead, for training, tests and figures. */
@Command(name = "generate")
final class GenerateCommand implements Callable<Integer> {

    private static final int MOST_INHABITANTS = 10_000_000;
    private static final int MOST_HARD_CASES = 50;
    private static final int FIRST_YEAR = 2110;
    private static final int LAST_YEAR = 2140;

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--inhabitants", paramLabel = "N", required = true, descriptionKey = "generate.inhabitants")
    private int inhabitants;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "generate.seed")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "generate.out")
    private Path out = Path.of("");

    @Option(names = "--as-of", paramLabel = "DATE", defaultValue = "2126-12-01", descriptionKey = "generate.as-of")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--hard-cases", paramLabel = "N", defaultValue = "1", descriptionKey = "generate.hard-cases")
    private int hardCases;

    @Override
    public Integer call() {
        within("--inhabitants", inhabitants, 1, MOST_INHABITANTS);
        within("--hard-cases", hardCases, 0, MOST_HARD_CASES);
        within("--as-of", asOf.getYear(), FIRST_YEAR, LAST_YEAR);
        Stopwatch watch = Stopwatch.start();
        try {
            Progress progress = Progress.atTerminal(utskick.options().lang());
            tell(new Municipality(inhabitants, seed, asOf, hardCases).writeTo(out, progress));
            RunLines.print(watch);
        } catch (IOException e) {
            throw Refusal.failure("generate.cannot-write", out).because(e);
        }
        return CommandLine.ExitCode.OK;
    }

    private void tell(Municipality.Census census) {
        System.out.println("folder: " + out);
        System.out.println("as-of: " + asOf);
        System.out.println("inhabitants: " + census.inhabitants());
        System.out.println("persons: " + census.persons());
        System.out.println("relations: " + census.relations());
        System.out.println("pupils: " + census.pupils());
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.misuse("generate.out-of-range", option, least, most, value);
        }
    }
}
