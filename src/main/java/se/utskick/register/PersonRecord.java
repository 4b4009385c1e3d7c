package se.utskick.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.person.Protection;

/**
 * One record of a register as it stands there, whatever the format; filled anew for each record. A field said twice keeps what was said
 * first, and the record is flawed unless both say the same.
 */
final class PersonRecord {

    private final @Nullable String[] values = new @Nullable String[PersonField.ALL.length];
    private final List<StatedRelation> relations = new ArrayList<>();
    private Protection protection = Protection.NONE;
    private @Nullable String unreadableFlag;
    private @Nullable RejectReason flaw;
    private String flawedField = "";

    /** A relation as it stands: the number is null for a FodelsetidNr and where there is none. */
    record StatedRelation(String kind, @Nullable String related, String from, String to) {}

    void clear() {
        Arrays.fill(values, null);
        relations.clear();
        protection = Protection.NONE;
        unreadableFlag = null;
        flaw = null;
        flawedField = "";
    }

    void say(PersonField field, String name, String value) {
        String before = values[field.ordinal()];
        if (before == null || before.isEmpty()) {
            values[field.ordinal()] = RegisterText.clean(value);
        } else if (!value.isEmpty() && !before.equals(RegisterText.clean(value))) {
            flawed(name, RejectReason.REPEATED);
        }
    }

    /** What a flag says is added to what the others said: nothing takes protection away. */
    void flag(Protection said, String name) {
        protection = protection.and(said);
        if (said == Protection.UNREADABLE && unreadableFlag == null) {
            unreadableFlag = name;
        }
    }

    void relation(StatedRelation relation) {
        relations.add(relation);
    }

    /** Notes what makes the record as a whole unusable; the first such thing stays. */
    void flawed(String field, RejectReason reason) {
        if (flaw == null) {
            flaw = reason;
            flawedField = field;
        }
    }

    /** What the field says, empty where it says nothing. */
    String value(PersonField field) {
        String value = values[field.ordinal()];
        return value == null ? "" : value;
    }

    Protection protection() {
        return protection;
    }

    /** The flag that is neither of the words it may be, or null. */
    @Nullable
    String unreadableFlag() {
        return unreadableFlag;
    }

    @Nullable
    RejectReason flaw() {
        return flaw;
    }

    String flawedField() {
        return flawedField;
    }

    List<StatedRelation> relations() {
        return relations;
    }

    /** What two equal records share, relations apart. */
    long digest() {
        long digest = protection.ordinal();
        for (String value : values) {
            digest = TextDigest.add(digest, value == null ? "" : value);
        }
        return TextDigest.add(digest, flaw == null ? "" : flaw.name());
    }

    /** What two equal sets of relations share, in whatever order. */
    long relationsDigest() {
        long sum = 0;
        for (StatedRelation relation : relations) {
            sum += TextDigest.of(relation);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "PersonRecord[masked]";
    }
}
