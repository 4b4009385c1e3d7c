package se.utskick.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.generate.Municipality;
import se.utskick.oracle.Judgement.Row;

/** Two readings of the contract by hand and by program, and what must hold of any judgement. */
class OracleTests {

    private static final Path SAMPLE = Path.of("sample-data");
    private static final LocalDate AS_OF = LocalDate.of(2026, 12, 1);
    private static final LocalDate A_CENTURY_AHEAD = LocalDate.of(2126, 12, 1);

    @TempDir
    private Path folder;

    @Test
    void agreesWithWhatWasDerivedByHandForMoped() throws IOException {
        agrees("moped", january(), Set.of());
    }

    @Test
    void agreesWithWhatWasDerivedByHandForASecondMopedRun() throws IOException {
        Set<String> sent = ExpectedRun.read(SAMPLE, "moped").judgement().rows().stream()
                .filter(row -> row.outcome().equals("PRINT"))
                .map(row -> row.youth() + row.recipient())
                .collect(Collectors.toSet());
        Mailing later = Mailing.moped(AS_OF, LocalDate.of(2027, 1, 15), LocalDate.of(2027, 2, 14));
        agrees("moped-again", later, sent);
    }

    @Test
    void agreesWithWhatWasDerivedByHandForNarkotika() throws IOException {
        agrees("narkotika", Mailing.narkotika(AS_OF), Set.of());
    }

    @Test
    void agreesWithWhatWasDerivedByHandForSkolmote() throws IOException {
        agrees("skolmote", Mailing.skolmote(AS_OF), Set.of());
    }

    @Test
    void putsEachRowThatIsSentOnExactlyOnePieceAndMeetsEveryOutcome() throws IOException {
        Set<String> met = new TreeSet<>();
        for (int seed = 1; seed <= 4; seed++) {
            Path town = folder.resolve("town" + seed);
            new Municipality(1_500, seed, A_CENTURY_AHEAD, 10).writeTo(town);
            Oracle oracle = new Oracle(town);
            for (Mailing mailing : List.of(
                    Mailing.moped(A_CENTURY_AHEAD, LocalDate.of(2127, 1, 1), LocalDate.of(2127, 12, 31)),
                    Mailing.narkotika(A_CENTURY_AHEAD).abroadToo(),
                    Mailing.skolmote(A_CENTURY_AHEAD))) {
                Judgement judgement = oracle.judge(mailing, ARABIC_OR_LONG, (youth, recipient, meeting) -> false);
                balances(judgement);
                judgement.rows().forEach(row -> met.add(row.outcome()));
            }
        }
        assertThat(met).hasSize(14).doesNotContain("ALREADY_SENT");
    }

    static final Oracle.NotPrintable ARABIC_OR_LONG = (name, lines, spoken) ->
            (name + spoken + String.join("", lines)).codePoints().anyMatch(c -> c >= 0x600)
                    || lines.stream().anyMatch(line -> line.length() > 45)
                    || name.length() > 50;

    private static Mailing january() {
        return Mailing.moped(AS_OF, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31));
    }

    private static void agrees(String run, Mailing mailing, Set<String> sent) throws IOException {
        Judgement judgement = new Oracle(SAMPLE)
                .judge(mailing, ARABIC_OR_LONG, (youth, recipient, meeting) -> sent.contains(youth + recipient));
        ExpectedRun expected = ExpectedRun.read(SAMPLE, run);
        assertThat(judgement.rows()).isEqualTo(expected.judgement().rows());
        assertThat(judgement.pieces()).isEqualTo(expected.judgement().pieces());
        assertThat(expected.counts())
                .containsEntry("rows", judgement.rows().size())
                .containsEntry("pieces", judgement.pieces().size());
    }

    private static void balances(Judgement judgement) {
        List<Row> sent = judgement.rows().stream()
                .filter(row -> Set.of("EMAIL", "PRINT").contains(row.outcome()))
                .toList();
        assertThat(judgement.pieces().stream().flatMap(NavigableSet::stream)).containsExactlyInAnyOrderElementsOf(sent);
    }
}
