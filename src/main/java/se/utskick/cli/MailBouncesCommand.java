package se.utskick.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.delivery.DeliveryLog;
import se.utskick.email.BounceFiles;
import se.utskick.email.BounceMailbox;
import se.utskick.email.BounceSource;
import se.utskick.run.BounceCounts;
import se.utskick.run.Bounces;
import se.utskick.run.Officer;

/** Reads what came back, from the mailbox or from files, once. */
@Command(name = "bounces")
final class MailBouncesCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Option(names = "--from", paramLabel = "PATH", descriptionKey = "mail.bounces.from")
    private @Nullable Path from;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Override
    public void run() {
        try (Workplace workplace = Workplace.open(mail.options())) {
            Officer officer = Officer.of(by);
            BounceCounts counts = workplace.room(Bounces.class).read(source(workplace), officer);
            RunLines.print("read", counts.read());
            counts.effects().forEach((effect, count) -> RunLines.print(key(effect.name()), count));
            counts.classes().forEach((kind, count) -> RunLines.print(kind.name(), count));
            counts.hints().forEach(piece -> RunLines.print("evidence", piece));
            for (String run : counts.runs()) {
                RunLines.print("run", run);
                RunLines.print(
                        "log-head", workplace.room(DeliveryLog.class).head(run).sha256());
            }
        }
    }

    private BounceSource source(Workplace workplace) {
        return from == null
                ? workplace.room(BounceMailbox.class).configured()
                : workplace.room(BounceFiles.class).in(from);
    }

    private static String key(String effect) {
        return effect.equals("REPLAY") ? "replays" : effect.toLowerCase(Locale.ROOT);
    }
}
