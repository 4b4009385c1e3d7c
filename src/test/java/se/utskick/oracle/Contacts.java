package se.utskick.oracle;

import static se.utskick.oracle.World.value;

import java.util.List;
import java.util.Map;

/** Whom the contacts file lets one write to by e-mail. */
final class Contacts {

    private Contacts() {}

    /** One contact, however often told, with consent and an address that can be used. */
    static boolean reaches(World world, String number) {
        List<Map<String, String>> told = world.contacts.stream()
                .filter(contact -> value(contact, "personnummer").equals(number))
                .distinct()
                .toList();
        return told.size() == 1 && value(told.get(0), "samtycke").equals("ja") && isUsable(value(told.get(0), "epost"));
    }

    static boolean isUsable(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at > 64 || address.length() > 254 || address.indexOf('@', at + 1) >= 0) {
            return false;
        }
        boolean local =
                address.substring(0, at).chars().allMatch(c -> c > ' ' && c < 127 && "\"',:;()<>[]{}\\".indexOf(c) < 0);
        String[] labels = address.substring(at + 1).split("\\.", -1);
        boolean domain = labels.length >= 2;
        for (String label : labels) {
            domain = domain && label.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
        }
        return local && domain;
    }
}
