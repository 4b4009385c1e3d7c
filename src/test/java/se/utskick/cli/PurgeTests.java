package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.LogChain;
import se.utskick.file.Csv;

class PurgeTests {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final String RUN = "moped-2026-12-01-1";

    @TempDir
    private Path data;

    @BeforeEach
    void closeAMailing() throws IOException {
        importSamples("2026-12-01");
        utskick("run", "moped", "--as-of", "2026-12-01", "--by", "Anna", "--approve-as", "Bo");
        StringBuilder answer = new StringBuilder("piece;status;date;note\n");
        column(run().resolve("print/manifest.csv"), "piece")
                .forEach(piece -> answer.append(piece).append(";POSTED;2026-12-07;\n"));
        utskick("ack", RUN, Files.writeString(data.resolve("ack.csv"), answer).toString());
    }

    @Test
    void leavesNoNameAddressOrNumberInTheDatabaseFile() throws IOException {
        List<String> personal = new ArrayList<>(column(run().resolve("print/manifest.csv"), "names"));
        personal.addAll(column(run().resolve("restricted/decisions.csv"), "youth"));
        assertThat(database()).contains(personal.get(0).split(" \\| ")[0]);

        utskick("purge", "--before", "2027-01-01", "--by", "Cilla");

        String database = database();
        assertThat(personal).isNotEmpty().noneMatch(text -> database.contains(text.split(" \\| ")[0]));
        assertThat(names(data.resolve("db"))).containsExactly("utskick.mv.db");
    }

    @Test
    void keepsLogReportSpecimenAndProtocolAndNothingElseOfTheRun() throws IOException {
        utskick("purge", "--before", "2027-01-01", "--by", "Cilla");

        assertThat(names(run())).containsExactly("log.jsonl", "report");
        assertThat(names(run().resolve("report")))
                .containsExactly("pieces.csv", "verification.html", "verification.json", "verification.pdf");
        assertThat(names(data.resolve("specimens"))).singleElement().asString().startsWith("moped-");
        assertThat(Files.readString(data.resolve("purge/purge-1.json")))
                .contains("\"run\" : \"" + RUN + "\"", "\"by\" : \"Cilla\"", "\"number\" : 1");
        assertThat(LogChain.differences(run().resolve("log.jsonl"), null)).isEmpty();
        assertThat(Files.readString(run().resolve("log.jsonl"))).contains("\"event\":\"PURGED\"");
    }

    @Test
    void isStillVerifiedAndCountedAndRefusesAReportOfItsOwn() {
        utskick("report", RUN);
        utskick("purge", "--before", "2027-01-01", "--by", "Cilla");

        utskick("verify", RUN);
        utskick("report", "--period", "2026-12-01/2026-12-31");
        utskick("list");
        assertThat(status("report", RUN)).isEqualTo(3);
        utskick("verify", RUN);
    }

    @Test
    void stillKnowsWhoGotTheLetter() throws IOException {
        utskick("purge", "--before", "2027-01-01", "--by", "Cilla");
        importSamples("2027-01-02");

        utskick("prepare", "moped", "--as-of", "2027-01-02", "--window", "2027-01-01/2027-01-31", "--by", "Anna");

        List<String> outcomes = column(data.resolve("runs/moped-2027-01-02-1/restricted/decisions.csv"), "outcome");
        assertThat(outcomes).contains("ALREADY_SENT").doesNotContain("PRINT");
    }

    @Test
    void leavesARunAloneThatIsNotClosed() throws IOException {
        utskick("prepare", "narkotika", "--as-of", "2026-12-01", "--by", "Anna");

        utskick("purge", "--before", "2027-01-01", "--by", "Cilla");

        assertThat(data.resolve("runs/narkotika-2026-12-01-1/prepared/manifest.csv"))
                .exists();
        utskick("approve", "narkotika-2026-12-01-1", "--by", "Bo", "--count", pieces());
    }

    private String pieces() throws IOException {
        return Integer.toString(column(data.resolve("runs/narkotika-2026-12-01-1/prepared/manifest.csv"), "piece")
                .size());
    }

    private void importSamples(String extracted) {
        utskick("import", "--register", SAMPLES.resolve("register.xml").toString(), "--extracted", extracted);
    }

    private void utskick(String... words) {
        assertThat(status(words)).as(words[0]).isZero();
    }

    private int status(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString(), "--config", "config", "--templates", "templates"));
        return Main.run(all.toArray(String[]::new));
    }

    private Path run() {
        return data.resolve("runs").resolve(RUN);
    }

    private String database() throws IOException {
        return Files.readString(data.resolve("db/utskick.mv.db"), StandardCharsets.ISO_8859_1);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> column(Path file, String name) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, Csv.reading())) {
            return parser.getRecords().stream()
                    .map((CSVRecord row) -> row.get(name))
                    .toList();
        }
    }
}
