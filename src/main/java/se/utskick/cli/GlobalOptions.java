package se.utskick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Words;

/** The options every command takes, before or after its name. */
final class GlobalOptions {

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "data")
    private Path data = Path.of("data");

    @Option(names = "--config", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "config")
    private @Nullable Path config;

    @Option(names = "--templates", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "templates")
    private @Nullable Path templates;

    @Option(names = "--lang", paramLabel = "sv|en", scope = ScopeType.INHERIT, descriptionKey = "lang")
    private Lang lang = Lang.SV;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, descriptionKey = "verbose")
    private boolean verbose;

    Places places() {
        return new Places(
                data,
                config == null ? home().resolve("config") : config,
                templates == null ? home().resolve("templates") : templates);
    }

    Lang lang() {
        return lang;
    }

    Words words() {
        return Words.in(lang);
    }

    /** The same options with another data folder. */
    GlobalOptions at(Path data) {
        GlobalOptions there = new GlobalOptions();
        there.data = data;
        there.config = config;
        there.templates = templates;
        there.lang = lang;
        there.verbose = verbose;
        return there;
    }

    /** The same options as words, for a command that calls others; {@code --data} is theirs to give. */
    List<String> asWords() {
        List<String> words = new ArrayList<>(
                List.of("--lang", lang.code(), "--config", places().config().toString()));
        words.addAll(List.of("--templates", places().templates().toString()));
        if (verbose) {
            words.add("--verbose");
        }
        return words;
    }

    boolean verbose() {
        return verbose;
    }

    /** The folder the jar lies in; the launcher, whose jar lies in target/, says it by the property {@code utskick.home}. */
    static Path home() {
        String home = System.getProperty("utskick.home");
        if (home != null) {
            return Path.of(home);
        }
        String jar = System.getProperty("java.class.path", "");
        Path folder = Path.of(jar).toAbsolutePath().getParent();
        return jar.endsWith(".jar") && folder != null ? folder : Path.of("");
    }
}
