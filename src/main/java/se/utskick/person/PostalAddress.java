package se.utskick.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a letter goes. Personal data: prints masked. */
public sealed interface PostalAddress {

    /** Whether a letter can be delivered by it, as the contract defines completeness for each kind. */
    boolean isComplete();

    /** The lines below the names, in order, none blank: {@code c/o}, delivery lines, {@code 442 31 KUNGÄLV} or the country. */
    List<String> lines();

    /** The five digits of a Swedish address, empty for one abroad. */
    String postalCode();

    /** The postort of a Swedish address in capitals, empty for one abroad. */
    String city();

    /** The country in capitals for an address abroad, empty for a Swedish one. */
    String country();

    /** The text two equal addresses share: NFC, case-folded, letters and digits only. */
    String text();

    /**
     * A Swedish address (Folkbokforingsadress or SarskildPostadress). Complete with a delivery line, a PostNr of five digits after
     * spaces are removed, and a Postort.
     *
     * @param careOf without or with a leading "c/o"; empty where there is none
     */
    record Swedish(String careOf, String delivery1, String delivery2, String postalCode, String city)
            implements PostalAddress {

        public Swedish {
            postalCode = postalCode.replaceAll("\\s", "");
            city = city.strip().toUpperCase(Locale.ROOT);
        }

        @Override
        public boolean isComplete() {
            return !(delivery1.isBlank() && delivery2.isBlank()) && postalCode.matches("[0-9]{5}") && !city.isBlank();
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (!careOf.isBlank()) {
                lines.add(
                        careOf.strip().regionMatches(true, 0, "c/o", 0, 3) ? careOf.strip() : "c/o " + careOf.strip());
            }
            addPresent(lines, delivery1);
            addPresent(lines, delivery2);
            lines.add(
                    (postalCode.length() == 5 ? postalCode.substring(0, 3) + " " + postalCode.substring(3) : postalCode)
                            + " " + city);
            return lines;
        }

        @Override
        public String country() {
            return "";
        }

        @Override
        public String text() {
            return AddressKey.fold(careOf + delivery1 + delivery2 + postalCode + city);
        }

        @Override
        public String toString() {
            return "Swedish[masked]";
        }
    }

    /** An address abroad (Utlandsadress). Complete with a line and a country. */
    record Foreign(List<String> deliveryLines, String country) implements PostalAddress {

        public Foreign {
            deliveryLines = deliveryLines.stream()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
            country = country.strip().toUpperCase(Locale.ROOT);
        }

        @Override
        public boolean isComplete() {
            return !deliveryLines.isEmpty() && !country.isBlank();
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>(deliveryLines);
            lines.add(country);
            return lines;
        }

        @Override
        public String postalCode() {
            return "";
        }

        @Override
        public String city() {
            return "";
        }

        @Override
        public String text() {
            return AddressKey.fold(String.join("", deliveryLines) + country);
        }

        @Override
        public String toString() {
            return "Foreign[masked]";
        }
    }

    private static void addPresent(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
    }
}
