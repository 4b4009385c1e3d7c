package se.utskick.generate;

/**
 * A registered home as the register has it.
 *
 * @param municipality LanKod and KommunKod
 * @param dwelling UUID of the dwelling, empty for houses and where it is missing
 */
record Home(String municipality, Post post, String property, String address, String dwelling) {

    /** A home elsewhere by the same words, "på kommunen skriven": no address at all. */
    static Home none(String municipality) {
        return new Home(municipality, Post.NONE, "", "", "");
    }

    Home with(Post other) {
        return new Home(municipality, other, property, address, dwelling);
    }

    Home withoutDwelling() {
        return new Home(municipality, post, property, address, "");
    }

    Home withoutUuids() {
        return new Home(municipality, post, "", "", "");
    }

    /** A Swedish postal address in the register's fields. */
    record Post(String careOf, String line1, String line2, String postalCode, String city) {

        static final Post NONE = new Post("", "", "", "", "");

        Post withCareOf(String other) {
            return new Post(other, line1, line2, postalCode, city);
        }

        Post withLines(String first, String second) {
            return new Post(careOf, first, second, postalCode, city);
        }

        Post withCity(String code, String other) {
            return new Post(careOf, line1, line2, code, other);
        }

        boolean isNone() {
            return equals(NONE);
        }
    }

    /** An address abroad in the register's fields. */
    record Abroad(String line1, String line2, String line3, String country) {

        static final Abroad NONE = new Abroad("", "", "", "");
    }
}
