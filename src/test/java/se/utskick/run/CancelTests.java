package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.print.PrintPackage;
import se.utskick.run.Cancellation.Cancelled;

class CancelTests {

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private MailingRun run;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.prepare("moped");
            house.prepare("skolmote");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        run = house.room(MailingRuns.class).get("moped-2026-12-01-1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void takesAPieceOutAndLeavesEveryOtherAsItWas() throws Exception {
        List<String> letters = house.letters(run);
        String piece = letters.get(5);
        Map<String, String> before = Contents.of(house.folder(run).prepared());

        Cancelled cancelled = cancel(piece);

        List<String> rest = new ArrayList<>(letters);
        rest.remove(piece);
        assertThat(house.letters(run)).containsExactlyElementsOf(rest);
        assertThat(cancelled.cancelled()).isOne();
        assertThat(cancelled.run().state()).isEqualTo(RunState.PREPARED);
        assertThat(state(piece)).isEqualTo(PieceState.CANCELLED);
        assertThat(house.count(run)).isEqualTo(letters.size() - 1);
        assertThat(PrintPackage.readBack(house.folder(run).prepared())).isEmpty();
        assertThat(changed(before))
                .containsExactlyInAnyOrder(
                        "prepared/SHA256SUMS",
                        "prepared/bundle-0002.pdf",
                        "prepared/job-ticket.json",
                        "prepared/manifest.csv");
    }

    @Test
    void approvalCountsThePiecesThatAreLeft() {
        int all = house.count(run);
        cancel(house.letters(run).get(0));

        assertThatThrownBy(() -> house.room(Approvals.class).approve(run.name(), all, House.BO))
                .hasMessageContaining("Antalet " + all + " är inte det antal försändelser");
        assertThat(house.approve(run).pieces()).isEqualTo(all - 1);
    }

