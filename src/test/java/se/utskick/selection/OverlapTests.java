package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.AS_OF;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two runs of a campaign about the same youths in the same period. */
class OverlapTests {

    private final Town town = Town.empty();
    private final Overlap overlap = new Overlap(town.jdbc);
    private final String youth = woman("2011-12-05");
    private final String mother = woman("1980-01-01");

    @BeforeEach
    void aYouthAndAMother() {
        town.person(youth).in();
        town.person(mother).in();
        town.relation(youth, "V", mother);
    }

    @Test
    void theSameRowInTwoRunsIsCoveredByTheOthersPiece() {
        run("a", town.narkotika(), AS_OF);
        run("b", town.narkotika(), AS_OF.plusDays(3));

        assertThat(overlap.piecesCovering("b", "a")).isEqualTo(refs("a")).hasSize(1);
        assertThat(overlap.piecesCovering("a", "b")).isEqualTo(refs("b"));
    }

    @Test
    void anotherCalendarYearIsAnotherPeriod() {
        run("a", town.narkotika(), AS_OF);
        run("b", town.narkotika(), LocalDate.of(2027, 1, 2));

        assertThat(overlap.piecesCovering("b", "a")).isEmpty();
    }

    @Test
    void aLifetimeHasNoOtherYear() {
        run("a", town.moped(), AS_OF);
        run("b", town.moped(), LocalDate.of(2027, 1, 2));

        assertThat(overlap.piecesCovering("b", "a")).hasSize(1);
    }

    @Test
    void anotherCampaignCoversNothing() {
        run("a", town.moped(), AS_OF);
        run("b", town.narkotika(), AS_OF);

        assertThat(overlap.piecesCovering("b", "a")).isEmpty();
    }

    @Test
    void anotherRecipientIsNotCovered() {
        run("a", town.narkotika(), AS_OF);
        town.jdbc.update("delete from relation");
        town.relation(youth, "V", town.person(man("1979-01-01")).in());
        run("b", town.narkotika(), AS_OF);

        assertThat(overlap.piecesCovering("b", "a")).isEmpty();
    }

    @Test
    void aRowNeitherRunSendsIsNotCovered() {
        run("a", town.narkotika(), AS_OF);
        town.suppression(mother, "*", null);
        run("b", town.narkotika(), AS_OF);

        assertThat(overlap.piecesCovering("b", "a")).isEmpty();
        assertThat(overlap.piecesCovering("a", "b")).isEmpty();
    }

    @Test
    void aNumberReplacedBetweenTheRunsIsTheSamePerson() {
        run("a", town.narkotika(), AS_OF);
        String now = number("1980-01-01", 400);
        town.newSnapshot();
        town.person(youth).in();
        town.person(now).in();
        town.person(mother).replacedBy(now).in();
        town.relation(youth, "V", mother);
        run("b", town.narkotika(), AS_OF);

        assertThat(overlap.piecesCovering("b", "a")).isEqualTo(refs("a")).hasSize(1);
        assertThat(overlap.piecesCovering("a", "b")).isEqualTo(refs("b")).hasSize(1);
    }

    @Test
    void meetingsAreAPeriodEach() {
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(youth, "U1");
        run("a", town.skolmote(), AS_OF);
        town.meeting("M2", "2026-12-17", "U1");
        run("b", town.skolmote(), AS_OF);

        assertThat(overlap.piecesCovering("b", "a")).isEqualTo(refs("a")).hasSize(1);
        assertThat(overlap.piecesCovering("a", "b")).hasSize(1);
    }

    private void run(String name, SelectionOrder order, LocalDate asOf) {
        town.select(new SelectionOrder(name, order.campaign(), asOf, order.window(), town.snapshot(), order.runKey()));
    }

    private List<String> refs(String run) {
        return town.jdbc.queryForList("select ref from piece where run = ? order by ref", String.class, run);
    }
}
