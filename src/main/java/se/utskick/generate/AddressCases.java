package se.utskick.generate;

import java.util.Locale;

/** Addresses that share a door and not a letter box, or the other way round, and such as no letter reaches. */
final class AddressCases {

    private AddressCases() {}

    static void special(Family family) {
        family.parent().special = new HomeBuilder(family.town.words()).special(family.dice);
    }

    /** Without a postal code: the home holds. */
    static void incompleteSpecial(Family family) {
        Inhabitant parent = family.parent();
        parent.special =
                new HomeBuilder(family.town.words()).special(family.dice).withCity("", "KUNGÄLV");
    }

    static void sharedSpecial(Family family) {
        Home.Post post = new HomeBuilder(family.town.words()).special(family.dice);
        family.parents.forEach(parent -> parent.special = post);
    }

    /** Two at one address, one of them care of somebody else; the dwelling has no UUID. */
    static void careOfDiffers(Family family) {
        Home home = family.parents.get(0).home.withoutDwelling();
        family.parents.forEach(parent -> parent.home = home);
        Inhabitant guest = family.parent();
        guest.home = home.with(
                home.post().withCareOf(family.dice.oneOf(family.town.words().list("surnames"))));
    }

    /** No UUID, and the same address in capitals with other spaces. */
    static void speltInTwoWays(Family family) {
        Home home = family.parents.get(0).home.withoutUuids();
        family.parents.forEach(parent -> parent.home = home);
        Home.Post post = home.post();
        family.parent().home = home.with(new Home.Post(
                post.careOf(),
                post.line1(),
                post.line2().toUpperCase(Locale.ROOT).replace(" ", "  "),
                post.postalCode(),
                post.city()));
    }

    static void twoFlats(Family family) {
        Home home = family.parents.get(0).home;
        for (Inhabitant parent : family.parents) {
            parent.home =
                    new Home(home.municipality(), home.post(), home.property(), home.address(), family.dice.uuid());
        }
    }

    /** På kommunen skriven. */
    static void none(Family family) {
        Inhabitant parent = family.parent();
        parent.home = Home.none(parent.home.municipality());
        parent.special = Home.Post.NONE;
    }

    static void shortPostalCode(Family family) {
        Inhabitant parent = family.parent();
        Home.Post post = parent.home.post();
        parent.home = parent.home.with(post.withCity("4423", post.city()));
    }

    static void tooLong(Family family) {
        Inhabitant parent = family.parent();
        String street = family.dice.oneOf(family.town.words().list("streets"));
        parent.home = parent.home.with(parent.home
                .post()
                .withLines(
                        "", (street + "s förlängning mot " + street + " och vidare till ").repeat(3) + "åns slut 7"));
    }

    /** What CSV and XML must quote. */
    static void separators(Family family) {
        Inhabitant parent = family.parent();
        parent.home = parent.home.with(parent.home.post().withLines("Gården \"Solhem\"; övre", "Ek & <Alm>, väg 3"));
    }
}
