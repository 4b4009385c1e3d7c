package se.utskick.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.email.BounceFiles;
import se.utskick.email.BounceMailbox;
import se.utskick.email.BounceSource;
import se.utskick.run.BounceCounts;
import se.utskick.run.Bounces;
import se.utskick.run.Officer;

/** Reads what came back, from the mailbox or from files, once or at intervals. */
@Command(name = "bounces")
final class MailBouncesCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Option(names = "--from", paramLabel = "PATH", descriptionKey = "mail.bounces.from")
    private @Nullable Path from;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    @Option(names = "--every", paramLabel = "10m", descriptionKey = "mail.bounces.every", converter = Interval.class)
    private @Nullable Duration every;

    @Override
    public void run() {
        Duration pause = every;
        if (pause == null) {
            read();
            return;
        }
        do {
            readOrTell();
        } while (isTimeAfter(pause));
    }

    /** What may be otherwise the next time (a mailbox that does not answer, a folder another command holds) ends no schedule. */
    private void readOrTell() {
        try {
            read();
        } catch (Refusal refusal) {
            if (refusal.isRefused()) {
                throw refusal;
            }
            System.err.println(refusal.in(mail.options().lang()));
        }
    }

    private static boolean isTimeAfter(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A number and its unit: {@code 30s}, {@code 10m}, {@code 1h}; a second at least. */
    static final class Interval implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            Duration interval = DurationStyle.SIMPLE.parse(text);
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new TypeConversionException("An interval is a second at least");
            }
            return interval;
        }
    }

    private void read() {
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
