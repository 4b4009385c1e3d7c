package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.file.Csv;
import se.utskick.oracle.ExpectedRun;

/** The whole walk on {@code sample-data/} comes to what was derived by hand in {@code sample-data/expected/}. */
class SampleDataTests {

    private static final Path SAMPLE = Path.of("sample-data");
    private static final String RUN_KEY = "00112233445566778899aabbccddeeff".repeat(2);
    private static final Map<String, Map<String, String>> PREPARED = new LinkedHashMap<>();

    private static String toldOnStderr = "";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void walk() {
        Desk desk = new Desk(folder);
        desk.imports(SAMPLE, "register.xml", "school.csv", "2026-12-01");
        PREPARED.put("moped", toldOnStderr(() -> prepared(desk, "moped")));
        desk.sends(PREPARED.getOrDefault("moped", Map.of()));
        PREPARED.put("moped-again", prepared(desk, "moped", "--window", "2027-01-15/2027-02-14"));
        PREPARED.put("narkotika", prepared(desk, "narkotika"));
        PREPARED.put("skolmote", prepared(desk, "skolmote"));
    }

    @Test
    void mopedIsAsDerivedByHand() throws IOException {
        isAsExpected("moped");
    }

    /** The father whose name is in Arabic letters: told by script, never by name. */
    @Test
    void mopedSaysWhoCannotBeWrittenToAndWhy() {
        assertThat(toldOnStderr)
                .contains("NOT_PRINTABLE (1): mottagarens namn är skrivet med arabisk skrift, från höger till vänster")
                .doesNotContain("Salem")
                .doesNotContainPattern("\\p{IsArabic}");
    }

    @Test
    void aSecondMopedRunLeavesOutWhatTheFirstSent() throws IOException {
        isAsExpected("moped-again");
    }

    @Test
    void narkotikaIsAsDerivedByHand() throws IOException {
        isAsExpected("narkotika");
    }

    @Test
    void skolmoteIsAsDerivedByHand() throws IOException {
        isAsExpected("skolmote");
    }

    @Test
    void theSampleAcknowledgementClosesTheMopedRun() {
        Map<String, String> told = new Desk(folder)
                .does(
                        "ack",
                        "moped-2026-12-01-1",
                        SAMPLE.resolve("kvittens.csv").toString());

        assertThat(told).containsEntry("state", "CLOSED").containsEntry("refused", "0");
    }

    private static Map<String, String> toldOnStderr(Supplier<Map<String, String>> step) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return step.get();
        } finally {
            System.setErr(before);
            toldOnStderr = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> prepared(Desk desk, String campaign, String... more) {
        String[] command = {"prepare", campaign, "--as-of", "2026-12-01", "--run-key", RUN_KEY, "--by", "Anna"};
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return desk.does(all);
    }

    private static void isAsExpected(String name) throws IOException {
        ExpectedRun expected = ExpectedRun.read(SAMPLE, name);
        Map<String, String> told = PREPARED.getOrDefault(name, Map.of());
        Map<String, String> counts = new LinkedHashMap<>();
        expected.counts().forEach((key, value) -> counts.put(key, value.toString()));
        Map<String, String> without = new LinkedHashMap<>(told);
        String run = without.remove("run");
        assertThat(without).containsExactlyEntriesOf(counts);
        Path restricted = new Desk(folder).run(String.valueOf(run)).resolve("restricted");
        assertThat(ExpectedRun.decisions(restricted.resolve("decisions.csv")).rows())
                .isEqualTo(expected.judgement().rows());
        assertThat(ExpectedRun.decisions(restricted.resolve("decisions.csv")).pieces())
                .isEqualTo(expected.judgement().pieces());
        assertThat(held(restricted.resolve("protected.csv"))).isEqualTo(expected.held());
    }

    private static Set<String> held(Path file) throws IOException {
        Set<String> held = new TreeSet<>();
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, Csv.reading())) {
            for (CSVRecord row : rows) {
                held.add(row.get("youth") + ";" + row.get("flag") + ";" + row.get("record_of"));
            }
        }
        return held;
    }
}
