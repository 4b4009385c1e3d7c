package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 2, "Protected" and the outcome of that name: all of a youth's rows are held. */
class ProtectedTests {

    private final Town town = Town.empty();
    private final String youth = woman("2011-12-05");
    private final String mother = woman("1980-01-01");
    private final String father = man("1979-01-01");

    @ParameterizedTest
    @ValueSource(strings = {"SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING", "BOTH", "UNREADABLE"})
    void anyFlagOnTheYouthHoldsEveryRow(String flag) {
        town.person(youth)
                .guarded(flag)
                .with("usable", !flag.equals("UNREADABLE"))
                .in();
        parents();

        assertThat(town.rows(town.moped())).containsExactly(held(father), held(mother));
        assertThat(protectedRows()).containsExactly(youth + ";;" + flag + ";" + youth);
        assertThat(town.pieces(town.moped())).isEmpty();
    }

    @Test
    void aProtectedCustodianHoldsTheOthersRowToo() {
        town.person(youth).in();
        town.person(mother).guarded("SEKRETESSMARKERING").in();
        town.person(father).in();
        relations();

        assertThat(town.rows(town.moped())).containsExactly(held(father), held(mother));
        assertThat(protectedRows()).containsExactly(youth + ";" + mother + ";SEKRETESSMARKERING;" + mother);
    }

    @Test
    void aProtectedCustodiansOtherChildIsHeldAndTheOtherParentsOtherChildIsNot() {
        town.person(youth).in();
        town.person(mother).guarded("SEKRETESSMARKERING").in();
        town.person(father).in();
        relations();
        String sister = town.person(woman("2011-12-06")).in();
        String brother = town.person(man("2011-12-07")).in();
        town.relation(sister, "V", mother);
        town.relation(brother, "V", father);

        assertThat(town.rows(town.moped()))
                .containsExactly(
                        held(father),
                        held(mother),
                        sister + ";" + mother + ";;PROTECTED",
                        brother + ";" + father + ";;PRINT");
    }

    @Test
    void aHeldYouthWithoutRecipientIsOneRow() {
        town.person(youth).guarded("BOTH").in();

        assertThat(town.rows(town.moped())).containsExactly(youth + ";;;PROTECTED");
    }

    @Test
    void protectionComesBeforeEveryOtherOutcome() {
        town.person(youth).guarded("SKYDDAD_FOLKBOKFORING").in();
        town.suppression(youth, "*", null);
        town.relation(youth, "V", null);
        town.relation(youth, "V", number("1980-01-01", 400));
        town.relation(youth, "V", town.person(mother).gone("AV").in());
        town.relation(youth, "V", town.person(father).in());

        assertThat(town.rows(town.moped())).hasSize(4).allMatch(row -> row.endsWith(";PROTECTED"));
    }

    @Test
    void aFlagOnTheNumberInTheRelationHoldsThoughTheOneReachedHasNone() {
        town.person(youth).in();
        town.person(mother).in();
        String old = town.person(number("1980-01-01", 400))
                .replacedBy(mother)
                .guarded("SEKRETESSMARKERING")
                .in();
        town.relation(youth, "V", old);

        assertThat(town.rows(town.moped())).containsExactly(held(old));
        assertThat(protectedRows()).containsExactly(youth + ";" + old + ";SEKRETESSMARKERING;" + old);
    }

    @Test
    void aFlagOnANumberInBetweenHolds() {
        town.person(youth).in();
        town.person(mother).in();
        String between = town.person(number("1980-01-01", 402))
                .replacedBy(mother)
                .guarded("SEKRETESSMARKERING")
                .in();
        String old = town.person(number("1980-01-01", 400)).replacedBy(between).in();
        town.relation(youth, "V", old);

        assertThat(town.rows(town.moped())).containsExactly(held(old));
        assertThat(protectedRows()).containsExactly(youth + ";" + old + ";SEKRETESSMARKERING;" + between);
    }

    @Test
    void aFlagBehindAnOldNumberHoldsAndTheRowHasTheRelationsNumber() {
        town.person(youth).in();
        town.person(mother).guarded("SEKRETESSMARKERING").in();
        String old = town.person(number("1980-01-01", 400)).replacedBy(mother).in();
        town.relation(youth, "V", old);

        assertThat(town.rows(town.moped())).containsExactly(held(old));
        assertThat(protectedRows()).containsExactly(youth + ";" + old + ";SEKRETESSMARKERING;" + mother);
    }

    @Test
    void aFlagOnTheWayToNobodyHolds() {
        town.person(youth).in();
        String old = town.person(number("1980-01-01", 400))
                .gone("GN")
                .guarded("SEKRETESSMARKERING")
                .in();
        town.relation(youth, "V", old);

        assertThat(town.rows(town.moped())).containsExactly(held(old));
    }

