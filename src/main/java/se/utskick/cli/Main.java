package se.utskick.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.Words;

/** Reads the command line, runs one command, and turns what stops it into one line on stderr and an exit status. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The exit status: 0 done, 1 failed, 2 wrong usage, 3 refused. */
    static int run(String... arguments) {
        UtskickCommand utskick = new UtskickCommand();
        Lang lang = asked(arguments);
        return new CommandLine(utskick)
                .setResourceBundle(usage(lang))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> explainUsage(e, args, lang))
                .setExecutionExceptionHandler((e, line, parsed) -> explain(e, utskick.options()))
                .execute(arguments);
    }

    /** The language of help and of what is wrong with the command line, before or though it cannot be read whole. */
    private static Lang asked(String[] arguments) {
        String words = String.join(" ", arguments).toLowerCase(Locale.ROOT) + " ";
        return words.contains("--lang en ") || words.contains("--lang=en ") ? Lang.EN : Lang.SV;
    }

    /** The texts of help, whatever the machine's locale. */
    private static ResourceBundle usage(Lang lang) {
        return ResourceBundle.getBundle(
                "se.utskick.cli.usage",
                lang == Lang.EN ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static int explainUsage(CommandLine.ParameterException e, String[] arguments, Lang lang) {
        System.err.println(new Misuse(e, arguments, lang).sentence());
        return CommandLine.ExitCode.USAGE;
    }

    private static int explain(Exception e, GlobalOptions options) {
        if (options.verbose()) {
            System.err.print(trace(e));
        }
        Refusal refusal = firstRefusal(e);
        if (refusal != null) {
            System.err.println(refusal.in(options.lang()));
            return refusal.exitStatus();
        }
        // The message of an unforeseen exception may hold anything, a person's data too: its kind is all that is told.
        System.err.println(
                Words.in(options.lang()).say("cli.unforeseen", e.getClass().getSimpleName()));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Where it happened; of messages our own alone, since those of a database quote the row that failed. */
    static String trace(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            text.append(at == e ? "" : "Caused by: ")
                    .append(at instanceof Refusal ? at : at.getClass().getName());
            for (StackTraceElement frame : at.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static @Nullable Refusal firstRefusal(Throwable e) {
        return Stream.<Throwable>iterate(e, t -> t != null, t -> t.getCause())
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst()
                .orElse(null);
    }
}
