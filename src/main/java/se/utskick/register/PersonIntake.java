package se.utskick.register;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.person.Protection;
import se.utskick.register.PersonRecord.StatedRelation;

/**
 * Takes the records of every register of an import, each person once: equal records count once, differing ones for one number are all
 * rejected, and protected if either is. What stays known of a rejected record is its number and its protection.
 */
final class PersonIntake {

    private static final Flaw CONFLICT = new Flaw("", RejectReason.CONFLICT);
    private static final Flaw BAD_RELATION = new Flaw("", RejectReason.BAD_RELATION);
    private static final int REJECTED = 0x10;
    private static final int KEEPS_FACTS = 0x08;
    private static final int PROTECTION = 0x07;
    private static final int NUMBER_LENGTH = 12;
    private static final int LONGEST_KNOWN = 40;

    private final PersonTable table;
    private final Rejections rejections;
    private final KnownNumbers known = new KnownNumbers();
    /** Persons that were added before it turned out that they must not be used. */
    private final Map<Long, Protection> stripped = new TreeMap<>();
    /** Numbers that are not even 12 digits. */
    private final Map<String, Protection> misshapen = new TreeMap<>();
    /** Of the folder being read: persons whom an earlier file holds too. */
    private final Map<Long, Repeat> repeats = new TreeMap<>();
    /** The latest birth date of those met since {@link #beginFolder}. */
    private LocalDate youngest = LocalDate.MIN;

    /** A record like an earlier file's; whether the relations are alike too is known when all of them are read. */
    private record Repeat(int file, long record, long relationsDigest) {}

    PersonIntake(PersonTable table, Rejections rejections) {
        this.table = table;
        this.rejections = rejections;
    }

    /** Takes one record that states its relations itself. */
    void take(CheckedPerson person, PersonRecord record, int file, long ordinal) throws SQLException {
        long number = asLong(person.number());
        int at = number < 0 ? -1 : known.find(number);
        if (at < 0) {
            add(number, person, record, file, ordinal);
        } else if (known.digest(at) != record.digest() || known.relationsDigest(at) != record.relationsDigest()) {
            conflict(at, number, person.protection(), file, ordinal);
        }
    }

    /** What follows are persons of one folder, and then their relations. */
    void beginFolder() {
        repeats.clear();
        youngest = LocalDate.MIN;
    }

    /** Takes one record whose relations follow. */
    void takeAlone(CheckedPerson person, PersonRecord record, int file, long ordinal) throws SQLException {
        if (person.birthDate() != null && person.birthDate().isAfter(youngest)) {
            youngest = person.birthDate();
        }
        long number = asLong(person.number());
        int at = number < 0 ? -1 : known.find(number);
        if (at < 0) {
            add(number, person, record, file, ordinal);
        } else if (known.digest(at) != record.digest()) {
            conflict(at, number, person.protection(), file, ordinal);
        } else if (known.file(at) != file) {
            repeats.putIfAbsent(number, new Repeat(file, ordinal, 0));
        }
    }

    /**
     * Takes one relation of a person taken alone.
     *
     * @param flaw what makes it unusable, or null
     */
    void relate(String person, StatedRelation relation, @Nullable Flaw flaw, int file, long ordinal)
            throws SQLException {
        long number = asLong(person);
        int at = number < 0 ? -1 : known.find(number);
        Repeat repeat = repeats.get(number);
        if (flaw != null) {
            rejections.add(file, ordinal, flaw);
            missARelationOf(person);
        } else if (at < 0 || (known.file(at) != file - 1 && repeat == null)) {
            rejections.add(file, ordinal, new Flaw("personnummer", RejectReason.UNKNOWN_PERSON));
            missARelationOf(person);
        } else if (repeat != null) {
            repeats.put(
                    number,
                    new Repeat(repeat.file(), repeat.record(), repeat.relationsDigest() + TextDigest.of(relation)));
        } else {
            known.addRelation(at, TextDigest.of(relation));
            if (RelationCheck.isRead(relation) && (known.state(at) & KEEPS_FACTS) != 0) {
                table.addRelation(person, ordinal, RelationCheck.CSV.kept(relation));
            }
        }
    }

    /** Ends a folder: those whom an earlier one holds too must have the same relations here. */
    void endFolder() {
        repeats.forEach((number, repeat) -> {
            int at = known.find(number);
            if (known.relationsDigest(at) != repeat.relationsDigest()) {
                conflict(at, number, protection(at), repeat.file(), repeat.record());
            }
        });
        repeats.clear();
    }

    /** Whether anyone met since {@link #beginFolder} was born after the day. */
    boolean anyBornAfter(LocalDate day) {
        return youngest.isAfter(day);
    }

    /** How many persons are known by number. */
    long persons() {
        return known.size() + (long) misshapen.size();
    }

    /** Brings the table in line with what was learnt after a person was added. */
    void finish() throws SQLException {
        table.flush();
        for (Map.Entry<Long, Protection> person : stripped.entrySet()) {
            table.strip(digits(person.getKey()), person.getValue());
        }
        for (Map.Entry<String, Protection> person : misshapen.entrySet()) {
            table.add(CheckedPerson.rejected(person.getKey(), person.getValue(), CONFLICT), new PersonRecord());
        }
        table.flush();
    }

    private void add(long number, CheckedPerson person, PersonRecord record, int file, long ordinal)
            throws SQLException {
        if (number >= 0) {
            known.add(number, record.digest(), record.relationsDigest(), file, ordinal, state(person));
            table.add(person, record);
        } else if (!person.number().isEmpty() && person.number().length() <= LONGEST_KNOWN) {
            misshapen.merge(person.number(), person.protection(), Protection::and);
        }
        if (person.flaw() != null) {
            rejections.add(file, ordinal, person.flaw());
        }
        if (number < 0 && person.protection().isProtected()) {
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

    private void conflict(int at, long number, Protection protection, int file, long ordinal) {
        reject(at, number, protection, CONFLICT);
        rejections.add(file, ordinal, CONFLICT);
    }

    /** A relation that cannot be read may be to a protected custodian: whoever it is of is rejected. */
    private void missARelationOf(String person) {
        Stream.concat(Stream.of(person), StatedNumber.canMean(person).stream())
                .mapToLong(PersonIntake::asLong)
                .filter(number -> number >= 0 && known.find(number) >= 0)
                .forEach(number -> reject(known.find(number), number, Protection.NONE, BAD_RELATION));
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
        return person.protection().ordinal()
                | (person.keepsFacts() ? KEEPS_FACTS : 0)
                | (person.flaw() == null ? 0 : REJECTED);
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
