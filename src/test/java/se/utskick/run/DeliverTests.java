package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.print.PrintPackage;
import se.utskick.report.Reconciliation;

class DeliverTests {

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
    void refusesARunNobodyHasApproved() {
        assertThatThrownBy(() -> house.deliver(run))
                .hasMessage(
                        "Körning moped-2026-12-01-1 är PREPARED och inte godkänd. Låt en annan person godkänna den: "
                                + "utskick approve moped-2026-12-01-1 --count N --by NAMN");
    }

    @Test
    void handsOverTheVeryPackageThatWasApproved() throws Exception {
        Map<String, String> prepared = Contents.of(house.folder(run).prepared());
        house.approve(run);

        MailingRun delivered = house.deliver(run);

        assertThat(delivered.state()).isEqualTo(RunState.DELIVERED);
        assertThat(house.folder(run).prepared()).doesNotExist();
        assertThat(Contents.of(house.folder(run).print()).values()).containsExactlyElementsOf(prepared.values());
        assertThat(PrintPackage.readBack(house.folder(run).print())).isEmpty();
        assertThat(states(run)).containsOnlyKeys(PieceState.HANDED_OVER);
    }

    @Test
    void writesTheVeryMessagesThatWereApproved() {
        MailingRun school = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
        Map<String, String> prepared = Contents.of(house.folder(school).messages());
        house.approve(school);

        house.deliver(school);

        assertThat(prepared).isNotEmpty();
        assertThat(Contents.of(house.folder(school).outbox()).values()).containsExactlyElementsOf(prepared.values());
        assertThat(house.folder(school).messages()).doesNotExist();
        assertThat(states(school))
                .containsOnlyKeys(PieceState.HANDED_OVER, PieceState.WRITTEN)
                .containsEntry(PieceState.WRITTEN, prepared.size());
    }

    @Test
    void deliversOnceHoweverOftenItIsAsked() {
        house.approve(run);
        MailingRun first = house.deliver(run);
        Map<String, String> files = Contents.of(house.folder(run).root());

        MailingRun second = house.deliver(run);

        assertThat(second).isEqualTo(first);
        assertThat(Contents.of(house.folder(run).root())).isEqualTo(files);
    }

    @Test
    void leavesALogThatHoldsByItself() throws Exception {
        house.approve(run);
        house.deliver(run);

        assertThat(LogChain.differences(house.folder(run).log(), null)).isEmpty();
        assertThat(house.log(run).stream().filter(line -> line.contains("\"event\":\"HANDED_OVER\"")))
                .hasSize(house.count(run));
    }

    @Test
    void remembersWhoGotTheLetter() {
        house.approve(run);
        house.deliver(run);

        MailingRun again = house.prepareAnew("moped");

        assertThat(house.count(again)).isZero();
    }

    @Test
    void refusesAfterAByteChangedSinceTheApproval() throws Exception {
        house.approve(run);
        Path bundle = house.folder(run).prepared().resolve("bundle-0002.pdf");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);

