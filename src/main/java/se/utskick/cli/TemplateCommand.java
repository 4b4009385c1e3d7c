package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Works on one template's folder, without a register and without a database. */
@Command(
        name = "template",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TemplateCheckCommand.class, TemplatePreviewCommand.class})
final class TemplateCommand {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    GlobalOptions options() {
        return utskick.options();
    }
}
