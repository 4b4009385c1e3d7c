package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.email.Doubt;
import se.utskick.run.MailOffice;
import se.utskick.run.MailOffice.Answer;
import se.utskick.run.Officer;

/** Lists the messages nobody knows about with what is known of each, or takes a named person's word about one. */
@Command(name = "indoubt")
final class MailInDoubtCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @ArgGroup(exclusive = false)
    private @Nullable Word word;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    /** What is said of one message. */
    static final class Word {

        @Option(names = "--piece", required = true, paramLabel = "REF", descriptionKey = "indoubt.piece")
        private String piece = "";

        @Option(
                names = "--answer",
                required = true,
                paramLabel = "sent|again|letter",
                descriptionKey = "indoubt.answer")
        private Answer answer = Answer.SENT;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "cancel.reason")
        private String reason = "";
    }

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(mail.options())) {
            MailOffice office = workplace.room(MailOffice.class);
            Word said = word;
            if (said != null) {
                office.settle(run, said.piece, said.answer, said.reason, Officer.of(by));
            }
            RunLines.print("run", run);
            RunLines.print("in-doubt", office.doubts(run).size());
            office.doubts(run).forEach(MailInDoubtCommand::print);
            new RunLines(workplace).head(run);
        }
    }

    private static void print(Doubt doubt) {
        RunLines.print("piece", doubt.piece() + " since=" + doubt.since() + "; " + doubt.evidence());
    }
}
