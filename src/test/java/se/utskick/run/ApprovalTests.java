package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;

class ApprovalTests {

    private static final String RUN = "skolmote-2026-12-01-1";

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
            house.prepare("skolmote");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        run = house.room(MailingRuns.class).get(RUN);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isBoundToDecisionsTemplatePackageAndMessages() {
        Approval approval = house.approve(run);

        assertThat(approval.approvedBy()).isEqualTo("Bo Dal");
        assertThat(approval.seal()).isEqualTo(Seals.recorded(run));
        assertThat(house.room(MailingRuns.class).approval(RUN)).contains(approval);
        assertThat(house.log(run))
                .last()
                .asString()
                .contains(
                        "\"event\":\"APPROVED\"",
                        "\"by\":\"Bo Dal\"",
                        "account=bo",
                        "count=" + approval.pieces(),
                        approval.seal().printPackage());
    }

    @Test
    void refusesAWrongCount() {
        int right = house.count(run);

        assertRefused(
                () -> house.room(Approvals.class).approve(RUN, right + 1, House.BO),
                "Antalet %s är inte det antal försändelser",
                right + 1);
        assertRefused(
                () -> house.room(Approvals.class).approve(RUN, right - 1, House.BO),
                "Antalet %s är inte det antal försändelser",
                right - 1);
    }

    @Test
    void refusesThePreparerHoweverTheNameIsSpelled() {
        for (String name : new String[] {"Anna Ek", " anna  EK ", "ANNA EK", "Anna\u00a0Ek"}) {
            assertRefused(() -> approveAs(name), "den som förbereder kan inte själv godkänna");
        }
    }

    @Test
    void refusesWhoeverResumedTheRun() {
        house.room(MailingRuns.class).addPreparer(RUN, "Bo Dal");

        assertRefused(() -> approveAs("bo dal"), "den som förbereder kan inte själv godkänna");
    }

    @Test
    void refusesAfterAByteOfTheBundleChanged() throws Exception {
        assertRefusedAfterChange("prepared/bundle-0001.pdf", "package");
    }

    @Test
    void refusesAfterAByteOfTheManifestChanged() throws Exception {
        assertRefusedAfterChange("prepared/manifest.csv", "package");
    }

    @Test
    void refusesAfterTheChecksumsChanged() throws Exception {
        assertRefusedAfterChange("prepared/SHA256SUMS", "package");
    }

    @Test
    void refusesAfterADecisionChanged() throws Exception {
        assertRefusedAfterChange("restricted/decisions.csv", "decisions");
    }

    @Test
    void refusesAfterAMessageChanged() throws Exception {
        String first = house.room(PieceStates.class).in(RUN, PieceState.QUEUED).get(0);

        assertRefusedAfterChange("email/prepared/" + first + ".eml", "email");
    }

    @Test
    void refusesAFileTooMany() throws Exception {
        Files.writeString(house.folder(run).prepared().resolve("bundle-0099.pdf"), "");

        assertRefused(() -> house.approve(run), "package har ändrats");
    }

    @Test
    void refusesAfterTheTemplateChanged() throws Exception {
        Path letter = house.places.templates().resolve("skolmote/letter.html");
        Files.writeString(letter, Files.readString(letter).replace("</body>", "\n</body>"));

        assertRefused(() -> house.approve(run), "template har ändrats");
    }

    @Test
    void repeatedByTheSameOfficerTellsTheSame() {
        Approval first = house.approve(run);
        int events = house.log(run).size();

        assertThat(house.approve(run)).isEqualTo(first);
        assertThat(house.log(run)).hasSize(events);
    }

    @Test
    void refusesASecondOfficer() {
        house.approve(run);

        assertRefused(() -> approveAs("Cia Berg"), "kan inte godkännas");
    }

    @Test
    void refusesARunThatIsNotPrepared() {
        house.room(Cancellation.class).cancel(RUN, null, "Fel", House.ANNA);

        assertRefused(() -> approveAs("Bo Dal"), "är CANCELLED");
    }

    @Test
    void refusesARunThatDoesNotBalance() {
        house.sql()
                .update(
                        "delete from decision where ordinal = (select min(ordinal) from decision where outcome = 'PRINT')");

        assertRefused(() -> house.approve(run), "går inte ihop");
    }

    private Approval approveAs(String name) {
        return house.room(Approvals.class).approve(RUN, house.count(run), new Officer(name, "x"));
    }

    private void assertRefusedAfterChange(String file, String changed) throws Exception {
        Path path = house.folder(run).root().resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);

        assertRefused(() -> house.approve(run), changed + " har ändrats");

        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        assertThat(house.approve(run).pieces()).isEqualTo(house.count(run));
    }

    private static void assertRefused(ThrowingCallable act, String sentence, Object... arguments) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitStatus()).isEqualTo(3))
                .hasMessageContaining(sentence, arguments);
    }
}
