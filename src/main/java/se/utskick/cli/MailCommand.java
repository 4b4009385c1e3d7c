package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What concerns e-mail alone: each of its commands is listed here and is a class of its own. */
@Command(
        name = "mail",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MailBouncesCommand.class,
            MailInDoubtCommand.class,
            MailPauseCommand.class,
            MailResumeCommand.class,
            MailStatusCommand.class,
            MailStopCommand.class
        })
final class MailCommand {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    GlobalOptions options() {
        return utskick.options();
    }
}
