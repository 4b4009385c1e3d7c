package se.utskick.register;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.register.CheckedPerson.CheckedRelation;
import se.utskick.register.PersonRecord.StatedRelation;

/** Whether a relation can be used, and what is kept of it. */
enum RelationCheck {
    XML("RelationId/PersonNr", "Relationstyp", "RelationFromdatum", "RelationTomdatum"),
    CSV("relaterad", "relation", "from", "tom");

    private static final Set<String> KINDS = Set.of("V", "VF", "MO", "FA", "F", "B", "M", "P");
    /** Custodian, mother, father, parent: the only ones a letter depends on. */
    private static final Set<String> READ = Set.of("V", "MO", "FA", "F");

    private static final int NUMBER_LENGTH = 12;
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{6}[-+ ]?[0-9]{4}");

    private final String relatedField;
    private final String kindField;
    private final String fromField;
    private final String toField;

    RelationCheck(String relatedField, String kindField, String fromField, String toField) {
        this.relatedField = relatedField;
        this.kindField = kindField;
        this.fromField = fromField;
        this.toField = toField;
    }

    /** What makes the relation unusable, or null. An unknown kind is rejected: it may be a custodian of a kind we do not know. */
    @Nullable
    Flaw flaw(StatedRelation relation) {
        if (!KINDS.contains(relation.kind())) {
            return new Flaw(kindField, relation.kind().isEmpty() ? RejectReason.MISSING : RejectReason.UNKNOWN_CODE);
        }
        if (relation.related() != null && isMiswritten(relation.related())) {
            return new Flaw(relatedField, RejectReason.BAD_NUMBER);
        }
        if (isWrong(relation.from())) {
            return new Flaw(fromField, RejectReason.BAD_DATE);
        }
        return isWrong(relation.to()) ? new Flaw(toField, RejectReason.BAD_DATE) : null;
    }

    static boolean isRead(StatedRelation relation) {
        return READ.contains(relation.kind());
    }

    /** What is kept of it: the first day an incomplete beginning can mean, the last of an end. */
    CheckedRelation kept(StatedRelation relation) {
        return new CheckedRelation(
                relation.kind(),
                relation.related(),
                relation.from().isEmpty()
                        ? null
                        : date(relation.from()).orElseThrow().first(),
                relation.to().isEmpty()
                        ? null
                        : date(relation.to()).orElseThrow().last());
    }

    /**
     * A number with a wrong date or check digit is kept as it stands and reaches nobody (contract, RECIPIENT_NOT_IN_EXTRACT). One that is
     * written another way does mean somebody, perhaps protected, whom we cannot know: the record is rejected.
     */
    private static boolean isMiswritten(String number) {
        return number.length() > NUMBER_LENGTH
                || TEN_DIGITS.matcher(number).matches()
                || RegisterText.flaw(number) != null;
    }

    private boolean isWrong(String date) {
        return !date.isEmpty() && date(date).isEmpty();
    }

    private Optional<RegisterDate> date(String text) {
        return this == XML ? RegisterDate.ofDigits(text) : RegisterDate.ofText(text);
    }
}
