package se.utskick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {

    private static final Path SENTENCES = Path.of("src/main/resources/se/utskick");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern REFUSAL =
            Pattern.compile("Refusal\\s*\\.(?:of|misuse|failure)\\(\\s*\"([a-z0-9.-]+)\"");

    static Stream<Path> swedish() throws IOException {
        try (Stream<Path> files = Files.walk(SENTENCES)) {
            return files.filter(file -> file.endsWith("messages_sv.properties")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("swedish")
    void everySentenceStandsInBothLanguagesWithTheSamePlaces(Path file) throws IOException {
        Properties swedish = read(file);
        Properties english = read(file.resolveSibling("messages_en.properties"));

        assertThat(english.stringPropertyNames()).isEqualTo(swedish.stringPropertyNames());
        for (String key : swedish.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(swedish.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("swedish")
    void everyKeyBeginsWithItsRoom(Path file) throws IOException {
        String room = file.getParent().getFileName().toString();

        assertThat(read(file).stringPropertyNames()).allMatch(key -> key.startsWith(room + "."));
    }

    @Test
    void everyRefusalInTheCodeHasItsSentence() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher refusal = REFUSAL.matcher(Files.readString(file));
                while (refusal.find()) {
                    keys.add(refusal.group(1));
                }
            }
        }

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Words.in(Lang.SV).say(key)).isNotBlank());
    }

    @Test
    void putsArgumentsInTheirPlacesAndLeavesQuotesAlone() {
        assertThat(Words.in(Lang.EN).say("cli.locked", "data", 10))
                .isEqualTo("Another Utskick process is using data and did not finish within 10 seconds."
                        + " Wait until it has, and try again.");
    }

    @Test
    void stopsAtAKeyNobodyWrote() {
        assertThatThrownBy(() -> Words.in(Lang.SV).say("cli.no-such-key"))
                .hasMessage("No sentence for key 'cli.no-such-key' in sv");
    }

    private static Properties read(Path file) throws IOException {
        Properties sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            sentences.load(reader);
        }
        return sentences;
    }

    private static List<String> places(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(place -> place.group())
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }
}
