package se.utskick.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Words;
import se.utskick.run.Acknowledging;
import se.utskick.run.Acknowledging.Acknowledged;
import se.utskick.run.Officer;

/** Reads the print shop's acknowledgement; rows that cannot be are listed with their reasons. */
@Command(name = "ack")
final class AckCommand implements Callable<Integer> {

    private static final int REFUSED = 3;

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "ack.file")
    private Path file = Path.of("");

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public Integer call() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            Acknowledged done = workplace.room(Acknowledging.class).acknowledge(run, file, Officer.of(by));
            RunLines.print("run", done.run().name());
            RunLines.print("state", done.run().state());
            RunLines.print("applied", done.applied());
            RunLines.print("refused", done.refused().size());
            done.refused().forEach(row -> RunLines.print("refused-line", row.code()));
            new RunLines(workplace).head(run);
            return done.refused().isEmpty() ? 0 : refused(done);
        }
    }

    private int refused(Acknowledged done) {
        int refused = done.refused().size();
        Words words = utskick.options().words();
        done.refused().forEach(row -> System.err.println(row.sentence(words)));
        System.err.println(words.say("run.ack-refused", refused, refused + done.applied()));
        return REFUSED;
    }
}
