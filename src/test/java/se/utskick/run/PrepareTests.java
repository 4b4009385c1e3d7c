package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.selection.SelectionOrder.Window;

class PrepareTests {

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void makesAPackageThatWaitsForItsOwnerAlone() throws Exception {
        MailingRun run = house.prepare("moped");

        assertThat(run.name()).isEqualTo("moped-2026-12-01-1");
        assertThat(run.state()).isEqualTo(RunState.PREPARED);
        assertThat(house.folder(run).prepared()).isDirectoryContaining("glob:**/bundle-0001.pdf");
        assertThat(house.letters(run)).hasSize(house.count(run)).hasSizeGreaterThan(8);
        assertThat(house.folder(run).root().toFile().list())
                .containsExactlyInAnyOrder("prepared", "restricted", "log.jsonl");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(house.folder(run).prepared())))
                .isEqualTo("rwx------");
    }

    @Test
    void windowIsTheNextCalendarMonthUnlessGiven() {
        MailingRun run = house.prepare("moped");

        assertThat(run.window()).isEqualTo(new Window(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31)));
    }

    @Test
    void campaignWithoutAWindowIgnoresOne() {
        Window window = new Window(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 28));
        PrepareOrder order = new PrepareOrder("narkotika", House.AS_OF, window, null, null, null, false, false);

        assertThat(house.room(Preparation.class).prepare(order, House.ANNA).window())
                .isNull();
    }

    @Test
    void repeatedTellsOfTheSameRunAndChangesNothing() {
        MailingRun first = house.prepare("moped");
        Map<String, String> before = Contents.of(house.folder(first).root());

        MailingRun second = house.prepare("moped");

        assertThat(second).isEqualTo(first);
        assertThat(Contents.of(house.folder(first).root())).isEqualTo(before);
    }

    @Test
    void makesAnotherRunOnlyWhenAskedFor() {
        house.prepare("moped");

        assertThat(house.prepareAnew("moped").name()).isEqualTo("moped-2026-12-01-2");
    }

    @Test
    void makesAnotherRunForAnotherLetterDate() {
        house.prepare("moped");
        PrepareOrder order =
                new PrepareOrder("moped", House.AS_OF, null, null, House.AS_OF.plusDays(3), null, false, false);

        assertThat(house.room(Preparation.class).prepare(order, House.ANNA).name())
                .isEqualTo("moped-2026-12-01-2");
    }

    @Test
    void refusesAnotherRunKey() {
        house.prepare("moped");
        PrepareOrder order = new PrepareOrder("moped", House.AS_OF, null, null, null, "00".repeat(32), false, false);

        assertThatThrownBy(() -> house.room(Preparation.class).prepare(order, House.ANNA))
                .isInstanceOf(Refusal.class)
                .hasMessage("Körning moped-2026-12-01-1 har en annan környckel än den som angavs. Utelämna --run-key, "
                        + "eller lägg till --new för en ny körning.");
    }

    @Test
    void refusesOnceTheRunIsApproved() {
        house.approve(house.prepare("moped"));

        assertThatThrownBy(() -> house.prepare("moped"))
                .hasMessage("Körning moped-2026-12-01-1 är redan godkänd (APPROVED). "
                        + "Lägg till --new om ett nytt utskick ska förberedas.");
    }

    @Test
    void startsAfreshWhereTheRunWasCancelled() {
        MailingRun run = house.prepare("moped");
        house.room(Cancellation.class).cancel(run.name(), null, "Fel bild", House.ANNA);

        assertThat(house.prepare("moped").name()).isEqualTo("moped-2026-12-01-2");
    }

    @Test
    void refusesASnapshotOlderThanTheCampaignAllows() {
        LocalDate late = House.AS_OF.plusDays(31);
        PrepareOrder order = new PrepareOrder("moped", late, null, null, null, null, false, false);

        assertThatThrownBy(() -> house.room(Preparation.class).prepare(order, House.ANNA))
                .hasMessage("Utdrag 1 är 31 dagar gammalt, men kampanjen tillåter högst 30. Läs in ett nytt utdrag, "
                        + "eller lägg till --allow-old om det ändå ska användas.");
        PrepareOrder allowed = new PrepareOrder("moped", late, null, null, null, null, true, false);
        assertThat(house.room(Preparation.class).prepare(allowed, House.ANNA).state())
                .isEqualTo(RunState.PREPARED);
    }

    @Test
    void sameKeyAndInputsGiveTheSameBytesInAnotherFolder() {
        MailingRun here = house.prepare("skolmote");
        Map<String, String> bytes = bytes(house, here);
        try (House other = House.copyOf(furnished, folder.resolve("other"))) {
            assertThat(bytes(other, other.prepare("skolmote"))).isEqualTo(bytes).hasSizeGreaterThan(6);
        }
    }

    @Test
    void anotherKeyGivesOtherReferences() {
        MailingRun run = house.prepare("moped");
        MailingRun other = house.prepareAnew("moped");

        assertThat(house.letters(other)).doesNotContainAnyElementsOf(house.letters(run));
    }

    @Test
    void stoppedBetweenBundlesItGoesOnToTheSameBytes() {
        Map<String, String> undisturbed;
        try (House other = House.copyOf(furnished, folder.resolve("other"))) {
            undisturbed = bytes(other, other.prepare("skolmote"));
        }
        house.room(StopFlag.class).raise();
        assertThatThrownBy(() -> house.prepare("skolmote"))
                .hasMessage("Körning skolmote-2026-12-01-1 stoppades mellan två buntar. "
                        + "Kör kommandot igen så fortsätter den där den var.");
        house.close();
        house = House.open(folder.resolve("house"));

        MailingRun run = house.prepare("skolmote");

        assertThat(bytes(house, run)).isEqualTo(undisturbed);
        assertThat(house.log(run)).anyMatch(line -> line.contains("\"event\":\"RESUMED\""));
    }

    @Test
    void setsABundleAgainWhoseFileIsNotWhatWasRecorded() throws Exception {
        MailingRun run = house.prepare("moped");
        Map<String, String> undisturbed = bytes(house, run);
        RunFolder files = house.folder(run);
        Files.move(files.prepared(), files.building());
        Files.write(files.building().resolve("bundle-0001.pdf"), new byte[] {1});
        Files.writeString(files.building().resolve("SHA256SUMS.part"), "left by a kill");
        house.sql().update("update run set state = 'PREPARING', decisions_sha256 = null");
        house.sql().update("delete from batch_step_execution_context");
        house.sql().update("update batch_step_execution set status = 'FAILED' where step_name = 'seal'");
        house.sql().update("update batch_job_execution set status = 'FAILED', exit_code = 'FAILED'");

        assertThat(bytes(house, house.prepare("moped"))).isEqualTo(undisturbed);
    }

    @Test
    void refusesToGoOnWithAnotherTemplate() {
        house.room(StopFlag.class).raise();
        assertThatThrownBy(() -> house.prepare("moped")).isInstanceOf(Refusal.class);
        house.close();
        house = House.open(folder.resolve("house"));
        house.sql()
                .update(
                        "update run set selection = '{\"youths\":0,\"rows\":0,\"emailPieces\":0,\"printPieces\":0,"
                                + "\"outcomes\":{},\"withoutMeeting\":{}}', template_name = 'moped', template_sha256 = ?",
                        "0".repeat(64));

        assertThatThrownBy(() -> house.prepare("moped"))
                .hasMessageStartingWith("Mallen moped har ändrats sedan körning moped-2026-12-01-1 påbörjades.");
    }

    private static Map<String, String> bytes(House house, MailingRun run) {
        RunFolder files = house.folder(run);
        return Contents.of(files.prepared(), files.messages(), files.restricted());
    }
}
