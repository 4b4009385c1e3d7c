package se.utskick.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.letter.ProofSet;
import se.utskick.run.Preview;

/** Writes a proof: the letters most likely to go wrong, or one. */
@Command(name = "preview")
final class PreviewCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Option(names = "--piece", paramLabel = "REF", descriptionKey = "preview.piece")
    private @Nullable String piece;

    @Option(names = "--to", required = true, paramLabel = "FILE", descriptionKey = "preview.to")
    private Path file = Path.of("");

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(utskick.options())) {
            List<ProofSet.Pick> picks = workplace.room(Preview.class).write(run, piece, file);
            RunLines.print("run", run);
            RunLines.print("letters", picks.size());
            picks.forEach(PreviewCommand::print);
        }
    }

    private static void print(ProofSet.Pick pick) {
        String reasons = pick.reasons().stream().map(Enum::name).collect(Collectors.joining(" "));
        RunLines.print("letter", (pick.piece().reference() + " " + reasons).strip());
    }
}
