package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.register.Meeting;

/** Contract, section 2, "Pieces". */
class PiecesTests {

    private final Town town = Town.empty();
    private final String sister =
            town.person(woman("2011-12-05")).named("Alva Test", "Testsson").in();
    private final String brother =
            town.person(man("2011-12-06")).named("Bo", "Testsson").in();
    private final String mother = woman("1980-01-01");
    private final String father = man("1979-01-01");

    @Test
    void youthsWithTheSameRecipientsAtAnAddressShareALetter() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, father, mother);

        assertThat(town.pieces(town.moped())).containsExactly(print(father + "+" + mother, sister + "+" + brother));
    }

    @Test
    void recipientsAtTwoAddressesGetALetterEach() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 2", "D2").in();
        custody(sister, mother, father);

        assertThat(town.pieces(town.moped())).containsExactly(print(father, sister), print(mother, sister));
    }

    @Test
    void youthsShareALetterAtAnAddressWhateverRecipientsTheyHaveElsewhere() {
        String other = man("1978-01-01");
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 2", "D2").in();
        town.person(other).at("GATAN 3", "D3").in();
        custody(sister, mother, father);
        custody(brother, mother, other);

        assertThat(town.pieces(town.moped()))
                .containsExactlyInAnyOrder(
                        print(mother, sister + "+" + brother), print(father, sister), print(other, brother));
    }

    @Test
    void youthsWithDifferentRecipientsAtAnAddressHaveALetterEach() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, mother);

        assertThat(town.pieces(town.moped()))
                .containsExactlyInAnyOrder(print(father + "+" + mother, sister), print(mother, brother));
    }

    @Test
    void aRecipientWhoGetsNoLetterDoesNotPartTheChildrenOfTheOther() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, mother);
        town.sentEarlier("lifetime", sister, father);

        assertThat(town.pieces(town.moped())).containsExactly(print(mother, sister + "+" + brother));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one dwelling whatever the c/o,                   L1, A1, BO TEST,  L1, A1, '',         true",
        "one dwelling in other letters,                   l1, A1, '',       L1, A1, '',         true",
        "two dwellings at one address,                    L1, A1, '',       L2, A1, '',         false",
        "a dwelling and none at one address,              L1, A1, '',       '', A1, '',         false",
        "one address without dwellings and c/o,           '', A1, '',       '', A1, '',         true",
        "one address without dwellings and with one c/o,  '', A1, Bo Test,  '', A1, c/o BO TEST, false",
        "one address and one c/o in other capitals,       '', A1, Bo Test,  '', A1, BO  TEST,   true",
        "one address with two c/o,                        '', A1, BO TEST,  '', A1, CIM TEST,   false",
        "two addresses with one text,                     '', A1, '',       '', A2, '',         false",
        "one text without dwellings and addresses,        '', '', '',       '', '', '',         true",
        "one text with two c/o,                           '', '', BO TEST,  '', '', CIM TEST,   false"
    })
    void twoAreAtOneAddressWhenTheirKeysAreEqual(
            String theCase,
            String dwelling,
            String address,
            String careOf,
            String otherDwelling,
            String otherAddress,
            String otherCareOf,
            boolean together) {
        home(mother, dwelling, address, careOf, "EXEMPELGATAN 1");
        home(father, otherDwelling, otherAddress, otherCareOf, "Exempelgatan  1");
        custody(sister, mother, father);

        assertThat(town.pieces(town.moped())).hasSize(together ? 1 : 2);
    }

    @Test
    void aSpecialAddressIsAtItsTextWhateverDwellingsThereAre() {
        special(town.person(mother).at("GATAN 1", "D1"), "BOX 1").in();
        special(town.person(father).at("GATAN 2", "D2"), "Box 1").in();
        custody(sister, mother, father);

        assertThat(town.pieces(town.moped())).hasSize(1);
    }

    @Test
    void oneAtHomeAndOneWithABoxAreAtTwoAddressesThoughTheyShareADwelling() {
        special(town.person(mother).at("GATAN 1", "D1"), "BOX 1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);

        assertThat(town.pieces(town.moped())).hasSize(2);
    }

    @Test
    void twoAbroadAreAtOneAddressByLinesAndCountry() {
        abroad(mother, "Storgata 1", "Norge");
        abroad(father, "STORGATA 1", "NORGE");
        custody(sister, mother, father);
        abroad(woman("1981-01-01"), "Storgata 1", "Danmark");
        custody(brother, woman("1981-01-01"));
        Campaign moped = town.moped().campaign();
        SelectionOrder order = town.order(
                Town.campaign("moped", moped.rule(), moped.channels(), moped.grouping(), moped.oncePer(), true, true));

        assertThat(town.pieces(order))
                .containsExactly(print(father + "+" + mother, sister), print(woman("1981-01-01"), brother));
    }

    @Test
    void groupingCustodianSetsOneLetterForEachCustodian() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, mother);
        Campaign moped = town.moped().campaign();
        SelectionOrder order = town.order(Town.campaign(
                "moped", moped.rule(), moped.channels(), Grouping.CUSTODIAN, moped.oncePer(), false, true));

        assertThat(town.pieces(order)).containsExactly(print(father, sister), print(mother, sister + "+" + brother));
    }

    @Test
    void anEMailGoesToOneRecipientAboutAllYouthsAtTheMeeting() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, mother, father);
        town.contact(mother, "anna@example.org", true);
        town.contact(father, "bo@example.org", true);
        town.meeting("M1", "2026-12-10", "U1");
        town.enrolment(sister, "U1");
        town.enrolment(brother, "U1");

        assertThat(town.pieces(town.skolmote()))
                .containsExactly(
                        "EMAILM1 to " + father + " about " + sister + "+" + brother,
                        "EMAILM1 to " + mother + " about " + sister + "+" + brother);
    }

    @Test
    void twoMeetingsAreTwoPiecesByEitherChannel() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        town.contact(mother, "anna@example.org", true);
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U1");
        town.enrolment(sister, "U1");

        assertThat(town.pieces(town.skolmote()))
                .containsExactlyInAnyOrder(
                        "EMAILM1 to " + mother + " about " + sister,
                        "EMAILM2 to " + mother + " about " + sister,
                        "PRINTM1 to " + father + " about " + sister,
                        "PRINTM2 to " + father + " about " + sister);
    }

    @Test
    void twinsAtTwoSchoolsHaveAnInvitationEach() {
        town.person(mother).at("GATAN 1", "D1").in();
        custody(sister, mother);
        custody(brother, mother);
        town.meeting("M1", "2026-12-10", "U1");
        town.meeting("M2", "2026-12-11", "U2");
        town.enrolment(sister, "U1");
        town.enrolment(brother, "U2");

        assertThat(town.pieces(town.skolmote()))
                .containsExactly(
                        "PRINTM1 to " + mother + " about " + sister, "PRINTM2 to " + mother + " about " + brother);
    }

    @Test
    void aCustodianInTwoFamiliesGetsALetterAboutEachWithTheRightOther() {
        String wife = woman("1982-01-01");
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 2", "D2").in();
        town.person(wife).at("GATAN 2", "D2").in();
        custody(sister, mother, father);
        custody(brother, father, wife);

        assertThat(town.pieces(town.moped()))
                .containsExactlyInAnyOrder(
                        print(mother, sister), print(father, sister), print(father + "+" + wife, brother));
    }

    @Test
    void aLetterTellsNamesInTheOrderOfNumbersAndHoldsNoNumber() {
        town.person(mother)
                .named("Anna Eva", "Ek")
                .with("called", "Eva")
                .at("GATAN 1", "D1")
                .in();
        town.person(father).named("Bo", "Al").at("GATAN 1", "D1").in();
        custody(sister, mother, father);
        custody(brother, mother, father);
        town.select(town.moped());

        Piece piece = pieces(town.moped(), Channel.PRINT).get(0);

        assertThat(piece.names()).containsExactly("Bo Al", "Eva Ek");
        assertThat(piece.addressLines()).containsExactly("GATAN 1", "442 31 KUNGÄLV");
        assertThat(piece.postalCode()).isEqualTo("44231");
        assertThat(piece.city()).isEqualTo("KUNGÄLV");
        assertThat(piece.country()).isEmpty();
        assertThat(piece.email()).isEmpty();
        assertThat(piece.meeting()).isNull();
        assertThat(piece.youths()).containsExactly(new Piece.Youth("Alva", false), new Piece.Youth("Bo", false));
        assertThat(payloads()).allSatisfy(payload -> assertThat(payload).doesNotContainPattern("[0-9]{12}"));
    }

    @Test
    void anEMailTellsTheMeetingAndHoldsNoNumber() {
        town.person(mother).named("Anna", "Ek").in();
        custody(sister, mother);
        town.contact(mother, "anna@example.org", true);
        town.meeting("M1", "2026-12-10", "U2", "U1");
        town.enrolment(sister, "U1");
        town.select(town.skolmote());

        Piece piece = pieces(town.skolmote(), Channel.EMAIL).get(0);

        assertThat(piece.email()).isEqualTo("anna@example.org");
        assertThat(piece.addressLines()).isEmpty();
        assertThat(piece.city()).isEmpty();
        assertThat(piece.meeting())
                .isEqualTo(new Meeting(
                        "M1",
                        List.of("U1", "U2"),
                        "Skola M1",
                        java.time.LocalDate.of(2026, 12, 10),
                        "18:00",
                        "19:30",
                        "Aulan",
                        "A1",
                        null,
                        "Rektor"));
        assertThat(payloads()).allSatisfy(payload -> assertThat(payload).doesNotContainPattern("[0-9]{12}"));
    }

    @Test
    void aYouthWhoHasTurnedEighteenIsAnAdult() {
        String adult = town.person(woman("2008-11-22")).in();
        town.person(mother).in();
        town.relation(adult, "MO", mother);
        custody(sister, mother);
        town.select(town.narkotika());

        Piece piece = pieces(town.narkotika(), Channel.PRINT).get(0);

        assertThat(piece.youths()).extracting(Piece.Youth::adult).containsExactly(true, false);
        assertThat(piece.concernsAdult()).isTrue();
    }

    @Test
    void aPiecesReferenceDependsOnNothingButItsOwnRows() {
        town.person(mother).at("GATAN 1", "D1").in();
        custody(sister, mother);
        town.select(town.moped());
        String alone = references().get(0);
        town.person(father).at("GATAN 2", "D2").in();
        custody(brother, father);
        town.select(town.moped());

        assertThat(references()).hasSize(2).contains(alone);
    }

    @Test
    void anotherRunKeyGivesOtherReferences() {
        town.person(mother).in();
        custody(sister, mother);
        SelectionOrder moped = town.moped();
        town.select(moped);
        List<String> before = references();
        town.select(new SelectionOrder(
                moped.run(), moped.campaign(), moped.asOf(), moped.window(), moped.snapshot(), "f".repeat(64)));

        assertThat(references()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    @Test
    void piecesStandByPostnummerPostortAddressAndAbroadLast() {
        List<String> order = new ArrayList<>();
        lives("2011-12-10", "1980-02-01", "GATAN 2", "44231", "KUNGÄLV");
        lives("2011-12-11", "1980-02-02", "GATAN 1", "44231", "KUNGÄLV");
        lives("2011-12-12", "1980-02-03", "ÅGATAN 1", "44231", "KUNGÄLV");
        lives("2011-12-13", "1980-02-04", "GATAN 1", "11122", "STOCKHOLM");
        lives("2011-12-14", "1980-02-05", "GATAN 9", "44231", "ASKIM");
        abroad(woman("1980-02-06"), "Aveny 1", "Danmark");
        custody(town.person(woman("2011-12-15")).in(), woman("1980-02-06"));
        Campaign moped = town.moped().campaign();
        SelectionOrder abroadToo = town.order(
                Town.campaign("moped", moped.rule(), moped.channels(), moped.grouping(), moped.oncePer(), true, true));
        town.select(abroadToo);

        new Pieces(town.jdbc)
                .forEach(abroadToo.run(), Channel.PRINT, piece -> order.add(String.join(" ", piece.addressLines())));

        assertThat(order)
                .containsExactly(
                        "GATAN 1 111 22 STOCKHOLM",
                        "GATAN 9 442 31 ASKIM",
                        "GATAN 1 442 31 KUNGÄLV",
                        "GATAN 2 442 31 KUNGÄLV",
                        "ÅGATAN 1 442 31 KUNGÄLV",
                        "Aveny 1 DANMARK");
    }

    @Test
    void everyPieceIsReadOnceHoweverManyThereAre() {
        for (int i = 0; i < 1201; i++) {
            String child = town.person(number("2011-12-" + (10 + i % 20), 100 + i / 20))
                    .in();
            town.relation(
                    child,
                    "V",
                    town.person(number("1980-03-" + (10 + i % 20), 100 + i / 20))
                            .in());
        }
        town.select(town.moped());
        List<Piece> read = pieces(town.moped(), Channel.PRINT);
        Set<String> distinct = new TreeSet<>();
        read.forEach(piece -> distinct.add(piece.reference().text()));

        assertThat(read).hasSize(1201);
        assertThat(distinct).hasSize(1201);
    }

    @Test
    void piecesAreFoundByReferenceInTheOrderAskedFor() {
        town.person(mother).at("GATAN 1", "D1").in();
        town.person(father).at("GATAN 2", "D2").in();
        custody(sister, mother, father);
        town.select(town.moped());
        List<PieceReference> references = pieces(town.moped(), Channel.PRINT).stream()
                .map(Piece::reference)
                .toList();
        List<PieceReference> reversed = List.of(references.get(1), references.get(0));

        assertThat(new Pieces(town.jdbc).of(town.moped().run(), reversed))
                .extracting(Piece::reference)
                .isEqualTo(reversed);
        assertThatThrownBy(() -> new Pieces(town.jdbc)
                        .of(town.moped().run(), List.of(PieceReference.derive(new byte[32], "another"))))
                .hasMessageContaining("No piece ");
    }

    private void custody(String youth, String... custodians) {
        for (String custodian : custodians) {
            town.relation(youth, "V", custodian);
        }
    }

    private void lives(String youthBorn, String parentBorn, String street, String code, String city) {
        String parent = town.person(woman(parentBorn))
                .with("delivery2", street)
                .with("postal_code", code)
                .with("city", city)
                .in();
        custody(town.person(woman(youthBorn)).in(), parent);
    }

    private void home(String number, String dwelling, String address, String careOf, String street) {
        town.person(number)
                .with("dwelling_uuid", dwelling)
                .with("address_uuid", address)
                .with("care_of", careOf)
                .with("delivery2", street)
                .in();
    }

    private static Town.Resident special(Town.Resident resident, String box) {
        return resident.with("special_delivery2", box)
                .with("special_postal_code", "442 32")
                .with("special_city", "KUNGÄLV");
    }

    private void abroad(String number, String line, String country) {
        town.person(number)
                .gone("UV")
                .with("foreign1", line)
                .with("foreign_country", country)
                .in();
    }

    private static String print(String recipients, String youths) {
        return "PRINT to " + recipients + " about " + youths;
    }

    private List<Piece> pieces(SelectionOrder order, Channel channel) {
        List<Piece> pieces = new ArrayList<>();
        new Pieces(town.jdbc).forEach(order.run(), channel, pieces::add);
        return pieces;
    }

    private List<String> references() {
        return town.jdbc.queryForList("select ref from piece order by ref", String.class);
    }

    private List<String> payloads() {
        return town.jdbc.queryForList("select payload from piece", String.class);
    }
}
