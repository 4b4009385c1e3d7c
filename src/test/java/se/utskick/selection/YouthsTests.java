package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.utskick.selection.Town.AS_OF;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.selection.SelectionOrder.Window;

/** Contract, section 2, "Youths of a campaign". */
class YouthsTests {

    private final Town town = Town.empty();

    @ParameterizedTest
    @CsvSource({
        "2011-12-01, true, the window's first day",
        "2011-12-31, true, the window's last day",
        "2011-11-30, false, the day before",
        "2012-01-01, false, the day after",
        "2010-12-15, false, a year older",
        "2012-12-15, false, a year younger"
    })
    void aMopedYouthTurnsFifteenWithinTheWindow(String birth, boolean selected, String why) {
        String youth = town.person(woman(birth)).in();

        assertThat(town.rows(town.moped())).as(why).hasSize(selected ? 1 : 0).allMatch(row -> row.startsWith(youth));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-28, 2027-02-28, true, the birthday in a year without 29 February",
        "2027-03-01, 2027-03-31, false, not on 1 March"
    })
    void someoneBorn29FebruaryTurnsFifteenOn28February(LocalDate from, LocalDate to, boolean selected, String why) {
        town.person(woman("2012-02-29")).in();
        SelectionOrder moped = town.moped();
        SelectionOrder order = new SelectionOrder(
                moped.run(), moped.campaign(), AS_OF, new Window(from, to), moped.snapshot(), moped.runKey());

        assertThat(town.rows(order)).as(why).hasSize(selected ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-11-22, true, turns 12 today",
        "2014-11-23, false, turns 12 tomorrow",
        "2008-11-22, true, turns 18 today",
        "2007-11-23, true, turns 19 tomorrow",
        "2007-11-22, false, turns 19 today",
        "2012-02-29, true, born on a leap day"
    })
    void aNarkotikaYouthHasTurnedTwelveAndNotYetNineteen(String birth, boolean selected, String why) {
        town.person(man(birth)).in();

        assertThat(town.rows(town.narkotika())).as(why).hasSize(selected ? 1 : 0);
    }

    @Test
    void theDayOfBirthCountsAndNotTheNumbersWhereTheyDiffer() {
        String number = woman("2011-11-30");
        town.person(number).with("birth_date", LocalDate.of(2011, 12, 1)).in();

        assertThat(town.rows(town.moped())).containsExactly(number + ";;;NO_CUSTODIAN");
    }

    @Test
    void aYouthWithACoordinationNumberIsAYouth() {
        String number = number("2011-12-65", 238);
        town.person(number).in();

        assertThat(town.rows(town.moped())).containsExactly(number + ";;;NO_CUSTODIAN");
    }

    @Test
    void aYouthRegisteredElsewhereIsNotOurs() {
        town.person(woman("2011-12-05")).with("municipality", "1480").in();
        town.person(woman("2011-12-06")).with("municipality", null).in();

        assertThat(town.rows(town.moped())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AV", "UV", "OB", "AN", "TA", "AS", "FI", "GN", "GS", "G"})
    void nobodyDeregisteredIsAYouthWhateverTheCode(String code) {
        String youth = town.person(woman("2011-12-05")).gone(code).in();
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(youth, "U1");

        assertThat(town.rows(town.moped())).isEmpty();
        assertThat(town.rows(town.narkotika())).isEmpty();
    }

    @Test
    void aDeregisteredPupilIsNotInvitedNotEvenAsARow() {
        String pupil = town.person(woman("2012-10-15")).gone("UV").in();
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(pupil, "U1");
        town.marking(pupil);

        assertThat(town.rows(town.skolmote())).isEmpty();
    }

    @Test
    void aRecordRejectedForMoreThanItsFlagIsNoYouth() {
        town.rejected(woman("2011-12-05")).in();
        town.rejected(woman("2011-12-06")).with("protection", "UNREADABLE").in();

        assertThat(town.rows(town.moped())).isEmpty();
    }

    @Test
    void aCampaignByBirthdayNeedsAWindow() {
        SelectionOrder moped = town.moped();
        SelectionOrder order =
                new SelectionOrder(moped.run(), moped.campaign(), AS_OF, null, moped.snapshot(), moped.runKey());

        assertThatThrownBy(() -> town.select(order))
                .hasMessage("Kampanjen moped väljer ungdomar efter födelsedag och behöver ett fönster."
                        + " Ange det med --window FRÅN/TILL.");
    }

    @ParameterizedTest(name = "{7}")
    @CsvSource({
        "8, GR, 2026-08-17, , false, 2026-12-10, true, an enrolment without an end",
        "8, GR, 2026-11-22, , false, 2026-12-10, true, begins today",
        "8, GR, 2026-11-23, , false, 2026-12-10, false, begins tomorrow",
        "8, GR, 2026-08-17, 2026-11-22, false, 2026-12-10, true, ends today",
        "8, GR, 2026-08-17, 2026-11-21, false, 2026-12-10, false, ended yesterday",
        "8, GR, 2026-08-17, , true, 2026-12-10, false, cancelled",
        "7, GR, 2026-08-17, , false, 2026-12-10, false, another school year",
        "8, GRS, 2026-08-17, , false, 2026-12-10, false, another school form",
        "8, GR, 2026-08-17, , false, 2026-11-22, true, a meeting today",
        "8, GR, 2026-08-17, , false, 2026-11-21, false, a meeting that has been",
        "8, GR, , , false, 2026-12-10, true, an enrolment that has always been"
    })
    void aPupilHasAnActiveEnrolmentAtAUnitWithAMeeting(
            int grade,
            String form,
            String start,
            String end,
            boolean cancelled,
            String meeting,
            boolean selected,
            String why) {
        String pupil = town.person(woman("2012-10-15")).in();
        town.meeting("M1", meeting, "U1");
        town.enrolment(pupil, "U1", grade, form, start, end, cancelled);

        assertThat(town.rows(town.skolmote())).hasSize(selected ? 1 : 0).allMatch(row -> row.startsWith(pupil));
    }

    @Test
    void aPupilIsInvitedWhereverRegistered() {
        String pupil =
                town.person(woman("2012-10-15")).with("municipality", "1480").in();
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(pupil, "U1");

        assertThat(town.rows(town.skolmote())).containsExactly(pupil + ";;M1;NO_CUSTODIAN");
    }

    @Test
    void enrolmentsAtTwoMeetingsMakeRowsForEach() {
        String pupil = town.person(woman("2012-10-15")).in();
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U2");
        town.enrolment(pupil, "U1");
        town.enrolment(pupil, "U2");

        assertThat(town.rows(town.skolmote()))
                .containsExactly(pupil + ";;M1;NO_CUSTODIAN", pupil + ";;M2;NO_CUSTODIAN");
    }

    @Test
    void enrolmentsAtTwoUnitsThatLeadToTheSameMeetingCountOnce() {
        String pupil = town.person(woman("2012-10-15")).in();
        town.meeting("M1", "2026-12-10", "U1", "U2");
        town.enrolment(pupil, "U1");
        town.enrolment(pupil, "U2");

        assertThat(town.rows(town.skolmote())).containsExactly(pupil + ";;M1;NO_CUSTODIAN");
    }

    @Test
    void oneEnrolmentAtAUnitWithTwoMeetingsMakesRowsForEach() {
        String pupil = town.person(woman("2012-10-15")).in();
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U1");
        town.enrolment(pupil, "U1");

        assertThat(town.rows(town.skolmote())).hasSize(2);
    }

    @Test
    void aPupilsReplacedNumberIsFollowedAndBothNumbersAreOneYouth() {
        String now = town.person(woman("2012-10-15")).in();
        String before = town.person(number("2012-10-75", 238))
                .gone("GS")
                .with("replaced_by", now)
                .in();
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U2");
        town.enrolment(before, "U1");
        town.enrolment(now, "U1");
        town.enrolment(before, "U2");

        SelectionResult result = town.select(town.skolmote());

        assertThat(town.rowsOf(town.skolmote().run()))
                .containsExactly(now + ";;M1;NO_CUSTODIAN", now + ";;M2;NO_CUSTODIAN");
        assertThat(result.youths()).isEqualTo(1);
    }

    @Test
    void pupilsAtUnitsWithoutAMeetingAreCountedByUnit() {
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-11-01", "U3");
        town.enrolment(town.person(woman("2012-10-15")).in(), "U1");
        town.enrolment(town.person(woman("2012-10-16")).in(), "U2");
        town.enrolment(town.person(woman("2012-10-17")).in(), "U2");
        town.enrolment(town.person(woman("2012-10-18")).in(), "U3");
        town.enrolment("20120511TF10", "U3");

        SelectionResult result = town.select(town.skolmote());

        assertThat(result.withoutMeeting()).containsExactly(java.util.Map.entry("U2", 2), java.util.Map.entry("U3", 2));
        assertThat(result.youths()).isEqualTo(1);
    }

    @Test
    void severalSchoolFormsCanBeAskedFor() {
        String pupil = town.person(woman("2012-10-15")).in();
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(pupil, "U1", 8, "GRS", "2026-08-17", null, false);
        var skolmote = town.skolmote().campaign();
        var both = Town.campaign(
                "skolmote",
                new se.utskick.campaign.AudienceRule.SchoolYear(8, List.of("GR", "GRS")),
                skolmote.channels(),
                skolmote.grouping(),
                skolmote.oncePer(),
                false,
                true);

        assertThat(town.rows(town.order(both))).hasSize(1);
    }

    @Test
    void youthsStandInTheOrderOfTheirNumbersWhereverTheyWereFound() {
        town.meeting("M1", "2026-12-10", "U1");
        String third = town.person(woman("2012-10-15")).in();
        String old = town.person(woman("2012-01-01")).replacedBy(third).in();
        String first = town.person(woman("2012-05-05")).in();
        town.enrolment(old, "U1");
        town.enrolment("20120511TF10", "U1");
        town.enrolment(first, "U1");

        assertThat(town.rows(town.skolmote()))
                .containsExactly(
                        first + ";;M1;NO_CUSTODIAN",
                        "20120511TF10;;M1;YOUTH_NOT_IN_EXTRACT",
                        third + ";;M1;NO_CUSTODIAN");
    }
}
