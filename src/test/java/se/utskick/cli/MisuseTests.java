package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is told in the reader's language, without a word of Java. */
class MisuseTests {

    private static final Path TEXTS = Path.of("src/main/resources/se/utskick/cli");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "prepare moped --as-of 2026-13-01|--as-of ska vara ett datum som 2026-12-01, men fann 2026-13-01."
                        + " Se utskick prepare --help.",
                "prepare moped|Det saknas: --as-of DATE. Se utskick prepare --help.",
                "prepare --by Anna|Det saknas: --as-of DATE, CAMPAIGN. Se utskick prepare --help.",
                "prepare moped --as-of|Efter --as-of ska det stå ett värde (DATE), men det saknas."
                        + " Se utskick prepare --help.",
                "prepare moped --as-of 2026-12-01 --window 2027-01-01|--window ska vara två datum med snedstreck emellan,"
                        + " som 2027-01-01/2027-01-31, men fann 2027-01-01. Se utskick prepare --help.",
                "prepare moped --asof 2026-12-01 --as-of 2026-12-01|utskick prepare har ingen flagga --asof."
                        + " Menades --as-of? Se utskick prepare --help.",
                "pepare moped|Det finns inget kommando pepare. Menades prepare? Se utskick --help.",
                "frobnicate|Det finns inget kommando frobnicate. Se utskick --help.",
                "approve RUN --count femton|--count ska vara ett heltal, som 57, men fann femton."
                        + " Se utskick approve --help.",
                "deliver RUN Andersson|utskick deliver väntade inget mer, men fann Andersson."
                        + " Sätt citattecken om ett värde med mellanslag. Se utskick deliver --help.",
                "deliver RUN --by A --by B|--by får bara anges en gång. Se utskick deliver --help.",
                "import --register r --format xml|--format ska vara något av navet-xml, csv, men fann xml."
                        + " Se utskick import --help.",
                "import --register r --charset latin9|--charset ska vara något av UTF-8, ISO-8859-1, men fann latin9."
                        + " Se utskick import --help.",
                "list --lang de|--lang ska vara något av sv, en, men fann de. Se utskick list --help.",
                "prepare moped --as-of 20110102-2380|--as-of ska vara ett datum som 2026-12-01, men fann 20…."
                        + " Se utskick prepare --help.",
                "--lang en prepare moped --as-of 2026-13-01|--as-of should be a date such as 2026-12-01,"
                        + " but found 2026-13-01. See utskick prepare --help.",
                "pepare moped --lang=EN|There is no command pepare. Was prepare meant? See utskick --help.",
            })
    void isToldInOneSentenceWithWhatWasExpectedAndFound(String line, String sentence) {
        assertThat(said(2, line.split(" "))).isEqualTo(sentence);
    }

    @Test
    void helpIsSwedishWhateverTheMachinesLocaleAndEnglishWhenAskedFor() {
        Locale before = Locale.getDefault();
        try {
            for (Locale machine : new Locale[] {
                Locale.ENGLISH, new Locale.Builder().setLanguage("sv").build()
            }) {
                Locale.setDefault(machine);
                assertThat(said(0, "prepare", "--help"))
                        .contains("Användning: utskick prepare", "Kampanjens namn")
                        .doesNotContain("The campaign's name", "Show this help");
                assertThat(said(0, "--lang", "en", "prepare", "--help"))
                        .contains("Usage: utskick prepare", "The campaign's name", "Show this help")
                        .doesNotContain("Kampanjens");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void helpHasTheSameKeysInBothLanguages() throws IOException {
        assertThat(read("usage_en.properties").stringPropertyNames())
                .isEqualTo(read("usage.properties").stringPropertyNames());
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }

    private static String said(int status, String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(told, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            assertThat(Main.run(words)).isEqualTo(status);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return told.toString(StandardCharsets.UTF_8).strip();
    }
}
