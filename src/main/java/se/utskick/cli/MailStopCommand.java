package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.email.BrakeReason;
import se.utskick.run.Officer;

/** Ends a run's sending for good: what was not begun is cancelled. */
@Command(name = "stop")
final class MailStopCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        new MailOrder(mail.options(), run).give(BrakeReason.STOPPED, Officer.of(by));
    }
}
