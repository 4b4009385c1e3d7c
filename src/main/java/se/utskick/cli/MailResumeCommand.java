package se.utskick.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.run.MailOffice;
import se.utskick.run.Officer;

/** Gives a sending that stands still its go; deliver goes on with it. */
@Command(name = "resume")
final class MailResumeCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(mail.options())) {
            workplace.room(MailOffice.class).resume(run, Officer.of(by));
            RunLines.print("run", run);
            RunLines.print("sending", "no");
            new RunLines(workplace).head(run);
            System.err.println(mail.options().words().say("run.mail-resumed", run));
        } catch (IOException e) {
            throw Refusal.failure("run.disk", run).because(e);
        }
    }
}