    @Test
    void approvalAlreadyGivenStaysValidForTheRest() {
        house.approve(run);
        String piece = house.letters(run).get(7);
        cancel(piece);

        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);
        assertThat(house.letters(run)).doesNotContain(piece);
        assertThat(state(piece)).isEqualTo(PieceState.CANCELLED);
    }

    @Test
    void logTellsWhoTookThePieceOutAndWhy() throws Exception {
        String piece = house.letters(run).get(0);
        cancel(piece);

        assertThat(house.log(run))
                .last()
                .asString()
                .contains(
                        "\"event\":\"CANCELLED\",\"piece\":\"" + piece + "\"",
                        "\"by\":\"Anna Ek\"",
                        "account=anna; reason=Flyttat; package=");
        assertThat(LogChain.differences(house.folder(run).log(), null)).isEmpty();
    }

    @Test
    void takesAMessageOut() {
        MailingRun school = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
        String message = house.room(PieceStates.class)
                .in(school.name(), PieceState.QUEUED)
                .get(0);

        house.room(Cancellation.class).cancel(school.name(), message, "Flyttat", House.ANNA);

        assertThat(house.folder(school).message(message)).doesNotExist();
        house.approve(school);
        house.deliver(school);
        assertThat(house.folder(school).outbox().resolve(message + ".eml")).doesNotExist();
    }

    @Test
    void leavesNoBundleWithoutPieces() {
        List<String> first = House.lines(house.folder(run).prepared().resolve("manifest.csv")).stream()
                .filter(line -> line.contains("bundle-0001.pdf"))
                .map(line -> line.substring(0, 12))
                .toList();

        first.forEach(this::cancel);

        assertThat(house.folder(run).prepared().resolve("bundle-0001.pdf")).doesNotExist();
        assertThat(house.folder(run).prepared().resolve("bundle-0002.pdf")).exists();
        house.approve(run);
        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);
    }

    @Test
    void finishesAnExchangeOfPackagesThatWasInterrupted() throws Exception {
        String piece = house.letters(run).get(0);
        cancel(piece);
        RunFolder files = house.folder(run);
        Files.move(files.prepared(), files.building());

        assertThat(house.approve(run).pieces()).isEqualTo(house.count(run));
        assertThat(house.letters(run)).doesNotContain(piece);
    }

    @Test
    void throwsAwayAnExchangeThatWasNeverCommitted() throws Exception {
        RunFolder files = house.folder(run);
        Files.createDirectory(files.building());
        Files.writeString(files.building().resolve("bundle-0001.pdf"), "half");

        house.approve(run);

        assertThat(files.building()).doesNotExist();
    }

    @Test
    void cancelsTheWholeRunBeforeDelivery() {
        house.approve(run);
        int pieces = house.count(run);

        Cancelled cancelled = cancel(null);

        assertThat(cancelled.run().state()).isEqualTo(RunState.CANCELLED);
        assertThat(cancelled.cancelled()).isEqualTo(pieces);
        assertThatThrownBy(() -> house.deliver(run)).hasMessageContaining("är CANCELLED och inte godkänd");
    }

    @Test
    void repeatedChangesNothing() {
        String piece = house.letters(run).get(0);
        cancel(piece);
        int events = house.log(run).size();

        assertThat(cancel(piece).cancelled()).isZero();
        assertThat(house.log(run)).hasSize(events);
    }

    @Test
    void refusesAPieceTheRunDoesNotHave() {
        assertThatThrownBy(() -> cancel("0000000000AA"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitStatus()).isEqualTo(3))
                .hasMessageStartingWith("Körning moped-2026-12-01-1 har ingen försändelse");
    }

    @Test
    void refusesAReasonWithANumberThatMayBeAPersons() {
        for (String reason : List.of("gäller 20110102-2380", "201101022380", "110102-2380", "", "två\nrader")) {
            assertThatThrownBy(() -> house.room(Cancellation.class).cancel(run.name(), null, reason, House.ANNA))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.exitStatus()).isEqualTo(2))
                    .hasMessageContaining("får inte innehålla ett personnummer");
        }
    }

    @Test
    void asksTheShopByAStopListAfterDelivery() {
        house.approve(run);
        house.deliver(run);
        String piece = house.letters(run).get(3);

        Cancelled cancelled = cancel(piece);

        assertThat(cancelled.stopList()).isEqualTo("print-stop/stop-list-1.csv");
        List<String> list = House.lines(house.folder(run).stopList(1));
        assertThat(list).hasSize(2);
        assertThat(list.get(0)).isEqualTo("piece;bundle;first_page;pages;sheets");
        assertThat(list.get(1)).startsWith(piece + ";bundle-000");
        assertThat(state(piece)).isEqualTo(PieceState.CANCELLED);
        assertThat(house.letters(run))
                .as("the package stays what was handed over")
                .contains(piece);
        assertThat(cancel(house.letters(run).get(4)).stopList()).isEqualTo("print-stop/stop-list-2.csv");
    }

    @Test
    void stopsTheWholeRunAfterDelivery() {
        house.approve(run);
        house.deliver(run);

        Cancelled cancelled = cancel(null);

        assertThat(cancelled.run().state()).isEqualTo(RunState.CANCELLED);
        assertThat(House.lines(house.folder(run).stopList(1)))
                .hasSize(house.letters(run).size() + 1);
    }

    @Test
    void letsARecipientWhoseLetterWasStoppedGetTheNextOne() {
        house.approve(run);
        house.deliver(run);
        cancel(house.letters(run).get(0));

        assertThat(house.count(house.prepareAnew("moped"))).isOne();
    }

    private Cancelled cancel(@Nullable String piece) {
        return house.room(Cancellation.class).cancel(run.name(), piece, "Flyttat", House.ANNA);
    }

    private PieceState state(String piece) {
        return house.room(PieceStates.class).of(run.name(), piece).orElseThrow();
    }

    private List<String> changed(Map<String, String> before) {
        Map<String, String> now = Contents.of(house.folder(run).prepared());
        return before.entrySet().stream()
                .filter(file -> !file.getValue().equals(now.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
