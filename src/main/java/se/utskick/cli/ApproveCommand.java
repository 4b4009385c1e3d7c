package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.Approvals;
import se.utskick.run.Officer;

/** Approves a prepared run, counted again by another person. */
@Command(name = "approve")
final class ApproveCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--count", required = true, paramLabel = "N", descriptionKey = "approve.count")
    private int count;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Approvals approvals = workplace.room(Approvals.class);
            new RunLines(workplace).approved(approvals.approve(run, count, Officer.of(by)));
        }
    }
}
