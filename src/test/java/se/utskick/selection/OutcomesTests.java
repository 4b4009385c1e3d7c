package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.campaign.Campaign;

/** Contract, section 2, "Outcome": the first that fits. */
class OutcomesTests {

    private final Town town = Town.empty();
    private final String youth =
            town.person(woman("2011-12-05")).named("Alva Test", "Testsson").in();
    private final String mother = woman("1980-01-01");

    @Test
    void aPupilWhoIsNotInTheRegisterIsOneRowAMeetingWithTheNumberAsItStands() {
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U1");
        String unknown = woman("2012-05-11");
        String dead = town.person(woman("2012-05-12")).replacedBy(unknown).in();
        String rejected = town.rejected(woman("2012-05-13")).in();
        for (String pupil : List.of("20120511TF10", "abc", unknown, dead, rejected)) {
            town.enrolment(pupil, "U1");
        }

        assertThat(town.rows(town.skolmote()))
                .containsExactly(
                        unknown + ";;M1;YOUTH_NOT_IN_EXTRACT",
                        unknown + ";;M2;YOUTH_NOT_IN_EXTRACT",
                        "20120511TF10;;M1;YOUTH_NOT_IN_EXTRACT",
                        "20120511TF10;;M2;YOUTH_NOT_IN_EXTRACT",
                        dead + ";;M1;YOUTH_NOT_IN_EXTRACT",
                        dead + ";;M2;YOUTH_NOT_IN_EXTRACT",
                        rejected + ";;M1;YOUTH_NOT_IN_EXTRACT",
                        rejected + ";;M2;YOUTH_NOT_IN_EXTRACT",
                        "abc;;M1;YOUTH_NOT_IN_EXTRACT",
                        "abc;;M2;YOUTH_NOT_IN_EXTRACT");
    }

    @ParameterizedTest
    @CsvSource({
        "AV, RECIPIENT_DECEASED",
        "UV, RECIPIENT_EMIGRATED",
        "OB, RECIPIENT_DEREGISTERED",
        "AN, RECIPIENT_DEREGISTERED",
        "TA, RECIPIENT_DEREGISTERED",
        "AS, RECIPIENT_DEREGISTERED",
        "FI, RECIPIENT_DEREGISTERED",
        "ZZ, RECIPIENT_DEREGISTERED"
    })
    void aDeregisteredRecipientIsNotWrittenTo(String code, Outcome outcome) {
        town.person(mother).gone(code).in();

        assertThat(outcome()).isEqualTo(outcome);
    }

