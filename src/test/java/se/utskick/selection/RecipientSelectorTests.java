package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.AS_OF;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.number;
import static se.utskick.selection.Town.woman;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;
import se.utskick.person.EmailAddress;
import se.utskick.person.PersonName;
import se.utskick.person.PostalAddress;
import se.utskick.person.Protection;
import se.utskick.selection.KnownPerson.Flag;
import se.utskick.selection.YouthCase.Occasion;
import se.utskick.selection.YouthCase.Relationship;

/** The rule alone: no database, no files, no Spring. */
class RecipientSelectorTests {

    private static final String YOUTH = woman("2011-12-05");
    private static final String MOTHER = woman("1980-01-01");
    private static final String FATHER = man("1979-01-01");
    private static final Campaign CAMPAIGN = Town.campaign(
            "skolmote",
            new AudienceRule.SchoolYear(8, List.of("GR")),
            List.of(Channel.EMAIL, Channel.PRINT),
            Grouping.ADDRESS,
            OncePer.LIFETIME,
            false,
            true);

    /**
     * Everything against a row at once; then the reasons are taken away from the strongest to the weakest, and each time the next
     * outcome of the contract's table comes up.
     */
    @Test
    void theFirstOutcomeOfTheTableThatFitsIsTheOne() {
        List<Outcome> ladder = new ArrayList<>();
        Against against = new Against();

        ladder.add(against.outcome());
        against.protection = false;
        ladder.add(against.outcome());
        against.youthMissing = false;
        ladder.add(against.outcome());
        against.relations = 3;
        ladder.add(against.outcome());
        against.relations = 1;
        ladder.add(against.outcome());
        against.nameless = false;
        ladder.add(against.outcome());
        against.recipientMissing = false;
        for (String code : List.of("AV", "UV", "OB", "")) {
            against.deregistration = code;
            ladder.add(against.outcome());
        }
        against.suppressed = false;
        ladder.add(against.outcome());
        against.sent = false;
        ladder.add(against.outcome());
        against.email = false;
        ladder.add(against.outcome());
        against.homeless = false;
        ladder.add(against.outcome());
        against.unprintable = false;
        ladder.add(against.outcome());

        assertThat(ladder).containsExactly(Outcome.values());
    }

    @Test
    void anAddressThatDoesNotExistCountsAsNone() {
        Against against = new Against();
        against.protection = false;
        against.youthMissing = false;
        against.relations = 1;
        against.nameless = false;
        against.recipientMissing = false;
        against.deregistration = "";
        against.suppressed = false;
        against.sent = false;
        against.bounced = true;

        assertThat(against.outcome()).isEqualTo(Outcome.NO_ADDRESS);
        against.homeless = false;
        assertThat(against.outcome()).isEqualTo(Outcome.NOT_PRINTABLE);
        against.unprintable = false;
        assertThat(against.outcome()).isEqualTo(Outcome.PRINT);
        against.sent = true;
        assertThat(against.outcome()).isEqualTo(Outcome.ALREADY_SENT);
    }

