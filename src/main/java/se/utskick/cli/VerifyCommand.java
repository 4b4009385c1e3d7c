package se.utskick.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Lang;
import se.utskick.Progress;
import se.utskick.report.Reconciliation;
import se.utskick.report.Reconciliation.Verified;

/** Recomputes a run from its files and says what differs. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    private static final int REFUSED = 3;

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--head", paramLabel = "HASH", descriptionKey = "verify.head")
    private @Nullable String head;

    @Override
    public Integer call() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Verified verified = verified(workplace);
            verified.differences().forEach(difference -> RunLines.print("difference", difference));
            if (verified.differences().isEmpty()) {
                RunLines.print("verified", run);
            }
            RunLines.print("log-entries", verified.logEntries());
            RunLines.print("rows", verified.rows());
            RunLines.print("pieces", verified.pieces());
            if (verified.purged()) {
                RunLines.print("purged", true);
            }
            RunLines.print("log-head", verified.logHead());
            return verified.differences().isEmpty() ? 0 : refused(verified);
        }
    }

    private int refused(Verified verified) {
        System.err.println(utskick.options()
                .words()
                .say("report.differs", run, verified.differences().size()));
        return REFUSED;
    }

    private Verified verified(Workplace workplace) {
        Lang lang = utskick.options().lang();
        try (Progress.Part part = workplace.room(Progress.class).begin("cli.progress-verify", 0)) {
            return workplace.room(Reconciliation.class).verify(run, head, lang, part::reached);
        }
    }
}
