package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.campaign.Campaign;

/** A run is looked at again in the light of a newer snapshot. */
class RecheckTests {

    private final Town town = Town.empty();
    private final String youth = woman("2011-12-05");
    private final String mother = woman("1980-01-01");
    private final String father = man("1979-01-01");
    private final String oldMother = number("1980-01-01", 400);

    /** Two rows to send, and one to a dead man's; the mother was found by a replaced number. */
    private SelectionOrder selected() {
        town.person(youth).in();
        town.person(mother).in();
        town.person(oldMother).replacedBy(mother).in();
        town.person(father).in();
        town.relation(youth, "V", oldMother);
        town.relation(youth, "V", father);
        SelectionOrder order = town.moped();
        town.select(order);
        town.newSnapshot();
        return order;
    }

    @Test
    void aNewerSnapshotThatSaysTheSameObjectsToNothing() {
        SelectionOrder order = selected();
        town.person(youth).in();
        town.person(mother).in();
        town.person(father).in();
        town.suppression(father, "narkotika", null);
        town.suppression(mother, "moped", "2026-11-21");

        assertThat(objections(order)).isEmpty();
    }

    @Test
    void whomANewerSnapshotDoesNotKnowItSaysNothingOf() {
        assertThat(objections(selected())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING", "BOTH", "UNREADABLE"})
    void aFlagOnTheYouthObjectsToEveryRow(String flag) {
        SelectionOrder order = selected();
        town.person(youth)
                .guarded(flag)
                .with("usable", !flag.equals("UNREADABLE"))
                .in();

        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));
    }

    @Test
    void aFlagOnOneRecipientObjectsToTheOthersRowToo() {
        SelectionOrder order = selected();
        town.person(mother).guarded("SEKRETESSMARKERING").in();

        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));
    }

    @Test
    void aFlagOnARecipientWhoIsNotWrittenToObjectsToTheOthersRow() {
        town.person(youth).in();
        town.person(mother).in();
        town.person(father).with("city", "").in();
        town.relation(youth, "V", mother);
        town.relation(youth, "V", father);
        SelectionOrder order = town.moped();
        town.select(order);
        town.newSnapshot();
        town.person(father).guarded("BOTH").in();

        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 1));
    }

    @Test
    void aFlagOrMarkingUnderAnOldNumberObjects() {
        SelectionOrder order = selected();
        town.person(oldMother).replacedBy(mother).guarded("BOTH").in();
        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));

        town.jdbc.update("delete from person where snapshot = 2");
        town.marking(oldMother);
        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));
    }

    @Test
    void aFlagOnTheNumberThatHasReplacedOneSinceObjects() {
        SelectionOrder order = selected();
        String next = number("1980-01-01", 402);
        town.person(mother).replacedBy(next).in();
        town.person(next).guarded("SEKRETESSMARKERING").in();

        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));
    }

    @Test
    void aReplacedNumberThatLeadsToSomebodyIsNoObjection() {
        SelectionOrder order = selected();
        String next = number("1980-01-01", 402);
        town.person(mother).replacedBy(next).in();
        town.person(next).in();

        assertThat(objections(order)).isEmpty();
    }

    @Test
    void aReplacedNumberThatLeadsToNobodyIsADeregistration() {
        SelectionOrder order = selected();
        town.person(mother).replacedBy(number("1980-01-01", 402)).in();

        assertThat(objections(order)).isEqualTo(Map.of("DEREGISTERED", 1));
    }

    @ParameterizedTest
    @CsvSource({"AV", "UV", "OB", "AN", "TA", "FI"})
    void aDeregisteredRecipientObjectsToThatRowAndAYouthToEvery(String code) {
        SelectionOrder order = selected();
        town.person(father).gone(code).in();
        assertThat(objections(order)).isEqualTo(Map.of("DEREGISTERED", 1));

        town.person(youth).gone(code).in();
        assertThat(objections(order)).isEqualTo(Map.of("DEREGISTERED", 2));
    }

    @Test
    void aDeathUnderTheNumberThatReplacedOneObjects() {
        SelectionOrder order = selected();
        String next = number("1980-01-01", 402);
        town.person(mother).replacedBy(next).in();
        town.person(next).gone("AV").in();

        assertThat(objections(order)).isEqualTo(Map.of("DEREGISTERED", 1));
    }

    @Test
    void whoHadEmigratedWhenTheRunWasSelectedHasNotDoneSoSince() {
        town.person(youth).in();
        town.person(mother)
                .gone("UV")
                .with("foreign1", "Storgata 1")
                .with("foreign_country", "Norge")
                .in();
        town.relation(youth, "V", mother);
        Campaign moped = town.moped().campaign();
        SelectionOrder order = town.order(
                Town.campaign("moped", moped.rule(), moped.channels(), moped.grouping(), moped.oncePer(), true, true));
        town.select(order);
        town.newSnapshot();
        town.person(mother).gone("UV").in();
        assertThat(objections(order)).isEmpty();

        town.newSnapshot().person(mother).gone("AV").in();
        assertThat(objections(order)).isEqualTo(Map.of("DEREGISTERED", 1));
    }

    @Test
    void aSuppressionOfTheYouthOrARecipientUnderAnyNumberObjects() {
        SelectionOrder order = selected();
        for (String number : List.of(mother, oldMother)) {
            town.jdbc.update("delete from suppression");
            town.suppression(number, "*", "2026-11-22");
            assertThat(objections(order)).isEqualTo(Map.of("SUPPRESSED", 1));
        }
        town.suppression(youth, "moped", null);
        assertThat(objections(order)).isEqualTo(Map.of("SUPPRESSED", 2));
    }

    @Test
    void eachRowIsCountedOnceUnderTheStrongest() {
        SelectionOrder order = selected();
        town.person(father).gone("AV").in();
        town.suppression(father, "*", null);
        town.suppression(mother, "*", null);
        assertThat(objections(order)).isEqualTo(Map.of("SUPPRESSED", 2));

        town.person(youth).guarded("BOTH").in();
        assertThat(objections(order)).isEqualTo(Map.of("PROTECTED", 2));
    }

    @Test
    void peopleOfHeldRowsAreNoneOfTheRunsLetters() {
        town.person(youth).in();
        town.suppression(youth, "moped", null);
        town.person(mother).in();
        town.relation(youth, "V", mother);
        SelectionOrder order = town.moped();
        town.select(order);
        town.newSnapshot();
        town.person(youth).guarded("BOTH").in();

        assertThat(objections(order)).isEmpty();
    }

    private Map<String, Integer> objections(SelectionOrder order) {
        return new Recheck(town.jdbc)
                .objections(order.run(), order.campaign().name(), town.snapshot()).stream()
                        .collect(Collectors.toMap(Recheck.Objection::kind, objection -> 1, Integer::sum));
    }
}