    @Test
    void aFlagOnAReplacedNumberThatLeadsToThePersonHolds() {
        town.person(youth).in();
        town.person(mother).in();
        town.person(number("1980-01-01", 400))
                .replacedBy(mother)
                .guarded("SEKRETESSMARKERING")
                .in();
        town.relation(youth, "V", mother);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
    }

    @Test
    void aRecordRejectedForItsFlagHolds() {
        town.person(youth).in();
        town.rejected(mother).with("protection", "UNREADABLE").in();
        town.relation(youth, "V", mother);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
    }

    @Test
    void aRecordRejectedForAnotherReasonKeepsItsProtection() {
        town.person(youth).in();
        town.rejected(mother).with("protection", "SEKRETESSMARKERING").in();
        town.relation(youth, "V", mother);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
    }

    @Test
    void aNumberThatIsNotValidButProtectedHolds() {
        String invalid = "198001012381";
        town.person(youth).in();
        town.rejected(invalid).with("protection", "SEKRETESSMARKERING").in();
        town.relation(youth, "V", invalid);

        assertThat(town.rows(town.moped())).containsExactly(held(invalid));
    }

    @Test
    void aProtectedParentWithoutCustodyOrWhoseCustodyEndedHoldsNothing() {
        town.person(youth).in();
        town.person(mother).in();
        town.person(father).guarded("BOTH").in();
        town.relation(youth, "V", mother);
        town.relation(youth, "FA", father);
        town.relation(youth, "V", father, null, "2020-01-01");

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + mother + ";;PRINT");
    }

    @Test
    void aSchoolMarkingHoldsInMailingsThatHaveNothingToDoWithSchool() {
        town.person(youth).in();
        town.person(mother).in();
        town.relation(youth, "V", mother);
        town.marking(youth);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
        assertThat(town.rows(town.narkotika())).containsExactly(held(mother));
        assertThat(protectedRows()).containsExactly(youth + ";;SCHOOL_MARKING;" + youth);
    }

    @Test
    void aSchoolMarkingUnderAnOldNumberHolds() {
        town.person(youth).in();
        town.person(mother).in();
        town.relation(youth, "V", mother);
        String old = town.person(number("2011-12-65", 400))
                .gone("GS")
                .with("replaced_by", youth)
                .in();
        town.marking(old);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
        assertThat(protectedRows()).containsExactly(youth + ";;SCHOOL_MARKING;" + old);
    }

    @Test
    void aMarkedCustodianWhoGoesToSchoolHolds() {
        town.person(youth).in();
        town.person(mother).in();
        town.relation(youth, "V", mother);
        town.marking(mother);

        assertThat(town.rows(town.moped())).containsExactly(held(mother));
        assertThat(protectedRows()).containsExactly(youth + ";" + mother + ";SCHOOL_MARKING;" + mother);
    }

    @Test
    void aMarkedPupilWhoIsNotInTheRegisterIsHeldAndNotJustMissing() {
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment("20120511TF10", "U1");
        town.marking("20120511TF10");

        assertThat(town.rows(town.skolmote())).containsExactly("20120511TF10;;M1;PROTECTED");
        assertThat(town.jdbc.queryForList("select record_of from held_protection", String.class))
                .containsExactly("20120511TF10");
    }

    @Test
    void aProtectedPupilIsHeldForEachMeetingUnderTheNumberReached() {
        town.person(youth).guarded("SEKRETESSMARKERING").in();
        String old = town.person(number("2011-12-65", 400))
                .gone("GS")
                .with("replaced_by", youth)
                .in();
        town.person(mother).in();
        town.relation(youth, "V", mother);
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U1");
        town.enrolment(old, "U1");

        assertThat(town.rows(town.skolmote()))
                .containsExactly(youth + ";" + mother + ";M1;PROTECTED", youth + ";" + mother + ";M2;PROTECTED");
    }

    @Test
    void everyReasonToProtectIsKeptForTheManualRouteOnce() {
        town.person(youth).guarded("BOTH").in();
        town.marking(youth);
        town.person(mother).guarded("SEKRETESSMARKERING").in();
        town.person(father).in();
        relations();

        town.select(town.moped());

        assertThat(protectedRows())
                .containsExactly(
                        youth + ";;BOTH;" + youth,
                        youth + ";;SCHOOL_MARKING;" + youth,
                        youth + ";" + mother + ";SEKRETESSMARKERING;" + mother);
    }

    private void parents() {
        town.person(mother).in();
        town.person(father).in();
        relations();
    }

    private void relations() {
        town.relation(youth, "V", mother);
        town.relation(youth, "V", father);
    }

    private String held(String recipient) {
        return youth + ";" + recipient + ";;PROTECTED";
    }

    private List<String> protectedRows() {
        return town.jdbc.query(
                "select youth, recipient, flag, record_of from held_protection where run like 'moped%'"
                        + " order by youth, recipient, flag, record_of",
                (row, n) -> String.join(";", row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }
}
