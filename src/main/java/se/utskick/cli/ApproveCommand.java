package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.Approvals;
import se.utskick.run.Officer;
import se.utskick.run.SupplementApprovals;

/** Approves a prepared run, or a supplement of one, counted again by another person. */
@Command(name = "approve")
final class ApproveCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--supplement", paramLabel = "N", descriptionKey = "approve.supplement")
    private @Nullable Integer supplement;

    @Option(names = "--count", required = true, paramLabel = "N", descriptionKey = "approve.count")
    private int count;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            RunLines lines = new RunLines(workplace);
            Officer officer = Officer.of(by);
            if (supplement == null) {
                lines.approved(workplace.room(Approvals.class).approve(run, count, officer));
                lines.next("cli.next-approved", run);
            } else {
                SupplementApprovals approvals = workplace.room(SupplementApprovals.class);
                lines.approved(approvals.approve(run, supplement, count, officer));
            }
        }
    }
}
