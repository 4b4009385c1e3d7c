package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.cli.FinishedRun.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTests {

    @TempDir
    static Path temporary;

    private static FinishedRun run;

    @BeforeAll
    static void finishARun() {
        run = FinishedRun.in(temporary.resolve("data"));
    }

    @Test
    void writesFourFilesAndSaysWhere() throws IOException {
        String out = run.command("report", FinishedRun.NAME);

        assertThat(out)
                .contains(
                        "run: " + FinishedRun.NAME + "\n",
                        "report: " + run.folder().resolve("report") + "\n",
                        "status: PARTLY\n",
                        "balanced: true\n",
                        "log-head: ");
        assertThat(contents(run.folder().resolve("report")))
                .containsOnlyKeys("pieces.csv", "verification.html", "verification.json", "verification.pdf");
    }

    @Test
    void sameStateGivesTheSameBytes() throws IOException {
        run.command("report", FinishedRun.NAME, "--to", temporary.resolve("one").toString());
        run.command("report", FinishedRun.NAME, "--to", temporary.resolve("two").toString());

        assertThat(contents(temporary.resolve("one"))).isEqualTo(contents(temporary.resolve("two")));
    }

    @Test
    void tellsNoIdentityNumberAndNoRecipientsName() throws IOException {
        List<String> decisions = Files.readAllLines(run.folder().resolve("restricted/decisions.csv"));
        List<String> manifest = Files.readAllLines(run.folder().resolve("print/manifest.csv"));
        TreeSet<String> personal = new TreeSet<>();
        decisions.stream()
                .skip(1)
                .forEach(line -> personal.addAll(List.of(line.split(";", -1)).subList(0, 2)));
        manifest.stream().skip(1).forEach(line -> personal.addAll(List.of(line.split(";", -1)[8].split(" \\| ", -1))));
        personal.remove("");

        String report =
                String.join("\n", contents(run.folder().resolve("report")).values());
        assertThat(personal).hasSizeGreaterThan(20).noneMatch(report::contains);
    }

    @Test
    void countsAgreeWithTheDecisions() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(run.folder().resolve("report/verification.json"));
        List<String> decisions = Files.readAllLines(run.folder().resolve("restricted/decisions.csv"));

        assertThat(json.get("rows").intValue()).isEqualTo(decisions.size() - 1);
        for (String outcome : List.of("EMAIL", "PRINT", "NO_ADDRESS", "RECIPIENT_DECEASED")) {
            long rows = decisions.stream()
                    .filter(line -> line.contains(";" + outcome + ";"))
                    .count();
            assertThat(json.get("outcomes").get(outcome).longValue()).isEqualTo(rows);
        }
        assertThat(json.get("sameCommand").booleanValue()).isTrue();
    }

    @Test
    void sumsThePeriodForTheYearlyFollowUp() throws IOException {
        String out = run.command("report", "--period", "2026-01-01/2026-12-31");

        Path folder = temporary.resolve("data/reports/2026-01-01--2026-12-31");
        assertThat(out).isEqualTo("report: " + folder + "\nruns: 1\n");
        assertThat(contents(folder)).containsOnlyKeys("follow-up.html", "follow-up.json", "follow-up.pdf");
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("follow-up.json"));
        assertThat(json.at("/mailings/0/campaign").stringValue()).isEqualTo("skolmote");
        assertThat(json.at("/mailings/0/status").stringValue()).isEqualTo("PARTLY");
        assertThat(json.at("/mailings/0/outcomes/PROTECTED").isMissingNode()).isTrue();
        assertThat(Files.readString(folder.resolve("follow-up.html"))).contains("Resultat:", "(Kommun)");
    }

    @Test
    void sumsOnlyWhatSomebodyApproved() throws IOException {
        run.command("prepare", "skolmote", "--as-of", "2026-12-02", "--by", "Anna Prov");
        run.command(
                "report",
                "--period",
                "2026-12-01/2026-12-02",
                "--to",
                temporary.resolve("approved").toString());

        JsonNode mailing = JsonMapper.shared()
                .readTree(temporary.resolve("approved/follow-up.json"))
                .at("/mailings/0");
        assertThat(mailing.get("runs").size()).isEqualTo(1);
        assertThat(mailing.get("unapprovedRuns").intValue()).isEqualTo(1);
        assertThat(mailing.get("youths")).isEqualTo(mailing.get("runs").get(0).get("youths"));
    }

    @Test
    void refusesAPeriodWithoutRuns() {
        Said said = run.said("report", "--period", "1999-01-01/1999-12-31");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err())
                .isEqualTo("Ingen körning har sin urvalsdag mellan 1999-01-01 och 1999-12-31. Kontrollera datumen; "
                        + "utskick list visar körningarna.\n");
    }

    @Test
    void needsARunOrAPeriod() {
        assertThat(run.said("report").status()).isEqualTo(2);
        assertThat(run.said("report", FinishedRun.NAME, "--period", "2026-01-01/2026-12-31")
                        .status())
                .isEqualTo(2);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        file.getFileName().toString(),
                        new String(
                                Files.readAllBytes(file),
                                file.toString().endsWith(".pdf")
                                        ? StandardCharsets.ISO_8859_1
                                        : StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
