package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The root of the command line: every command is listed here and is a class of its own. */
@Command(
        name = "utskick",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT, // every command has --help
        version = "Utskick 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AckCommand.class,
            ApproveCommand.class,
            BenchCommand.class,
            CancelCommand.class,
            DeliverCommand.class,
            DemoCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            ListCommand.class,
            MailCommand.class,
            MissingCommand.class,
            PrepareCommand.class,
            PreviewCommand.class,
            PurgeCommand.class,
            ReportCommand.class,
            RunCommand.class,
            SupplementCommand.class,
            TemplateCommand.class,
            TestFileCommand.class,
            VerifyCommand.class
        })
final class UtskickCommand {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    GlobalOptions options() {
        return options;
    }
}
