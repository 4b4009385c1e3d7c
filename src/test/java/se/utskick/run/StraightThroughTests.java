package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .hasMessageContaining("den som förbereder kan inte själv godkänna");
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

    private MailingRun run() {
        return house.room(MailingRuns.class).get(RUN);
    }

    private List<String> walk() {
        Told told = new Told();
        house.room(StraightThrough.class).run(House.order("moped"), House.ANNA, House.BO, told);
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
