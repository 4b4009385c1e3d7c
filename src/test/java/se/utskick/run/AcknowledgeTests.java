package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.print.RefusedRow;
import se.utskick.run.Acknowledging.Acknowledged;

class AcknowledgeTests {

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private MailingRun run;
    private List<String> letters;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.delivered("moped");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        run = house.room(MailingRuns.class).get("moped-2026-12-01-1");
        letters = house.letters(run);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void appliesWhatCanBeAndRefusesTheRestRowByRow() throws IOException {
        Acknowledged done = acknowledge(
                letters.get(0) + ";ACCEPTED;2026-12-02;",
                "0000000000AA;POSTED;2026-12-02;",
                letters.get(1) + ";RETURNED;2026-12-02;",
                letters.get(0) + ";ACCEPTED;2026-12-03;",
                letters.get(2) + ";SHREDDED;2026-12-02;",
                letters.get(3) + ";POSTED;2026-02-30;",
                letters.get(0) + ";POSTED;2026-12-04;");

        assertThat(done.applied()).isEqualTo(2);
        assertThat(done.refused().stream().map(row -> row.code()))
                .containsExactly(
                        "3 UNKNOWN_PIECE",
                        "4 IMPOSSIBLE_TRANSITION expected=ACCEPTED,POSTED,REJECTED,REPRINTED found=HANDED_OVER>RETURNED",
                        "5 DUPLICATE_ROW",
                        "6 UNKNOWN_STATUS expected=ACCEPTED,POSTED,REJECTED,REPRINTED,RETURNED found=SHREDDED",
                        "7 BAD_DATE expected=yyyy-MM-dd found=2026-02-30");
        assertThat(state(letters.get(0))).isEqualTo(PieceState.POSTED);
        assertThat(state(letters.get(1))).isEqualTo(PieceState.HANDED_OVER);
    }

    @Test
    void refusesTheSameFileTwice() throws IOException {
        acknowledge(letters.get(0) + ";POSTED;2026-12-02;");

        assertThat(acknowledge(letters.get(0) + ";POSTED;2026-12-02;").refused())
                .extracting(RefusedRow::code)
                .containsExactly("2 DUPLICATE_ROW");
    }

    @Test
    void aBundleMovesAllItsLettersWhenTheCountIsRight() throws IOException {
        int inBundle = inBundle(1);

        Acknowledged done = acknowledge("bundle-0001.pdf;ACCEPTED;2026-12-02;" + inBundle);

        assertThat(done.refused()).isEmpty();
        assertThat(count(PieceState.ACCEPTED)).isEqualTo(inBundle);
    }

    @Test
    void aBundleWithAnotherCountIsRefusedWhole() throws IOException {
        int inBundle = inBundle(1);
        Acknowledged done = acknowledge(
                "bundle-0001.pdf;ACCEPTED;2026-12-02;" + (inBundle + 1),
                "bundle-0099.pdf;ACCEPTED;2026-12-02;4",
                "bundle-0002.pdf;ACCEPTED;2026-12-02;");

        assertThat(done.refused().stream().map(row -> row.code()))
                .containsExactly(
                        "2 WRONG_COUNT expected=" + inBundle + " found=" + (inBundle + 1),
                        "3 UNKNOWN_PIECE",
                        "4 WRONG_COUNT");
        assertThat(count(PieceState.HANDED_OVER)).isEqualTo(letters.size());
    }

    @Test
    void aLetterThatWasRejectedIsNotPostedWithItsBundle() throws IOException {
        int inBundle = inBundle(1);

        Acknowledged done = acknowledge(
                "bundle-0001.pdf;ACCEPTED;2026-12-02;" + inBundle,
                letters.get(0) + ";REJECTED;2026-12-02;skadat ark",
                "bundle-0001.pdf;POSTED;2026-12-03;" + (inBundle - 1),
                letters.get(0) + ";REPRINTED;2026-12-04;",
                letters.get(0) + ";POSTED;2026-12-05;");

        assertThat(done.refused()).isEmpty();
        assertThat(count(PieceState.POSTED)).isEqualTo(inBundle);
    }

    @Test
    void aBundleMayBeCountedWithOrWithoutThePiecesOnAStopList() throws IOException {
        int inBundle = inBundle(1);
        cancel(letters.get(0));

        assertThat(acknowledge("bundle-0001.pdf;ACCEPTED;2026-12-02;" + (inBundle - 2))
                        .refused())
                .extracting(RefusedRow::expected)
                .containsExactly((inBundle - 1) + "," + inBundle);
        assertThat(acknowledge("bundle-0001.pdf;ACCEPTED;2026-12-02;" + inBundle)
                        .refused())
                .isEmpty();
        assertThat(acknowledge("bundle-0001.pdf;POSTED;2026-12-03;" + (inBundle - 1))
                        .refused())
                .isEmpty();
        assertThat(count(PieceState.POSTED)).isEqualTo(inBundle - 1);
        assertThat(state(letters.get(0))).isEqualTo(PieceState.CANCELLED);
    }

