package se.utskick.cli;

import java.nio.file.Path;
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

    boolean verbose() {
        return verbose;
    }

    /** The folder the jar lies in; the launcher, whose jar lies in target/, says it by the property {@code utskick.home}. */
    private static Path home() {
        String home = System.getProperty("utskick.home");
        if (home != null) {
            return Path.of(home);
        }
        String jar = System.getProperty("java.class.path", "");
        Path folder = Path.of(jar).toAbsolutePath().getParent();
        return jar.endsWith(".jar") && folder != null ? folder : Path.of("");
    }
}
