package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.run.MailingRun;
import se.utskick.run.MailingRuns;
import se.utskick.run.RunCounts;

/** Lists the snapshots and the runs, a line each. */
@Command(name = "list")
final class ListCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            workplace.room(Snapshots.class).newerThan(0).forEach(ListCommand::print);
            RunCounts counts = workplace.room(RunCounts.class);
            workplace.room(MailingRuns.class).all().forEach(run -> print(run, counts.pieces(run.name())));
        }
    }

    private static void print(Snapshot snapshot) {
        RunLines.print(
                "snapshot",
                "%d extracted=%s persons=%d rejected=%d"
                        .formatted(snapshot.number(), snapshot.extracted(), snapshot.persons(), snapshot.rejected()));
    }

    private static void print(MailingRun run, int pieces) {
        RunLines.print(
                "run", "%s state=%s snapshot=%d pieces=%d".formatted(run.name(), run.state(), run.snapshot(), pieces));
    }
}
