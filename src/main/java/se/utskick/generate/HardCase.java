package se.utskick.generate;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What makes a mailing hard (contract, section 2), each at its rate: how many families with children in a million it is laid upon.
 * The cases meet in one family as they do in life. The order is part of what a seed means; protection comes last, so that no later case
 * copies a protected person's canary words to somebody else.
 */
enum HardCase {
    REPEATED_RECORD(1_500, RegisterCases::repeated),
    BIRTH_DAY_NOT_AS_IN_NUMBER(4_000, RegisterCases::birthDayNotAsInNumber),
    BIRTH_DATE_INCOMPLETE(2_000, RegisterCases::incompleteBirthDate),
    BORN_29_FEBRUARY(3_000, RegisterCases::leapDay),
    TURNS_15_ON_THE_FIRST_DAY(2_000, RegisterCases::turns15OnFirstDay),
    TURNS_18_TODAY(2_000, RegisterCases::turns18Today),
    YOUTH_WITH_COORDINATION_NUMBER(3_000, RegisterCases::coordinationYouth),
    CUSTODIAN_WITH_COORDINATION_NUMBER(6_000, RegisterCases::coordinationCustodian),
    YOUTH_DEREGISTERED(4_000, RegisterCases::youthDeregistered),
    CUSTODIAN_DECEASED(6_000, RegisterCases::deceased),
    CUSTODIAN_EMIGRATED_WITH_ADDRESS(5_000, RegisterCases::emigratedWithAddress),
    CUSTODIAN_EMIGRATED_WITHOUT_ADDRESS(4_000, RegisterCases::emigratedWithoutAddress),
    CUSTODIAN_EMIGRATED_WITHOUT_COUNTRY(1_000, RegisterCases::emigratedWithoutCountry),
    CUSTODIAN_OTHERWISE_DEREGISTERED(4_000, RegisterCases::otherwiseDeregistered),

    CUSTODIAN_RENUMBERED(4_000, NumberCases::renumbered),
    CUSTODIAN_RENUMBERED_TWICE(1_500, NumberCases::renumberedTwice),
    CUSTODIAN_BY_OLD_AND_NEW_NUMBER(1_500, NumberCases::byOldAndNew),
    NUMBERS_IN_A_CIRCLE(1_000, NumberCases::circle),
    NUMBER_LEADS_NOWHERE(1_000, NumberCases::deadEnd),
    NUMBER_LEADS_OUT_OF_THE_EXTRACT(1_000, NumberCases::missingTarget),
    YOUTH_RENUMBERED(2_000, NumberCases::youthRenumbered),
    CUSTODIAN_NOT_IN_EXTRACT(5_000, NumberCases::notInExtract),
    CUSTODIAN_NUMBER_NOT_VALID(1_000, NumberCases::notValid),

    NO_CUSTODIAN(5_000, CustodyCases::none),
    THREE_CUSTODIANS(3_000, CustodyCases::three),
    APPOINTED_CUSTODIAN(4_000, CustodyCases::appointed),
    CUSTODY_ENDED(5_000, CustodyCases::ended),
    CUSTODY_ENDS_TODAY(1_500, CustodyCases::endsToday),
    CUSTODY_ENDS_LATER(2_000, CustodyCases::endsLater),
    CUSTODY_BEGINS_TODAY(1_500, CustodyCases::beginsToday),
    CUSTODY_BEGINS_LATER(2_000, CustodyCases::beginsLater),
    CUSTODY_DATES_INCOMPLETE(3_000, CustodyCases::incompleteDates),
    CUSTODY_TOLD_TWICE(2_000, CustodyCases::toldTwice),
    CUSTODIAN_NEVER_REGISTERED(4_000, CustodyCases::neverRegistered),
    TWO_CUSTODIANS_NEVER_REGISTERED(1_000, CustodyCases::twoNeverRegistered),
    CUSTODIAN_WITHOUT_NUMBER(1_000, CustodyCases::withoutNumber),
    CUSTODY_OF_AN_ADULT(2_000, CustodyCases::ofAnAdult),

    SPECIAL_ADDRESS(15_000, AddressCases::special),
    SPECIAL_ADDRESS_INCOMPLETE(3_000, AddressCases::incompleteSpecial),
    ONE_SPECIAL_ADDRESS_FOR_TWO(2_000, AddressCases::sharedSpecial),
    CARE_OF_DIFFERS(4_000, AddressCases::careOfDiffers),
    ADDRESS_SPELT_IN_TWO_WAYS(3_000, AddressCases::speltInTwoWays),
    TWO_FLATS_IN_ONE_HOUSE(3_000, AddressCases::twoFlats),
    NO_ADDRESS(5_000, AddressCases::none),
    POSTAL_CODE_NOT_COMPLETE(2_000, AddressCases::shortPostalCode),
    ADDRESS_TOO_LONG(1_500, AddressCases::tooLong),
    ADDRESS_WITH_SEPARATORS(2_000, AddressCases::separators),