    @Test
    void theOtherCustodianOfADeadOneIsWrittenTo() {
        town.relation(youth, "V", town.person(mother).gone("AV").in());
        String father = town.person(man("1979-01-01")).in();
        town.relation(youth, "V", father);

        assertThat(town.rows(town.moped()))
                .containsExactly(youth + ";" + father + ";;PRINT", youth + ";" + mother + ";;RECIPIENT_DECEASED");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "false, Storgata 1, NORGE, RECIPIENT_EMIGRATED, the campaign does not send abroad",
        "true, Storgata 1, NORGE, PRINT, the campaign does and the address is complete",
        "true, , NORGE, RECIPIENT_EMIGRATED, an address without a line",
        "true, Storgata 1, , RECIPIENT_EMIGRATED, an address without a country"
    })
    void anEmigratedRecipientIsWrittenToAbroadWhereTheCampaignSendsThere(
            boolean abroad, String line, String country, Outcome outcome, String why) {
        town.relation(
                youth,
                "V",
                town.person(mother)
                        .gone("UV")
                        .with("foreign2", line)
                        .with("foreign_country", country)
                        .in());
        Campaign moped = town.moped().campaign();
        Campaign campaign =
                Town.campaign("moped", moped.rule(), moped.channels(), moped.grouping(), moped.oncePer(), abroad, true);

        town.select(town.order(campaign));

        assertThat(town.jdbc.queryForObject("select outcome from decision", String.class))
                .isEqualTo(outcome.name());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "moped, , the campaign's list without an end",
        "*, 2026-12-31, every campaign's list",
        "moped, 2026-11-22, the list's last day"
    })
    void aSuppressedRecipientOrYouthIsNotWrittenTo(String campaign, String until, String why) {
        town.person(mother).in();
        town.suppression(mother, campaign, until);
        assertThat(outcome()).isEqualTo(Outcome.SUPPRESSED);

        town.jdbc.update("delete from suppression");
        town.suppression(youth, campaign, until);
        assertThat(outcomes(town.moped())).containsExactly(Outcome.SUPPRESSED);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"narkotika, , another campaign's list", "moped, 2026-11-21, a list whose last day was yesterday"})
    void aSuppressionOfAnotherCampaignOrTimeIsNone(String campaign, String until, String why) {
        town.person(mother).in();
        town.suppression(mother, campaign, until);

        assertThat(outcome()).isEqualTo(Outcome.PRINT);
    }

    @Test
    void aSuppressionHoldsUnderTheOldAndTheReachedNumber() {
        town.person(mother).in();
        String old = town.person(number("1980-01-01", 400)).replacedBy(mother).in();
        town.relation(youth, "V", old);
        for (String listed : List.of(old, mother)) {
            town.jdbc.update("delete from suppression");
            town.suppression(listed, "moped", null);

            assertThat(outcomes(town.moped())).containsExactly(Outcome.SUPPRESSED);
        }
    }

    @Test
    void aSuppressionUnderANumberTheRelationNoLongerHasHolds() {
        town.person(mother).in();
        town.suppression(
                town.person(number("1980-01-01", 400)).replacedBy(mother).in(), "*", null);

        assertThat(outcome()).isEqualTo(Outcome.SUPPRESSED);
    }

    @Test
    void aPupilIsSuppressedUnderTheSchoolsNumberAndUnderTheReached() {
        String old = town.person(number("2011-12-65", 400)).replacedBy(youth).in();
        town.relation(youth, "V", town.person(mother).in());
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(old, "U1");
        for (String listed : List.of(old, youth)) {
            town.jdbc.update("delete from suppression");
            town.suppression(listed, "skolmote", null);

            assertThat(outcomes(town.skolmote())).containsExactly(Outcome.SUPPRESSED);
        }
    }

    @Test
    void whoGotTheLetterInThePeriodGetsItNotAgain() {
        town.person(mother).in();
        town.sentEarlier("lifetime", youth, mother);

        assertThat(outcome()).isEqualTo(Outcome.ALREADY_SENT);
    }

    @Test
    void theLetterAboutASisterOrToTheOtherCustodianIsAnother() {
        town.person(mother).in();
        town.sentEarlier("lifetime", woman("2010-12-05"), mother);
        town.sentEarlier("lifetime", youth, man("1979-01-01"));

        assertThat(outcome()).isEqualTo(Outcome.PRINT);
    }

    @Test
    void aLetterSentUnderNumbersSinceReplacedWasSent() {
        town.person(mother).in();
        String oldMother =
                town.person(number("1980-01-01", 400)).replacedBy(mother).in();
        String oldYouth =
                town.person(number("2011-12-65", 400)).replacedBy(youth).in();
        town.sentEarlier("lifetime", oldYouth, oldMother);

        assertThat(outcome()).isEqualTo(Outcome.ALREADY_SENT);
    }

    @Test
    void thePeriodIsTheCampaigns() {
        String older = town.person(man("2010-01-01")).in();
        town.relation(older, "V", town.person(mother).in());
        town.sentEarlier("2025", older, mother);
        assertThat(outcomes(town.narkotika())).contains(Outcome.PRINT);

        town.sentEarlier("2026", older, mother);
        assertThat(outcomes(town.narkotika())).doesNotContain(Outcome.PRINT);
    }

    @Test
    void anInvitationToAnotherMeetingIsAnother() {
        town.relation(youth, "V", town.person(mother).in());
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U1");
        town.enrolment(youth, "U1");
        town.sentEarlier("meeting:M1", youth, mother);

        assertThat(town.rows(town.skolmote()))
                .containsExactly(youth + ";" + mother + ";M1;ALREADY_SENT", youth + ";" + mother + ";M2;PRINT");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "anna@example.org, true, true, EMAIL, consent and a usable address",
        "anna@example.org, false, true, PRINT, no consent",
        "anna@example.org, true, false, PRINT, two different contacts",
        "anna@example, true, true, PRINT, one label",
        "anna, true, true, PRINT, no address at all"
    })
    void eMailNeedsAUsableAddressAndConsent(
            String email, boolean consent, boolean usable, Outcome outcome, String why) {
        meeting();
        town.contact(mother, email, consent, usable);

        assertThat(outcomes(town.skolmote())).containsExactly(outcome);
    }

    @Test
    void eMailNeedsACampaignThatAllowsIt() {
        town.person(mother).in();
        town.contact(mother, "anna@example.org", true);

        assertThat(outcome()).isEqualTo(Outcome.PRINT);
    }

    @Test
    void eMailNeedsNoAddressAndNoPrintableName() {
        town.relation(youth, "V", town.person(mother).with("city", "").in());
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(youth, "U1");
        town.contact(mother, "anna@example.org", true);

        town.select(town.skolmote(), (name, lines, spoken) -> Optional.of("NO_GLYPH name"));

        assertThat(town.rowsOf(town.skolmote().run())).containsExactly(youth + ";" + mother + ";M1;EMAIL");
    }

    @Test
    void aContactUnderAReplacedNumberIsNotWrittenTo() {
        String old = town.person(number("1980-01-01", 400)).replacedBy(mother).in();
        town.relation(youth, "V", old);
        town.person(mother).in();
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(youth, "U1");
        town.contact(old, "anna@example.org", true);

        assertThat(outcomes(town.skolmote())).containsExactly(Outcome.PRINT);
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "'', TESTGATAN 1, 44231, KUNGÄLV, '', PRINT, a home with a second line alone",
        "TESTGATAN 1, '', 442 31, KUNGÄLV, '', PRINT, a home with a first line alone and a space in the PostNr",
        "'', '', 44231, KUNGÄLV, '', NO_ADDRESS, a home without a line",
        "'', TESTGATAN 1, 4423, KUNGÄLV, '', NO_ADDRESS, a PostNr of four digits",
        "'', TESTGATAN 1, 4423A, KUNGÄLV, '', NO_ADDRESS, a PostNr with a letter",
        "'', TESTGATAN 1, '', KUNGÄLV, '', NO_ADDRESS, a home without a PostNr",
        "'', TESTGATAN 1, 44231, ' ', '', NO_ADDRESS, a home without a Postort",
        "'', '', '', '', BOX 1, PRINT, no home but a special address"
    })
    void aLetterNeedsACompleteAddress(
            String line1, String line2, String code, String city, String special, Outcome outcome, String why) {
        Town.Resident resident = town.person(mother)
                .with("delivery1", line1)
                .with("delivery2", line2)
                .with("postal_code", code)
                .with("city", city);
        if (!special.isEmpty()) {
            resident.with("special_delivery2", special)
                    .with("special_postal_code", "40320")
                    .with("special_city", "GÖTEBORG");
        }
        resident.in();

        assertThat(outcome()).isEqualTo(outcome);
    }

    @Test
    void aCompleteSpecialAddressComesBeforeTheHomeAndAnIncompleteOneDoesNot() {
        town.person(mother)
                .with("special_delivery2", "BOX 1")
                .with("special_postal_code", "40320")
                .with("special_city", "GÖTEBORG")
                .in();
        town.relation(youth, "V", mother);
        String other =
                town.person(man("1979-01-01")).with("special_city", "GÖTEBORG").in();
        town.relation(youth, "V", other);

        assertThat(addressees()).containsExactly("40320 GÖTEBORG", "44231 KUNGÄLV");
    }

    @Test
    void anEmigratedRecipientsHomeIsNoAddress() {
        town.relation(
                youth,
                "V",
                town.person(mother)
                        .gone("UV")
                        .with("foreign1", "Storgata 1")
                        .with("foreign_country", "Norge")
                        .in());
        Campaign moped = town.moped().campaign();
        SelectionOrder order = town.order(
                Town.campaign("moped", moped.rule(), moped.channels(), moped.grouping(), moped.oncePer(), true, true));
        town.select(order);

        List<Piece> pieces = pieces(order);
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).addressLines()).containsExactly("Storgata 1", "NORGE");
        assertThat(pieces.get(0).country()).isEqualTo("NORGE");
        assertThat(pieces.get(0).postalCode()).isEmpty();
    }

    @Test
    void whatCannotBeSetWholeIsNotPrintableAndTheReasonIsKept() {
        town.relation(
                youth,
                "V",
                town.person(mother)
                        .named("Anna", "Testsson")
                        .with("care_of", "Bo")
                        .in());
        List<Object> asked = new ArrayList<>();

        SelectionResult result = town.select(town.moped(), (name, lines, spoken) -> {
            asked.addAll(List.of(name, lines, spoken));
            return Optional.of("NO_GLYPH name");
        });

        assertThat(result.outcomes()).containsEntry(Outcome.NOT_PRINTABLE, 1);
        assertThat(new SelectionCounts(town.jdbc).byFlaw(town.moped().run())).isEqualTo(Map.of("NO_GLYPH name", 1));
        assertThat(asked)
                .containsExactly("Anna Testsson", List.of("c/o Bo", "TESTGATAN 23880", "442 31 KUNGÄLV"), "Alva");
    }

    @Test
    void theYouthsNameMattersOnlyWhereTheLetterPrintsIt() {
        town.relation(youth, "V", town.person(mother).in());
        String older = town.person(man("2010-01-01")).in();
        town.relation(older, "V", mother);
        List<String> spoken = new ArrayList<>();

        town.select(town.narkotika(), (name, lines, youthsName) -> {
            spoken.add(youthsName);
            return Optional.empty();
        });

        assertThat(spoken).containsExactly("", "");
    }

    @Test
    void aRecipientOrANamedYouthWithoutANameIsNotPrintable() {
        String nameless = town.person(woman("2011-12-06")).named("", "").in();
        town.relation(nameless, "V", town.person(mother).in());
        town.relation(youth, "V", town.person(man("1979-01-01")).named("", "").in());

        town.select(town.moped());

        assertThat(new SelectionCounts(town.jdbc).byFlaw(town.moped().run()))
                .isEqualTo(Map.of("MISSING name", 1, "MISSING youth", 1));
    }

    @Test
    void theResultHasEveryOutcomeInTheContractsOrder() {
        town.person(mother).in();
        town.relation(youth, "V", mother);

        SelectionResult result = town.select(town.moped());

        assertThat(result.outcomes().keySet()).containsExactly(Outcome.values());
        assertThat(result.outcomes()).containsEntry(Outcome.PRINT, 1).containsEntry(Outcome.PROTECTED, 0);
        assertThat(result.youths()).isEqualTo(1);
        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.printPieces()).isEqualTo(1);
        assertThat(result.emailPieces()).isZero();
        assertThat(new SelectionCounts(town.jdbc).result(town.moped().run())).contains(result);
    }

    @Test
    void theSameSnapshotGivesTheSameRowsAndReferences() {
        meeting();
        town.contact(mother, "anna@example.org", true);
        town.select(town.skolmote());
        List<Map<String, Object>> first = everything();

        town.select(town.skolmote());

        assertThat(everything()).isEqualTo(first).isNotEmpty();
    }

    private void meeting() {
        town.relation(youth, "V", town.person(mother).in());
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(youth, "U1");
    }

    /** Of the moped row of the youth and the mother. */
    private Outcome outcome() {
        town.relation(youth, "V", mother);
        return outcomes(town.moped()).get(0);
    }

    private List<Outcome> outcomes(SelectionOrder order) {
        return town.rows(order).stream()
                .map(row -> Outcome.valueOf(row.substring(row.lastIndexOf(';') + 1)))
                .toList();
    }

    private List<String> addressees() {
        town.select(town.moped());
        return pieces(town.moped()).stream()
                .map(piece -> piece.postalCode() + " " + piece.city())
                .toList();
    }

    private List<Piece> pieces(SelectionOrder order) {
        List<Piece> pieces = new ArrayList<>();
        new Pieces(town.jdbc).forEach(order.run(), se.utskick.campaign.Channel.PRINT, pieces::add);
        return pieces;
    }

    private List<Map<String, Object>> everything() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String table : List.of("decision order by ordinal", "piece order by ref", "selection")) {
            rows.addAll(town.jdbc.queryForList("select * from " + table));
        }
        return rows;
    }
}
