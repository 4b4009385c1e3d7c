package se.utskick.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.person.PersonName;
import se.utskick.person.Personnummer;
import se.utskick.register.CheckedPerson.CheckedRelation;
import se.utskick.register.PersonRecord.StatedRelation;

/**
 * Decides what of a record can be used (contract 1.1 and 1.2). Whatever is unclear rejects the record; protection stays. The name and
 * address of a flagged person are not kept and so cannot be wrong: the person goes the manual way rather than out of sight.
 */
final class PersonCheck {

    /** Two letters in all known registers; any code means deregistered, so one unknown to us is kept. */
    private static final Pattern DEREGISTRATION = Pattern.compile("[A-ZÅÄÖ]{1,2}");

    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    private final RegisterFormat format;
    private final RelationCheck relations;

    PersonCheck(RegisterFormat format) {
        this.format = format;
        this.relations = format == RegisterFormat.CSV ? RelationCheck.CSV : RelationCheck.XML;
    }

    CheckedPerson check(PersonRecord record) {
        String number = record.value(PersonField.NUMBER);
        Optional<Personnummer> parsed = Personnummer.parse(number);
        Flaw flaw = parsed.isEmpty() ? numberFlaw(number) : flaw(record);
        if (flaw != null) {
            return CheckedPerson.rejected(number, record.protection(), flaw);
        }
        LocalDate birthDate = birthDate(record, parsed.orElseThrow());
        return new CheckedPerson(
                number,
                record.protection(),
                flagFlaw(record),
                true,
                birthDate,
                municipality(record),
                record.protection().isProtected() ? null : name(record),
                read(record));
    }

    String nameOf(PersonField field) {
        return format == RegisterFormat.CSV ? field.column() : field.element();
    }

    private Flaw numberFlaw(String number) {
        return flaw(PersonField.NUMBER, number.isEmpty() ? RejectReason.MISSING : RejectReason.BAD_NUMBER);
    }

    private @Nullable Flaw flagFlaw(PersonRecord record) {
        String flag = record.unreadableFlag();
        return flag == null ? null : new Flaw(flag, RejectReason.UNREADABLE_FLAG);
    }

    /** What makes the record unusable beside its number and its flags, or null. */
    private @Nullable Flaw flaw(PersonRecord record) {
        RejectReason wrong = record.flaw();
        if (wrong != null) {
            return new Flaw(record.flawedField(), wrong);
        }
        Flaw flaw = factFlaw(record);
        if (flaw == null) {
            flaw = relationFlaw(record);
        }
        return flaw != null || record.protection().isProtected() ? flaw : textFlaw(record);
    }

    private @Nullable Flaw factFlaw(PersonRecord record) {
        for (PersonField date :
                List.of(PersonField.BIRTH_DATE, PersonField.DEREGISTERED_ON, PersonField.REGISTERED_ON)) {
            if (!record.value(date).isEmpty() && date(record.value(date)).isEmpty()) {
                return flaw(date, RejectReason.BAD_DATE);
            }
        }
        String replacedBy = record.value(PersonField.REPLACED_BY);
        if (!replacedBy.isEmpty() && Personnummer.parse(replacedBy).isEmpty()) {
            return flaw(PersonField.REPLACED_BY, RejectReason.BAD_NUMBER);
        }
        Flaw deregistration = deregistrationFlaw(record);
        return deregistration == null ? municipalityFlaw(record) : deregistration;
    }

    private @Nullable Flaw deregistrationFlaw(PersonRecord record) {
        String code = record.value(PersonField.DEREGISTRATION);
        if (code.isEmpty()) {
            return record.value(PersonField.DEREGISTERED_ON).isEmpty()
                    ? null
                    : flaw(PersonField.DEREGISTRATION, RejectReason.MISSING);
        }
        return DEREGISTRATION.matcher(code).matches()
                ? null
                : flaw(PersonField.DEREGISTRATION, RejectReason.UNKNOWN_CODE);
    }

    private @Nullable Flaw municipalityFlaw(PersonRecord record) {
        String county = record.value(PersonField.COUNTY);
        String code = record.value(PersonField.MUNICIPALITY);
        if (county.isEmpty() && code.isEmpty()) {
            return null;
        }
        if (format == RegisterFormat.CSV) {
            return FOUR_DIGITS.matcher(code).matches()
                    ? null
                    : flaw(PersonField.MUNICIPALITY, RejectReason.UNKNOWN_CODE);
        }
        if (!TWO_DIGITS.matcher(county).matches()) {
            return flaw(PersonField.COUNTY, county.isEmpty() ? RejectReason.MISSING : RejectReason.UNKNOWN_CODE);
        }
        if (!TWO_DIGITS.matcher(code).matches()) {
            return flaw(PersonField.MUNICIPALITY, code.isEmpty() ? RejectReason.MISSING : RejectReason.UNKNOWN_CODE);
        }
        return null;
    }

    private @Nullable Flaw relationFlaw(PersonRecord record) {
        for (StatedRelation relation : record.relations()) {
            Flaw flaw = relations.flaw(relation);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private @Nullable Flaw textFlaw(PersonRecord record) {
        for (PersonField field : PersonField.ALL) {
            if (field.isNameOrAddress()) {
                RejectReason reason = RegisterText.flaw(record.value(field));
                if (reason != null) {
                    return flaw(field, reason);
                }
            }
        }
        // The living must have a name to be written to. The dead and the departed are written to no more.
        boolean named = !record.value(PersonField.SURNAME).isEmpty()
                || !name(record).inWindow().isEmpty()
                || !record.value(PersonField.DEREGISTRATION).isEmpty();
        return named ? null : flaw(PersonField.SURNAME, RejectReason.MISSING);
    }

    private LocalDate birthDate(PersonRecord record, Personnummer number) {
        return date(record.value(PersonField.BIRTH_DATE))
                .filter(RegisterDate::isComplete)
                .map(RegisterDate::first)
                .orElse(number.date());
    }

    private @Nullable String municipality(PersonRecord record) {
        String code = record.value(PersonField.COUNTY) + record.value(PersonField.MUNICIPALITY);
        return code.isEmpty() ? null : code;
    }

    private PersonName name(PersonRecord record) {
        String given = record.value(PersonField.GIVEN);
        String middle = record.value(PersonField.MIDDLE);
        String surname = record.value(PersonField.SURNAME);
        if (given.isEmpty() && middle.isEmpty() && surname.isEmpty()) {
            return NoticeName.inParts(record.value(PersonField.NOTICE_NAME));
        }
        return new PersonName(given, called(given, record.value(PersonField.CALLED)), middle, surname);
    }

    private String called(String given, String stated) {
        if (format == RegisterFormat.CSV || stated.isEmpty()) {
            return stated;
        }
        return PersonName.called(given, stated);
    }

    private List<CheckedRelation> read(PersonRecord record) {
        if (record.relations().isEmpty()) {
            return List.of();
        }
        List<CheckedRelation> read = new ArrayList<>();
        for (StatedRelation relation : record.relations()) {
            if (RelationCheck.isRead(relation)) {
                read.add(relations.kept(relation));
            }
        }
        return read;
    }

    private Optional<RegisterDate> date(String text) {
        return format == RegisterFormat.CSV ? RegisterDate.ofText(text) : RegisterDate.ofDigits(text);
    }

    private Flaw flaw(PersonField field, RejectReason reason) {
        return new Flaw(nameOf(field), reason);
    }
}