    @Test
    void aLetterPostedInSpiteOfItsStopListIsRecordedAndSentAgain() throws IOException {
        cancel(letters.get(0));

        assertThat(acknowledge(letters.get(0) + ";POSTED;2026-12-03;").refused())
                .isEmpty();
        assertThat(house.count(house.prepareAnew("moped"))).isZero();
        assertThat(acknowledge(letters.get(0) + ";RETURNED;2026-12-09;").refused())
                .isEmpty();
        assertThat(state(letters.get(0))).isEqualTo(PieceState.RETURNED);
        assertThat(LogChain.differences(house.folder(run).log(), null)).isEmpty();
    }

    @Test
    void aRunStoppedWholeIsClosedWhenTheShopPostedSomeOfItAllTheSame() throws IOException {
        house.room(Cancellation.class).cancel(run.name(), null, "Fel", House.ANNA);
        assertThat(house.room(MailingRuns.class).get(run.name()).state()).isEqualTo(RunState.CANCELLED);

        assertThat(acknowledge(letters.get(0) + ";POSTED;2026-12-03;").run().state())
                .isEqualTo(RunState.CLOSED);
        assertThat(state(letters.get(1))).isEqualTo(PieceState.CANCELLED);
    }

    @Test
    void aLetterTakenOutBeforeDeliveryCannotHaveBeenPosted() {
        MailingRun other = house.prepare("narkotika");
        String piece = house.letters(other).get(0);
        house.room(Cancellation.class).cancel(other.name(), piece, "Flyttat", House.ANNA);

        assertThatThrownBy(() -> house.room(DeliveryLog.class)
                        .append(
                                other.name(),
                                List.of(LogEvent.move(piece, PieceState.CANCELLED, PieceState.POSTED, null, null)),
                                () -> {}))
                .hasMessage("Försändelse " + piece + " kan inte gå från CANCELLED till POSTED (PRINT).");
    }

    @Test
    void closesTheRunWhenNothingMoreIsAwaited() throws IOException {
        assertThat(acknowledge(posted(letters.subList(1, letters.size()))).run().state())
                .isEqualTo(RunState.DELIVERED);
        assertThat(acknowledge(letters.get(0) + ";REJECTED;2026-12-02;").run().state())
                .isEqualTo(RunState.DELIVERED);

        house.room(Cancellation.class).cancel(run.name(), letters.get(0), "Trasigt", House.ANNA);

        assertThat(house.room(MailingRuns.class).get(run.name()).state()).isEqualTo(RunState.CLOSED);
        assertThat(house.log(run)).last().asString().contains("\"event\":\"CLOSED\"");
    }

    @Test
    void aLetterMayComeBackAfterTheRunIsClosed() throws IOException {
        acknowledge(posted(letters));

        Acknowledged done = acknowledge(letters.get(0) + ";RETURNED;2026-12-20;okänd");

        assertThat(done.applied()).isOne();
        assertThat(done.run().state()).isEqualTo(RunState.CLOSED);
        assertThat(state(letters.get(0))).isEqualTo(PieceState.RETURNED);
    }

    @Test
    void nothingOfAClosedRunCanBeCancelled() throws IOException {
        acknowledge(posted(letters));

        assertThatThrownBy(() -> house.room(Cancellation.class).cancel(run.name(), null, "Fel", House.ANNA))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitStatus()).isEqualTo(3))
                .hasMessageContaining("är avslutad (CLOSED)");
    }

    @Test
    void keepsTheShopsNoteOutOfTheLog() throws IOException {
        acknowledge(letters.get(0) + ";REJECTED;2026-12-02;Kalle på Storgatan");

        assertThat(house.log(run)).noneMatch(line -> line.contains("Kalle"));
        assertThat(house.log(run)).anyMatch(line -> line.contains("date=2026-12-02"));
    }

    @Test
    void refusesARunThatIsNotDelivered() {
        MailingRun other = house.prepare("narkotika");

        assertThatThrownBy(
                        () -> house.room(Acknowledging.class).acknowledge(other.name(), Path.of("pom.xml"), House.BO))
                .hasMessage(
                        "Körning narkotika-2026-12-01-1 är PREPARED och inte levererad, så det finns inget att kvittera.");
    }

    private void cancel(String piece) {
        house.room(Cancellation.class).cancel(run.name(), piece, "Flyttat", House.ANNA);
    }

    private static String[] posted(List<String> pieces) {
        return pieces.stream().map(piece -> piece + ";POSTED;2026-12-02;").toArray(String[]::new);
    }

    private Acknowledged acknowledge(String... rows) throws IOException {
        Path file = folder.resolve("ack.csv");
        Files.writeString(
                file, "piece;status;date;note\n" + List.of(rows).stream().collect(Collectors.joining("\n")) + "\n");
        return house.room(Acknowledging.class).acknowledge(run.name(), file, House.BO);
    }

    private int inBundle(int number) {
        return (int) House.lines(house.folder(run).print().resolve("manifest.csv")).stream()
                .filter(line -> line.contains("bundle-%04d.pdf".formatted(number)))
                .count();
    }

    private int count(PieceState state) {
        return house.room(PieceStates.class).counts(run.name()).getOrDefault(state, 0);
    }

    private PieceState state(String piece) {
        return house.room(PieceStates.class).of(run.name(), piece).orElseThrow();
    }
}
