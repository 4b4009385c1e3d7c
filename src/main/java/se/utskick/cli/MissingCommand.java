package se.utskick.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.register.MissingCustodians;

/** Lists the custodians' numbers that a snapshot points to and lacks, for the next order of the register. */
@Command(name = "missing")
final class MissingCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--snapshot", paramLabel = "N", required = true, descriptionKey = "missing.snapshot")
    private int snapshot;

    @Option(names = "--to", paramLabel = "FILE", required = true, descriptionKey = "missing.to")
    private Path file = Path.of("");

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            MissingCustodians.Written written =
                    workplace.room(MissingCustodians.class).write(snapshot, file);
            RunLines.print("missing", written.missing());
            RunLines.print("not-valid", written.notValid());
        }
    }
}