    NAME_OUTSIDE_THE_FONT(2_000, NameCases::outsideFont),
    YOUTH_NAME_OUTSIDE_THE_FONT(2_000, NameCases::youthOutsideFont),
    NAME_IN_LATIN_EXTENDED(15_000, NameCases::latinExtended),
    NAME_IN_GREEK_OR_CYRILLIC(5_000, NameCases::greekOrCyrillic),
    NAME_DECOMPOSED(2_000, NameCases::decomposed),
    NAME_TOO_LONG(1_500, NameCases::tooLong),
    NAME_LONG(4_000, NameCases::longOne),
    MARKING_OUTSIDE_THE_NAMES(3_000, NameCases::markingOutside),

    PUPIL_BY_INTERIM_NUMBER(3_000, SchoolCases::interimNumber),
    PUPIL_NOT_IN_EXTRACT(3_000, SchoolCases::notInExtract),
    ENROLMENT_CANCELLED(5_000, SchoolCases::cancelled),
    ENROLMENT_ENDED(6_000, SchoolCases::ended),
    ENROLMENT_NOT_BEGUN(2_000, SchoolCases::notBegun),
    ENROLMENT_ENDS_TODAY(2_000, SchoolCases::endsToday),
    ENROLMENTS_AT_ONE_MEETING(5_000, SchoolCases::twoAtOneMeeting),
    ENROLMENTS_AT_TWO_MEETINGS(5_000, SchoolCases::twoMeetings),
    ENROLMENT_IN_OTHER_FORM(8_000, SchoolCases::otherForm),

    CONTACT_UNUSABLE(8_000, ContactCases::unusable),
    CONTACTS_DIFFER(6_000, ContactCases::differing),
    CONTACT_TOLD_TWICE(4_000, ContactCases::toldTwice),
    CONTACT_WITHOUT_CONSENT(30_000, ContactCases::withoutConsent),
    SUPPRESSED_CUSTODIAN(6_000, ContactCases::suppressed),
    SUPPRESSED_BY_OLD_NUMBER(2_000, ContactCases::suppressedByOldNumber),
    SUPPRESSED_YOUTH(3_000, ContactCases::suppressedYouth),
    SUPPRESSION_EXPIRED(3_000, ContactCases::expired),
    SUPPRESSION_OF_OTHER_CAMPAIGN(3_000, ContactCases::otherCampaign),

    PROTECTED_YOUTH(5_000, ProtectionCases::youth),
    PROTECTED_CUSTODIAN(5_000, ProtectionCases::custodian),
    PROTECTED_FAMILY(2_000, ProtectionCases::wholeFamily),
    PROTECTED_RECORD_WITH_NOTHING_ELSE(1_000, ProtectionCases::bareRecord),
    PROTECTED_BEHIND_AN_OLD_NUMBER(1_000, ProtectionCases::behindOldNumber),
    PROTECTED_UNDER_THE_OLD_NUMBER(1_000, ProtectionCases::underOldNumber),
    SCHOOL_MARKING_ONLY(2_000, ProtectionCases::schoolMarking),
    UNREADABLE_FLAG(700, ProtectionCases::unreadableFlag),
    CONFLICTING_RECORDS(300, ProtectionCases::conflict);

    private static final int MILLION = 1_000_000;

    private final int inAMillion;
    private final Consumer<Family> twist;

    HardCase(int inAMillion, Consumer<Family> twist) {
        this.inAMillion = inAMillion;
        this.twist = twist;
    }

    /** Families with children it is laid upon, in a million. */
    int inAMillion() {
        return inAMillion;
    }

    /** Records of the register it makes unusable: these stay so few that no import is refused for them. */
    boolean rejectsRecords() {
        return this == UNREADABLE_FLAG || this == CONFLICTING_RECORDS;
    }

    /** Lays each case on the family with its chance. */
    static void bend(Family family, int factor, boolean mayReject) {
        for (HardCase hardCase : values()) {
            boolean hit = family.dice.perMillion(Math.min(MILLION, hardCase.inAMillion * factor));
            if (hit && (mayReject || !hardCase.rejectsRecords())) {
                hardCase.twist.accept(family);
            }
        }
    }

    /** The custody tie a case bends: one of the youth's. */
    static Optional<Tie> custodyOf(Family family, Inhabitant youth) {
        return youth.ties.stream()
                .filter(tie -> tie.kind().equals("V"))
                .reduce((first, second) -> family.dice.percent(50) ? first : second);
    }
}
