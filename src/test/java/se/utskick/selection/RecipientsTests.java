package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract, section 2, "Recipients of a youth" and how a person is reached. */
class RecipientsTests {

    private final Town town = Town.empty();
    private final String youth = town.person(woman("2011-12-05")).in();
    private final String mother = town.person(woman("1980-01-01")).in();
    private final String father = town.person(man("1979-01-01")).in();

    @Test
    void custodiansAreWrittenToAndParentsWithoutCustodyAreNot() {
        town.relation(youth, "V", mother);
        town.relation(youth, "MO", mother);
        town.relation(youth, "FA", father);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + mother + ";;PRINT");
    }

    @Test
    void aCustodianWhoIsNoParentIsWrittenTo() {
        town.relation(youth, "V", father);
        town.relation(youth, "MO", mother);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + father + ";;PRINT");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2008-11-22, true, the parents of one who turns 18 today",
        "2008-11-23, false, the custodians of one who turns 18 tomorrow"
    })
    void custodyEndsTheDayAYouthTurnsEighteen(String birth, boolean adult, String why) {
        String young = town.person(man(birth)).in();
        String parent = town.person(woman("1981-01-01")).in();
        town.relation(young, "V", mother);
        town.relation(young, "MO", parent);
        town.relation(young, "F", father);

        assertThat(town.rows(town.narkotika()))
                .filteredOn(row -> row.startsWith(young))
                .containsExactlyInAnyOrderElementsOf(
                        adult
                                ? java.util.List.of(young + ";" + parent + ";;PRINT", young + ";" + father + ";;PRINT")
                                : java.util.List.of(young + ";" + mother + ";;PRINT"));
    }

    @Test
    void aPupilOverEighteenHasParentsToo() {
        String pupil = town.person(man("2006-01-01")).in();
        town.relation(pupil, "V", father);
        town.relation(pupil, "MO", mother);
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(pupil, "U1");

        assertThat(town.rows(town.skolmote())).containsExactly(pupil + ";" + mother + ";M1;PRINT");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        ", , true, always",
        "2026-11-22, , true, from today",
        "2026-11-23, , false, from tomorrow",
        ", 2026-11-23, true, until tomorrow",
        ", 2026-11-22, false, ended today",
        "2011-12-05, 2029-12-05, true, until the youth comes of age"
    })
    void aRelationHoldsWhenItHasBegunAndIsNotEnded(String from, String until, boolean holds, String why) {
        town.relation(youth, "V", mother, from, until);

        assertThat(town.rows(town.moped()))
                .containsExactly(youth + (holds ? ";" + mother + ";;PRINT" : ";;;NO_CUSTODIAN"));
    }

    @Test
    void twoRelationsToOnePersonAreOneRecipient() {
        String old = town.person(number("1980-01-01", 400)).replacedBy(mother).in();
        town.relation(youth, "V", mother);
        town.relation(youth, "V", old);
        town.relation(youth, "V", father);

        assertThat(town.rows(town.moped()))
                .containsExactlyInAnyOrder(youth + ";" + mother + ";;PRINT", youth + ";" + father + ";;PRINT");
    }

    @Test
    void moreThanTwoCustodiansAreHeldWithTheNumbersOfTheirRelationsTheLowestOfSeveral() {
        String third = town.person(man("1985-05-05")).in();
        String older = town.person(number("1979-02-01", 400)).replacedBy(third).in();
        String oldest = town.person(number("1979-01-31", 400)).replacedBy(older).in();
        town.relation(youth, "V", mother);
        town.relation(youth, "V", father);
        town.relation(youth, "V", third);
        town.relation(youth, "V", older);
        town.relation(youth, "V", oldest);

        assertThat(town.rows(town.moped()))
                .containsExactly(
                        youth + ";" + father + ";;TOO_MANY_CUSTODIANS",
                        youth + ";" + oldest + ";;TOO_MANY_CUSTODIANS",
                        youth + ";" + mother + ";;TOO_MANY_CUSTODIANS");
    }

    @Test
    void custodiansWithoutIdentityCountAsCustodians() {
        town.relation(youth, "V", mother);
        town.relation(youth, "V", null);
        town.relation(youth, "V", null);

        assertThat(town.rows(town.moped()))
                .containsExactly(
                        youth + ";;;TOO_MANY_CUSTODIANS",
                        youth + ";;;TOO_MANY_CUSTODIANS",
                        youth + ";" + mother + ";;TOO_MANY_CUSTODIANS");
    }

    @Test
    void twoRelationsWithoutANumberAreTwoRows() {
        town.relation(youth, "V", null);
        town.relation(youth, "V", null);

        assertThat(town.rows(town.moped()))
                .containsExactly(youth + ";;;RECIPIENT_WITHOUT_IDENTITY", youth + ";;;RECIPIENT_WITHOUT_IDENTITY");
    }

    @Test
    void oneCustodianWithoutIdentityDoesNotKeepTheOtherFromTheLetter() {
        town.relation(youth, "V", null);
        town.relation(youth, "V", mother);

        assertThat(town.rows(town.moped()))
                .containsExactly(youth + ";;;RECIPIENT_WITHOUT_IDENTITY", youth + ";" + mother + ";;PRINT");
    }

    @Test
    void aChainOfReplacedNumbersIsFollowedToItsEnd() {
        String second = town.person(number("1980-01-01", 402))
                .gone("GS")
                .with("replaced_by", mother)
                .in();
        String first = town.person(number("1980-01-01", 400)).replacedBy(second).in();
        town.relation(youth, "V", first);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + mother + ";;PRINT");
    }

    @Test
    void aCircleOfReplacedNumbersReachesNobody() {
        String one = number("1980-01-01", 400);
        String other = number("1980-01-01", 402);
        town.person(one).replacedBy(other).in();
        town.person(other).replacedBy(one).in();
        town.relation(youth, "V", one);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + one + ";;RECIPIENT_NOT_IN_EXTRACT");
    }

    @Test
    void aNumberReplacedByOneThatIsMissingOrLeftOutReachesNobody() {
        String dead = town.person(number("1980-01-01", 400))
                .replacedBy(number("1980-01-01", 402))
                .in();
        String blank = town.person(number("1980-01-01", 404)).gone("GN").in();
        town.relation(youth, "V", dead);
        town.relation(youth, "V", blank);

        assertThat(town.rows(town.moped()))
                .containsExactly(
                        youth + ";" + dead + ";;RECIPIENT_NOT_IN_EXTRACT",
                        youth + ";" + blank + ";;RECIPIENT_NOT_IN_EXTRACT");
    }

    @Test
    void aNumberWithoutARecordReachesNobodyAndTwoRelationsWithItAreOneRow() {
        String nobody = number("1980-01-01", 400);
        town.relation(youth, "V", nobody);
        town.relation(youth, "V", nobody);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + nobody + ";;RECIPIENT_NOT_IN_EXTRACT");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "198001012381, a wrong check digit",
        "198013012380, a month that is none",
        "8001012386, ten digits",
        "19800101TF10, an interim number"
    })
    void aNumberThatIsNotValidReachesNobody(String invalid, String why) {
        town.relation(youth, "V", invalid);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + invalid + ";;RECIPIENT_NOT_IN_EXTRACT");
    }

    @Test
    void aRejectedRecordReachesNobody() {
        String rejected = town.rejected(number("1980-01-01", 400)).in();
        town.relation(youth, "V", rejected);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + rejected + ";;RECIPIENT_NOT_IN_EXTRACT");
    }

    @Test
    void aYouthWithoutRelationsIsOneRowWithoutRecipient() {
        assertThat(town.rows(town.moped())).containsExactly(youth + ";;;NO_CUSTODIAN");
    }

    @Test
    void aCustodianUnderAgeIsACustodian() {
        String young = town.person(woman("2009-01-01")).in();
        town.relation(youth, "V", young);

        assertThat(town.rows(town.moped())).containsExactly(youth + ";" + young + ";;PRINT");
    }
}
