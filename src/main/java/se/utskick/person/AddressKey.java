package se.utskick.person;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What two people at one address share (contract, section 2, "Pieces"). Personal data: prints masked.
 *
 * @param value compared for equality only; its first letter tells the kind, so that keys of different kinds never meet
 */
public record AddressKey(String value) {

    /** A complete SarskildPostadress is at its text. */
    public static AddressKey special(PostalAddress address) {
        return new AddressKey("T" + address.text());
    }

    /** An Utlandsadress is at its lines and country. */
    public static AddressKey foreign(PostalAddress address) {
        return new AddressKey("U" + address.text());
    }

    /** A Folkbokforingsadress is at its dwelling; where that is missing at its address with the c/o; where that too, at its text. */
    public static AddressKey registered(PostalAddress.Swedish address, String dwellingUuid, String addressUuid) {
        if (!dwellingUuid.isBlank()) {
            return new AddressKey("L" + dwellingUuid.strip().toLowerCase(Locale.ROOT));
        }
        if (!addressUuid.isBlank()) {
            return new AddressKey("A" + addressUuid.strip().toLowerCase(Locale.ROOT) + "|" + fold(address.careOf()));
        }
        return new AddressKey("T" + address.text());
    }

    /** NFC, case-folded, letters and digits only. */
    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return folded.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "AddressKey[masked]";
    }
}
