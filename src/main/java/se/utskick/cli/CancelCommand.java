package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.Cancellation;
import se.utskick.run.Cancellation.Cancelled;
import se.utskick.run.Officer;

/** Takes a run, a supplement or one piece out; after delivery writes a stop list for the shop. */
@Command(name = "cancel")
final class CancelCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @ArgGroup
    private Only only = new Only();

    /** Less than the whole run: at most one of them. */
    private static final class Only {

        @Option(names = "--piece", paramLabel = "REF", descriptionKey = "cancel.piece")
        private @Nullable String piece;

        @Option(names = "--supplement", paramLabel = "N", descriptionKey = "cancel.supplement")
        private @Nullable Integer supplement;
    }

    @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "cancel.reason")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Cancelled cancelled = cancelled(workplace.room(Cancellation.class), Officer.of(by));
            RunLines.print("run", cancelled.run().name());
            RunLines.print("state", cancelled.run().state());
            RunLines.print("cancelled", cancelled.cancelled());
            if (cancelled.stopList() != null) {
                RunLines.print("stop-list", cancelled.stopList());
            }
            new RunLines(workplace).head(run);
        }
    }

    private Cancelled cancelled(Cancellation cancellation, Officer officer) {
        return only.supplement == null
                ? cancellation.cancel(run, only.piece, reason, officer)
                : cancellation.cancelSupplement(run, only.supplement, reason, officer);
    }
}
