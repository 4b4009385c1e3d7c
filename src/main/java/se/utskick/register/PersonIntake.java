package se.utskick.register;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import se.utskick.person.Protection;

/**
 * Takes the records of every register of an import, each person once: equal records count once, differing ones for one number are all
 * rejected, and protected if either is. What stays known of a rejected record is its number and its protection.
 */
final class PersonIntake {

    private static final Flaw CONFLICT = new Flaw("", RejectReason.CONFLICT);
    private static final int REJECTED = 0x10;
    private static final int PROTECTION = 0x0F;
    private static final int NUMBER_LENGTH = 12;
    private static final int LONGEST_KNOWN = 40;

    private final PersonTable table;
    private final Rejections rejections;
    private final KnownNumbers known = new KnownNumbers();
    /** Persons that were added before it turned out that they must not be used. */
    private final Map<Long, Protection> stripped = new TreeMap<>();
    /** Numbers that are not even 12 digits. */
    private final Map<String, Protection> misshapen = new TreeMap<>();
    /** Of the folder being read: persons that an earlier file holds too, with the digest of the relations it states. */
    private final Map<Long, Long> met = new HashMap<>();

    PersonIntake(PersonTable table, Rejections rejections) {
        this.table = table;
        this.rejections = rejections;
    }

    /** Takes one record. */
    void take(CheckedPerson person, PersonRecord record, int file, long ordinal) throws SQLException {
        Flaw flaw = person.flaw();
        long number = asLong(person.number());
        if (number < 0) {
            takeMisshapen(person, file, ordinal);
            return;
        }
        int at = known.find(number);
        if (at < 0) {
            known.add(number, record.digest(), record.relationsDigest(), file, ordinal, state(person));
            table.add(person, record);
            if (flaw != null) {
                rejections.add(file, ordinal, flaw);
            }
        } else if (known.digest(at) != record.digest() || known.relationsDigest(at) != record.relationsDigest()) {
            reject(at, number, person.protection(), CONFLICT);
            rejections.add(file, ordinal, CONFLICT);
        }
    }

    /** How many persons are known by number. */
    long persons() {
        return known.size() + (long) misshapen.size();
    }

    /** Brings the table in line with what was learnt after a person was added. */
    void finish() throws SQLException {
        for (Map.Entry<Long, Protection> person : stripped.entrySet()) {
            table.strip(digits(person.getKey()), person.getValue());
        }
        for (Map.Entry<String, Protection> person : misshapen.entrySet()) {
            table.add(CheckedPerson.rejected(person.getKey(), person.getValue(), CONFLICT), new PersonRecord());
        }
        table.flush();
    }

    private void takeMisshapen(CheckedPerson person, int file, long ordinal) throws SQLException {
        rejections.add(file, ordinal, Objects.requireNonNull(person.flaw()));
        if (!person.number().isEmpty() && person.number().length() <= LONGEST_KNOWN) {
            misshapen.merge(person.number(), person.protection(), Protection::and);
        }
        if (person.protection().isProtected()) {
            for (String meant : StatedNumber.canMean(person.number())) {
                protect(Long.parseLong(meant), person.protection(), file, ordinal);
            }
        }
    }

    /** Somebody protected may be meant: held, whether known already or not. */
    private void protect(long number, Protection protection, int file, long ordinal) throws SQLException {
        int at = known.find(number);
        if (at < 0) {
            known.add(number, 0, 0, file, ordinal, REJECTED | protection.ordinal());
            PersonRecord nothing = new PersonRecord();
            table.add(CheckedPerson.rejected(digits(number), protection, CONFLICT), nothing);
        } else {
            reject(at, number, protection, CONFLICT);
        }
    }

    /** Rejects a person added before, once. */
    private void reject(int at, long number, Protection more, Flaw flaw) {
        Protection protection = protection(at).and(more);
        if ((known.state(at) & REJECTED) == 0) {
            rejections.add(known.file(at), known.record(at), flaw);
        }
        known.state(at, REJECTED | protection.ordinal());
        stripped.put(number, protection);
    }

    private Protection protection(int at) {
        return Protection.values()[known.state(at) & PROTECTION];
    }

    private static int state(CheckedPerson person) {
        return person.protection().ordinal() | (person.flaw() == null ? 0 : REJECTED);
    }

    /** The 12 digits as a number, or -1 where they are not 12 digits. */
    private static long asLong(String digits) {
        if (digits.length() != NUMBER_LENGTH) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static String digits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(NUMBER_LENGTH - digits.length()) + digits;
    }
}
