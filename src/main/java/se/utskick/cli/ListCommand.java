package se.utskick.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the runs and the snapshots. */
@Command(name = "list")
final class ListCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            workplace.room(javax.sql.DataSource.class);
        }
    }
}
