package se.utskick.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.run.HandOver;
import se.utskick.run.Officer;

/** Hands an approved run over, once. */
@Command(name = "deliver")
final class DeliverCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            HandOver handOver = workplace.room(HandOver.class);
            RunLines lines = new RunLines(workplace);
            if (handOver.isDelivered(run)) {
                System.err.println(utskick.options().words().say("run.delivered-already", run));
            }
            lines.delivered(handOver.deliver(run, Officer.of(by)));
            lines.next("cli.next-delivered", run);
        }
    }
}
