package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.MailingRun;
import se.utskick.run.Preparation;

/** Selects and composes a mailing; prints what it came to. */
@Command(name = "prepare")
final class PrepareCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Mixin
    private PrepareOptions options = new PrepareOptions();

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Preparation preparation = workplace.room(Preparation.class);
            RunLines lines = new RunLines(workplace);
            MailingRun prepared = preparation.prepare(options.order(), options.officer());
            lines.prepared(prepared);
            lines.next("cli.next-prepared", prepared.name());
        }
    }
}
