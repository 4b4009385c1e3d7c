package se.utskick.cli;

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
        return new CommandLine(utskick)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (e, args) -> explainUsage(e, utskick.options().lang()))
                .setExecutionExceptionHandler((e, line, parsed) -> explain(e, utskick.options()))
                .execute(arguments);
    }

    private static int explainUsage(CommandLine.ParameterException e, Lang lang) {
        System.err.println(e.getMessage() + ". "
                + Words.in(lang)
                        .say("cli.usage", e.getCommandLine().getCommandSpec().qualifiedName()));
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
