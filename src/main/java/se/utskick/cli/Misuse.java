package se.utskick.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.register.RegisterFormat;
import se.utskick.selection.SelectionOrder.Window;

/** What is wrong with a command line, in one sentence: what was expected, what was found, and where help is. */
final class Misuse {

    private static final int MOST_SHOWN = 40;
    private static final int FARTHEST = 3;
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("\\d{6}[-+ ]?\\d{4}");

    private final ParameterException fault;
    private final List<String> arguments;
    private final Words words;

    Misuse(ParameterException fault, String[] arguments, Lang lang) {
        this.fault = fault;
        this.arguments = List.of(arguments);
        this.words = Words.in(lang);
    }

    String sentence() {
        return what() + " " + words.say("cli.usage", command().qualifiedName());
    }

    private String what() {
        if (fault instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0));
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return words.say("cli.usage-twice", name(twice.getOverwritten()));
        }
        ArgSpec argument = fault.getArgSpec();
        if (argument != null) {
            return wrongValue(argument);
        }
        return command().subcommands().isEmpty()
                ? words.say("cli.usage-other")
                : words.say(
                        "cli.usage-no-command",
                        String.join(", ", command().subcommands().keySet()));
    }

    private String missing(List<ArgSpec> missing) {
        Optional<ArgSpec> withoutValue = missing.stream().filter(this::isGiven).findFirst();
        if (withoutValue.isPresent()) {
            ArgSpec option = withoutValue.get();
            return words.say("cli.usage-no-value", name(option), option.paramLabel());
        }
        return words.say(
                "cli.usage-missing", missing.stream().map(Misuse::shape).collect(Collectors.joining(", ")));
    }

    private boolean isGiven(ArgSpec argument) {
        return argument instanceof OptionSpec option
                && Arrays.stream(option.names())
                        .anyMatch(name -> arguments.stream()
                                .anyMatch(given -> given.equals(name) || given.startsWith(name + "=")));
    }

    private String unmatched(String found) {
        if (found.startsWith("-")) {
            int sign = found.indexOf('=');
            String option = sign < 0 ? found : found.substring(0, sign);
            return words.say("cli.usage-unknown-option", command().qualifiedName(), shown(option))
                    + suggestion(option, command().optionsMap().keySet());
        }
        if (!command().subcommands().isEmpty()) {
            return words.say("cli.usage-unknown-command", shown(found))
                    + suggestion(found, command().subcommands().keySet());
        }
        return words.say("cli.usage-unexpected", command().qualifiedName(), shown(found));
    }

    private String suggestion(String found, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(found, name) <= Math.min(FARTHEST, name.length() / 2))
                .min(Comparator.<String>comparingInt(name -> distance(found, name))
                        .thenComparing(name -> name))
                .map(name -> " " + words.say("cli.usage-suggestion", name))
                .orElse("");
    }

    private String wrongValue(ArgSpec argument) {
        String found = shown(fault.getValue());
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type == LocalDate.class) {
            return words.say("cli.usage-date", name(argument), found);
        }
        if (type == Window.class) {
            return words.say("cli.usage-window", name(argument), found);
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return words.say("cli.usage-number", name(argument), found);
        }
        if (type == Path.class) {
            return words.say("cli.usage-path", name(argument), found);
        }
        String choices = choices(type);
        return choices.isEmpty()
                ? words.say("cli.usage-value", name(argument), found)
                : words.say("cli.usage-choice", name(argument), found, choices);
    }

    private static String choices(Class<?> type) {
        if (type == Lang.class) {
            return "sv, en";
        }
        if (type == RegisterFormat.class) {
            return "navet-xml, csv";
        }
        return type == Charset.class ? "UTF-8, ISO-8859-1" : "";
    }

    private CommandSpec command() {
        return fault.getCommandLine().getCommandSpec();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String shape(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + argument.paramLabel()
                : argument.paramLabel();
    }

    /** Short, on one line, and never an identity number. */
    private static String shown(@Nullable String found) {
        if (found == null) {
            return "–";
        }
        String line =
                IDENTITY_NUMBER.matcher(found.replaceAll("\\p{Cntrl}", " ")).replaceAll("…");
        return line.codePointCount(0, line.length()) <= MOST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    /** How many letters to put in, take out or exchange (Levenshtein). */
    private static int distance(String a, String b) {
        List<Integer> above = new ArrayList<>();
        for (int j = 0; j <= b.length(); j++) {
            above.add(j);
        }
        for (int i = 1; i <= a.length(); i++) {
            List<Integer> row = new ArrayList<>(List.of(i));
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = above.get(j - 1) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row.add(Math.min(exchanged, 1 + Math.min(above.get(j), row.get(j - 1))));
            }
            above = row;
        }
        return above.get(b.length());
    }
}