    @Test
    void everyRecipientHasOneDecisionForEachOccasion() {
        List<Occasion> meetings = List.of(new Occasion("M1", "A"), new Occasion("M2", "B"));
        YouthCase youth =
                new YouthCase(person(YOUTH), List.of(relation(person(MOTHER)), relation(person(FATHER))), meetings);

        assertThat(rule().decide(youth))
                .extracting(Decision::recipient, decision -> decision.occasion().meeting())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FATHER, "M1"),
                        org.assertj.core.groups.Tuple.tuple(FATHER, "M2"),
                        org.assertj.core.groups.Tuple.tuple(MOTHER, "M1"),
                        org.assertj.core.groups.Tuple.tuple(MOTHER, "M2"));
    }

    @Test
    void aDeregisteredYouthIsNobodysCase() {
        YouthCase youth = new YouthCase(
                person(YOUTH, record(YOUTH, "AV")), List.of(relation(person(MOTHER))), List.of(Occasion.NONE));

        assertThat(rule().decide(youth)).isEmpty();
    }

    @Test
    void nothingIsComposedForAHeldYouth() {
        KnownPerson mother = new KnownPerson(
                MOTHER,
                List.of(MOTHER),
                record(MOTHER, ""),
                List.of(new Flag(Protection.SEKRETESSMARKERING, MOTHER)),
                false,
                EmailAddress.parse("anna@example.org"));
        RecipientSelector rule = new RecipientSelector(
                CAMPAIGN,
                AS_OF,
                (period, youths, recipients) -> {
                    throw new AssertionError("nobody asks what was sent");
                },
                address -> {
                    throw new AssertionError("nobody asks whether an address exists");
                },
                (name, lines, spoken) -> {
                    throw new AssertionError("nobody measures a name");
                });

        List<Decision> decisions = rule.decide(new YouthCase(
                person(YOUTH), List.of(relation(mother), relation(person(FATHER))), List.of(Occasion.NONE)));

        assertThat(decisions).hasSize(2).allSatisfy(decision -> {
            assertThat(decision.outcome()).isEqualTo(Outcome.PROTECTED);
            assertThat(decision.dispatch()).isNull();
        });
    }

    @Test
    void printsNobodysNumberOrNameByAccident() {
        YouthCase youth = new YouthCase(person(YOUTH), List.of(relation(person(MOTHER))), List.of(Occasion.NONE));
        Decision decision = rule().decide(youth).get(0);

        assertThat(List.of(
                        decision.toString(),
                        String.valueOf(decision.dispatch()),
                        youth.youth().toString(),
                        String.valueOf(youth.youth().reached())))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(YOUTH)
                        .doesNotContain(MOTHER)
                        .doesNotContain("Testsson"));
    }

    private static RecipientSelector rule() {
        return new RecipientSelector(
                CAMPAIGN,
                AS_OF,
                (period, youths, recipients) -> false,
                address -> false,
                (name, lines, spoken) -> Optional.empty());
    }

    private static Relationship relation(@Nullable KnownPerson person) {
        return new Relationship("V", person, null, null);
    }

    private static KnownPerson person(String number) {
        return person(number, record(number, ""));
    }

    private static KnownPerson person(String number, @Nullable RegisterRecord record) {
        return new KnownPerson(number, List.of(number), record, List.of(), false, Optional.empty());
    }

    private static RegisterRecord record(String number, String deregistration) {
        return record(number, deregistration, "GATAN 1");
    }

    private static RegisterRecord record(String number, String deregistration, String street) {
        return new RegisterRecord(
                number,
                true,
                Protection.NONE,
                LocalDate.of(2011, 12, 5),
                deregistration,
                new PersonName("Anna", "", "", "Testsson"),
                new PostalAddress.Swedish("", "", "", "", ""),
                new PostalAddress.Swedish("", "", street, "44231", "KUNGÄLV"),
                new PostalAddress.Foreign(List.of(), ""),
                "",
                "");
    }

    /** A youth's case with all there can be against it. */
    private static final class Against {

        boolean protection = true;
        boolean youthMissing = true;
        int relations;
        boolean nameless = true;
        boolean recipientMissing = true;
        String deregistration = "AV";
        boolean suppressed = true;
        boolean sent = true;
        boolean email = true;
        boolean bounced;
        boolean homeless = true;
        boolean unprintable = true;

        Outcome outcome() {
            KnownPerson youth = new KnownPerson(
                    YOUTH,
                    List.of(YOUTH),
                    youthMissing ? null : record(YOUTH, ""),
                    protection ? List.of(new Flag(Protection.SCHOOL_MARKING, YOUTH)) : List.of(),
                    suppressed,
                    Optional.empty());
            RecipientSelector rule = new RecipientSelector(
                    CAMPAIGN,
                    AS_OF,
                    (period, youths, recipients) -> sent,
                    address -> bounced,
                    (name, lines, spoken) -> unprintable ? Optional.of("NO_GLYPH name") : Optional.empty());
            return rule.decide(new YouthCase(youth, relations(), List.of(Occasion.NONE)))
                    .get(0)
                    .outcome();
        }

        private List<Relationship> relations() {
            Relationship[] all = new Relationship[relations];
            Arrays.setAll(all, i -> relation(nameless ? null : recipient(number("1980-01-01", 400 + i))));
            return List.of(all);
        }

        private KnownPerson recipient(String number) {
            return new KnownPerson(
                    number,
                    List.of(number),
                    recipientMissing ? null : record(number, deregistration, homeless ? "" : "GATAN 1"),
                    List.of(),
                    suppressed,
                    email ? EmailAddress.parse("anna@example.org") : Optional.empty());
        }
    }
}
