package se.utskick.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import se.utskick.generate.Family.Contact;
import se.utskick.generate.Family.Suppression;

/** E-mail addresses that cannot be used, and people who do not want letters. */
final class ContactCases {

    private static final List<String> UNUSABLE = List.of(
            "utan-snabel-a.example.org",
            "två@snabel@a.example",
            "mellan slag@example.org",
            "ensam@etikett",
            "kommatecken,fel@example.org",
            "åäö@example.org",
            "punkt@example..org",
            "");

    private ContactCases() {}

    static void unusable(Family family) {
        aContact(
                family,
                (contacts, c) ->
                        contacts.set(contacts.indexOf(c), new Contact(c.number(), family.dice.oneOf(UNUSABLE), "ja")));
    }

    static void differing(Family family) {
        aContact(family, (contacts, c) -> contacts.add(new Contact(c.number(), "annan." + c.email(), c.consent())));
    }

    static void toldTwice(Family family) {
        aContact(family, List::add);
    }

    static void withoutConsent(Family family) {
        aContact(family, (contacts, c) -> contacts.set(contacts.indexOf(c), new Contact(c.number(), c.email(), "nej")));
    }

    static void suppressed(Family family) {
        suppress(family, family.parent().number, family.dice.percent(50) ? "*" : "narkotika", "");
    }

    /** The number on the list is the one before the last. */
    static void suppressedByOldNumber(Family family) {
        Inhabitant parent = family.parent();
        suppress(family, family.renumber(parent, "GN").number, "*", day(family, 90));
    }

    static void suppressedYouth(Family family) {
        suppress(family, family.youth().number, family.dice.percent(50) ? "moped" : "skolmote", day(family, 0));
    }

    static void expired(Family family) {
        suppress(family, family.parent().number, "*", day(family, -1));
    }

    static void otherCampaign(Family family) {
        suppress(family, family.parent().number, "annatbrev", "");
    }

    private static void suppress(Family family, String number, String campaign, String until) {
        String reason = family.dice.percent(50) ? "egen begäran" : "familjehem; utred";
        family.suppressions.add(new Suppression(number, campaign, reason, until));
    }

    private static String day(Family family, int days) {
        LocalDate day = family.town.asOf().plusDays(days);
        return day.toString();
    }

    private static void aContact(Family family, BiConsumer<List<Contact>, Contact> how) {
        if (!family.contacts.isEmpty()) {
            how.accept(family.contacts, family.dice.oneOf(family.contacts));
        }
    }
}
