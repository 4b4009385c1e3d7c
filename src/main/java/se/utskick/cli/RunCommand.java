package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.Officer;
import se.utskick.run.StraightThrough;

/** Prepares, approves and delivers in one command. */
@Command(name = "run")
final class RunCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Mixin
    private PrepareOptions options = new PrepareOptions();

    @Option(names = "--approve-as", required = true, paramLabel = "NAME", descriptionKey = "run.approve-as")
    private String approver = "";

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            workplace
                    .room(StraightThrough.class)
                    .run(options.order(), options.officer(), Officer.of(approver), new RunLines(workplace));
        }
    }
}
