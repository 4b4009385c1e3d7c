package se.utskick.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.Officer;
import se.utskick.run.Supplementing;

/** Makes a package of letters instead of failed messages, and of letters to be printed again. */
@Command(name = "supplement")
final class SupplementCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--reprint", paramLabel = "REF", descriptionKey = "supplement.reprint")
    private List<String> reprints = new ArrayList<>();

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Supplementing.Supplemented made =
                    workplace.room(Supplementing.class).supplement(run, reprints, Officer.of(by));
            new RunLines(workplace).supplemented(made);
            if (made.supplement().isEmpty()) {
                System.err.println(utskick.options().words().say("run.supplement-nothing", run));
            }
        }
    }
}
