package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.email.BrakeReason;
import se.utskick.run.Officer;

/** Lets a run's sending stand still: messages in hand are finished, no more are begun. */
@Command(name = "pause")
final class MailPauseCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        new MailOrder(mail.options(), run).give(BrakeReason.PAUSED, Officer.of(by));
    }
}