        assertThatThrownBy(() -> house.deliver(run)).hasMessageContaining("package har ändrats");
        assertThat(house.folder(run).print()).doesNotExist();
        assertThat(house.room(MailingRuns.class).get(run.name()).state()).isEqualTo(RunState.APPROVED);
    }

    @Test
    void refusesAPackageWhoseTextsAreNotTheApprovedOnes() {
        house.approve(run);
        house.sql()
                .update("update bundle_piece set sha256 = ? where run = ? and ordinal = 1", "0".repeat(64), run.name());

        assertThatThrownBy(() -> house.deliver(run)).hasMessageContaining("package har ändrats");
    }

    @Test
    void refusesWhenANewerSnapshotProtectsSomeoneAndGoesOnWithoutThatPiece() throws Exception {
        String youth = person("select min(youth) from decision where run = ? and outcome = 'PRINT'");
        List<String> pieces = house.sql()
                .queryForList(
                        "select distinct piece from decision where run = ? and youth = ? and piece is not null",
                        String.class,
                        run.name(),
                        youth);
        house.approve(run);
        NewerSnapshot.copy(house.sql()).protect(youth);

        assertThatThrownBy(() -> house.deliver(run))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Körning moped-2026-12-01-1 stoppas av ett nyare registerutdrag: {PROTECTED=")
                .hasMessageContaining(house.folder(run).objections().toString());
        assertThat(House.lines(house.folder(run).objections()))
                .containsExactlyElementsOf(objections(pieces, "PROTECTED"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(house.folder(run).objections())))
                .isEqualTo("rw-------");

        pieces.forEach(piece -> house.room(Cancellation.class).cancel(run.name(), piece, "Skyddad", House.ANNA));
        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);
        assertThat(house.letters(run)).doesNotContainAnyElementsOf(pieces);
        assertThat(house.folder(run).objections()).doesNotExist();
    }

    @Test
    void refusesToApproveWhenANewerSnapshotSuppressesSomeone() {
        String recipient = person("select min(recipient) from decision where run = ? and outcome = 'PRINT'");
        NewerSnapshot.copy(house.sql()).suppress(recipient);

        assertThatThrownBy(() -> house.approve(run)).hasMessageContaining("{SUPPRESSED=");
        List<String> pieces = house.sql()
                .queryForList(
                        "select distinct piece from decision where run = ? and recipient = ? and piece is not null",
                        String.class,
                        run.name(),
                        recipient);
        assertThat(House.lines(house.folder(run).objections()))
                .containsExactlyElementsOf(objections(pieces, "SUPPRESSED"));
    }

    private static List<String> objections(List<String> pieces, String kind) {
        return Stream.concat(
                        Stream.of("piece;objection"), pieces.stream().sorted().map(piece -> piece + ";" + kind))
                .toList();
    }

    @Test
    void refusesToApproveWhenANewerSnapshotDeregistersSomeone() {
        String recipient = person("select min(recipient) from decision where run = ? and outcome = 'PRINT'");
        NewerSnapshot.copy(house.sql()).deregister(recipient);

        assertThatThrownBy(() -> house.approve(run)).hasMessageContaining("{DEREGISTERED=");
    }

    @Test
    void isNotHinderedByANewerSnapshotThatSaysTheSame() {
        house.approve(run);
        NewerSnapshot.copy(house.sql());

        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);
    }

    @Test
    void refusesToApproveWhatAnotherApprovedRunCovers() {
        MailingRun other = house.prepareAnew("moped");
        house.approve(run);

        assertThatThrownBy(() -> house.approve(other))
                .hasMessage(
                        "Körning moped-2026-12-01-2 går till någon som redan täcks av en annan godkänd eller levererad "
                                + "körning (moped-2026-12-01-1). Makulera den ena, eller förbered en ny körning.");
    }

    @Test
    void refusesToApproveWhatAnotherRunHasDeliveredSince() {
        MailingRun other = house.prepareAnew("moped");
        house.approve(run);
        house.deliver(run);

        assertThatThrownBy(() -> house.approve(other)).hasMessageContaining("(moped-2026-12-01-1)");
    }

    @Test
    void letsARunGoWhoseRivalWasCancelled() {
        MailingRun other = house.prepareAnew("moped");
        house.approve(run);
        house.room(Cancellation.class).cancel(run.name(), null, "Fel", House.ANNA);

        assertThat(house.approve(other).pieces()).isEqualTo(house.count(other));
    }

    @Test
    void goesOnWhereItWasKilledAndCompletesTheSameFiles() {
        MailingRun school = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
        house.approve(school);
        house.room(StopFlag.class).raise();
        assertThatThrownBy(() -> house.deliver(school)).hasMessageContaining("stoppades mellan två buntar");
        assertThat(house.room(MailingRuns.class).get(school.name()).state()).isEqualTo(RunState.DELIVERING);
        house.close();
        house = House.open(folder.resolve("house"));

        assertThat(house.deliver(school).state()).isEqualTo(RunState.DELIVERED);
        assertThat(house.log(school)).anyMatch(line -> line.contains("\"event\":\"RESUMED\""));
        assertThat(states(school)).containsOnlyKeys(PieceState.HANDED_OVER, PieceState.WRITTEN);
    }

    @Test
    void checksAgainAfterAFailureBeforeAnythingLeftAndCanStillBeCancelled() throws Exception {
        MailingRun school = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
        house.approve(school);
        Path inTheWay = Files.createFile(house.folder(school).print());
        assertThatThrownBy(() -> house.deliver(school)).isInstanceOf(Refusal.class);
        Files.delete(inTheWay);
        NewerSnapshot.copy(house.sql())
                .protect(String.valueOf(house.sql()
                        .queryForObject(
                                "select min(recipient) from decision where run = ? and outcome = 'EMAIL'",
                                String.class,
                                school.name())));

        assertThatThrownBy(() -> house.deliver(school)).hasMessageContaining("{PROTECTED=");

        assertThat(house.folder(school).print()).doesNotExist();
        assertThat(Contents.of(house.folder(school).outbox())).isEmpty();
        house.room(Cancellation.class).cancel(school.name(), null, "Skyddad", House.ANNA);
        assertThat(house.room(MailingRuns.class).get(school.name()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void takenUpAfterThePackageLeftItWithholdsTheMessagesANewerSnapshotObjectsTo() throws Exception {
        MailingRun school = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
        house.approve(school);
        house.room(StopFlag.class).raise();
        assertThatThrownBy(() -> house.deliver(school)).hasMessageContaining("stoppades mellan två buntar");
        if (!Files.exists(house.folder(school).print())) {
            Files.move(house.folder(school).prepared(), house.folder(school).print());
        }
        house.close();
        house = House.open(folder.resolve("house"));
        int queued = states(school).getOrDefault(PieceState.QUEUED, 0);
        NewerSnapshot.copy(house.sql())
                .protect(String.valueOf(house.sql()
                        .queryForObject(
                                "select min(recipient) from decision where run = ? and outcome = 'EMAIL'",
                                String.class,
                                school.name())));

        assertThat(house.deliver(school).state()).isEqualTo(RunState.DELIVERED);

        int withheld = states(school).getOrDefault(PieceState.CANCELLED, 0);
        assertThat(withheld).isPositive();
        assertThat(Contents.of(house.folder(school).outbox())).hasSize(queued - withheld);
        assertThat(house.log(school)).anyMatch(line -> line.contains("newer-snapshot=PROTECTED"));
        assertThat(house.room(Reconciliation.class)
                        .verify(school.name(), null, Lang.SV, done -> {})
                        .differences())
                .isEmpty();
    }

    private String person(String query) {
        return String.valueOf(house.sql().queryForObject(query, String.class, run.name()));
    }

    private Map<PieceState, Integer> states(MailingRun which) {
        return house.room(PieceStates.class).counts(which.name());
    }
}
