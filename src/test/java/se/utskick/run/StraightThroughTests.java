package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraightThroughTests {

    private static final String RUN = "moped-2026-12-01-1";

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
    void preparesApprovesAndDeliversAndSaysItWasOneCommand() {
        List<String> told = walk();

        assertThat(told).containsExactly("prepared PREPARED", "approved true", "delivered DELIVERED");
        assertThat(house.log(run()))
                .anyMatch(line -> line.contains("\"event\":\"APPROVED\"") && line.contains("SAME_COMMAND"));
    }

    @Test
    void repeatedTellsTheSameAndChangesNothing() {
        walk();
        Map<String, String> files = Contents.of(house.folder(run()).root());

        assertThat(walk()).containsExactly("prepared DELIVERED", "approved true", "delivered DELIVERED");
        assertThat(Contents.of(house.folder(run()).root())).isEqualTo(files);
    }

    @Test
    void goesOnFromAPreparedRun() {
        house.prepare("moped");

        assertThat(walk()).last().isEqualTo("delivered DELIVERED");
    }

    @Test
    void goesOnFromItsOwnApproval() {
        house.prepare("moped");
        house.room(Approvals.class).approveInSameCommand(RUN, House.BO);

        assertThat(walk()).last().isEqualTo("delivered DELIVERED");
    }

    @Test
    void refusesARunThatSomebodyApprovedByItself() {
        house.approve(house.prepare("moped"));

        assertThatThrownBy(this::walk).hasMessageContaining("är redan godkänd (APPROVED)");
    }

    @Test
    void refusesOneNameForBoth() {
        assertThatThrownBy(() -> house.room(StraightThrough.class)
                        .run(House.order("moped"), House.ANNA, new Officer("anna ek", "x"), new Told()))
                .hasMessage("--by och --approve-as är samma person. Den som förbereder moped kan inte själv godkänna: "
                        + "ange en annan person med --approve-as.");
        assertThat(house.room(MailingRuns.class).all()).isEmpty();
    }

    @Test
    void isRefusedWhereTheCampaignRequiresASeparateApproval() {
        House.rewrite(
                house.places.campaigns().resolve("moped.yaml"),
                "require-separate-approval: false",
                "require-separate-approval: true");

        assertThatThrownBy(this::walk)
                .hasMessage("Kampanjen moped kräver att en annan person godkänner i ett eget kommando. "
                        + "Använd prepare, approve och deliver.");
        assertThat(house.room(MailingRuns.class).all()).isEmpty();
    }

    @Test
    void anOrderForANewRunGoesOnWithTheOneItWasInterruptedIn() {
        walk();
        house.room(Preparation.class).prepareOn(House.anew("moped"), House.ANNA);

        assertThat(walkAnew())
                .last()
                .isEqualTo("delivered CLOSED"); // all of it was sent by the first: no letter is left
        assertThat(house.room(MailingRuns.class).all()).hasSize(2);
    }

    @Test
    void anOrderForANewRunMakesOneOnceTheLastWasRefused() throws IOException {
        MailingRun first = house.room(Preparation.class).prepareOn(House.anew("moped"), House.ANNA);
        Path manifest = house.folder(first).prepared().resolve("manifest.csv");
        byte[] untouched = Files.readAllBytes(manifest);
        Files.write(manifest, new byte[] {'x'});

        assertThatThrownBy(this::walkAnew).hasMessageContaining(first.name());
        assertThat(house.log(first)).last().asString().contains("\"event\":\"REFUSED\"");
        Files.write(manifest, untouched);

        assertThat(walkAnew()).last().isEqualTo("delivered DELIVERED");
        assertThat(house.room(MailingRuns.class).all())
                .extracting(MailingRun::state)
                .containsExactly(RunState.PREPARED, RunState.DELIVERED);
    }

    @Test
    void anOrderForANewRunLeavesWhatPrepareMadeAlone() {
        house.prepare("moped");

        walkAnew();

        assertThat(house.room(MailingRuns.class).all())
                .extracting(MailingRun::state)
                .containsExactly(RunState.PREPARED, RunState.DELIVERED);
    }

    private MailingRun run() {
        return house.room(MailingRuns.class).get(RUN);
    }

    private List<String> walk() {
        return walk(House.order("moped"));
    }

    private List<String> walkAnew() {
        return walk(House.anew("moped"));
    }

    private List<String> walk(PrepareOrder order) {
        Told told = new Told();
        house.room(StraightThrough.class).run(order, House.ANNA, House.BO, told);
        return told.lines;
    }

    private static final class Told implements StraightThrough.Steps {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void prepared(MailingRun run) {
            lines.add("prepared " + run.state());
        }

        @Override
        public void approved(Approval approval) {
            lines.add("approved " + approval.sameCommand());
        }

        @Override
        public void delivered(MailingRun run) {
            lines.add("delivered " + run.state());
        }
    }
}
