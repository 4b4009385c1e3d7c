package se.utskick.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.report.Reporting;
import se.utskick.run.MailingRun;
import se.utskick.run.Officer;
import se.utskick.run.Purge;

/** Erases the personal data of closed runs, and compacts the database so that nothing of it is left in the file. */
@Command(name = "purge")
final class PurgeCommand implements Callable<Integer> {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--before", paramLabel = "DATE", required = true, descriptionKey = "purge.before")
    private LocalDate before = LocalDate.MIN;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public Integer call() throws IOException {
        Officer officer = Officer.of(by);
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Purge purge = workplace.room(Purge.class);
            report(workplace, purge.due(before));
            tell(purge.before(before, officer));
            // Deleted rows stay in the file's old chunks until it is written anew.
            workplace.room(JdbcTemplate.class).execute("shutdown compact");
        }
        return 0;
    }

    /** The last report there can be is written while the rows are there to be counted. */
    private void report(Workplace workplace, List<MailingRun> due) {
        for (MailingRun run : due) {
            if (run.result().isPresent()) {
                workplace
                        .room(Reporting.class)
                        .run(run.name(), null, utskick.options().lang());
            }
        }
    }

    private void tell(Purge.Protocol protocol) {
        System.out.println("runs: " + protocol.runs().size());
        System.out.println("snapshots: " + protocol.snapshots().size());
        System.out.println("not-closed: " + protocol.notClosed().size());
        for (String run : protocol.notClosed()) {
            System.err.println(utskick.options().words().say("cli.purge-not-closed", run));
        }
    }
}
