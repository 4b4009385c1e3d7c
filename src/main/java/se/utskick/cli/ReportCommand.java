package se.utskick.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.report.Reporting;
import se.utskick.selection.SelectionOrder.Window;

/** Writes the verification report of a run, or the follow-up of a period. */
@Command(name = "report")
final class ReportCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", descriptionKey = "run-name")
    private @Nullable String run;

    @Option(
            names = "--period",
            paramLabel = "FROM/TO",
            converter = WindowConverter.class,
            descriptionKey = "report.period")
    private @Nullable Window period;

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "report.to")
    private @Nullable Path to;

    @Override
    public void run() {
        if ((run == null) == (period == null)) {
            throw Refusal.misuse("report.run-or-period");
        }
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Reporting reporting = workplace.room(Reporting.class);
            if (run != null) {
                print(run, reporting.run(run, to, utskick.options().lang()));
            } else if (period != null) {
                print(reporting.period(
                        period.from(), period.to(), to, utskick.options().lang()));
            }
        }
    }

    private static void print(String run, Reporting.RunReport report) {
        RunLines.print("run", run);
        RunLines.print("report", report.folder());
        RunLines.print("status", report.status());
        RunLines.print("balanced", report.balanced());
        RunLines.print("log-head", report.logHead());
    }

    private static void print(Reporting.PeriodReport report) {
        RunLines.print("report", report.folder());
        RunLines.print("runs", report.runs());
    }
}
