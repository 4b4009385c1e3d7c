package se.utskick.letter;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;

/** Which fields a file may print in a campaign, and what each becomes: text that is the same in all letters, or a piece's own. */
final class FieldRulebook implements ExpressionCheck.FieldRules {

    private final Campaign campaign;
    private final FieldsFile declared;
    private final ConstantFields constants;
    private final @Nullable Manuscript manuscript;
    private final Set<String> used = new TreeSet<>();

    FieldRulebook(Campaign campaign, FieldsFile declared, ConstantFields constants, Faults faults) {
        this(campaign, declared, Manuscript.LETTER, constants);
        declared.types().forEach((field, type) -> faults.during(() -> checkDeclaration(field, type)));
    }

    /** @param manuscript null for the stationery */
    private FieldRulebook(
            Campaign campaign, FieldsFile declared, @Nullable Manuscript manuscript, ConstantFields constants) {
        this.campaign = campaign;
        this.declared = declared;
        this.constants = constants;
        this.manuscript = manuscript;
    }

    /** The stationery is no template's own: it declares nothing, and prints only what is the same in all letters. */
    FieldRulebook forStationery() {
        return new FieldRulebook(campaign, declared, null, constants);
    }

    /** A letter may print what the template declares; what goes along with an e-mail nothing of that which is about a person. */
    FieldRulebook forManuscript(Manuscript other) {
        return new FieldRulebook(campaign, declared, other, constants);
    }

    @Override
    public void check(String file, int line, String field) {
        PieceField own = PieceField.BY_NAME.get(field);
        if (isStationery() && own != null) {
            throw Refusal.of("letter.stationery-field", file, line, field);
        }
        if (manuscript == Manuscript.ATTACHMENT) {
            mustBeOfNobody(file, line, field, own);
        }
        if (own == null && !constants.has(field)) {
            throw field.startsWith("values.")
                    ? Refusal.of("letter.value-missing", file, line, field, campaign.name())
                    : Refusal.of("letter.field-unknown", file, line, field);
        }
        if (!isStationery() && !declared.types().containsKey(field)) {
            throw Refusal.of("letter.field-undeclared", file, line, field, declared.file());
        }
        if (own == null) {
            checkConstant(file, line, field);
        } else {
            checkOwn(file, line, own);
        }
        used.add(field);
    }

    private boolean isStationery() {
        return manuscript == null;
    }

    /** By policy no e-mail names a child; and what names nobody is set once for all who get the same. */
    private static void mustBeOfNobody(String file, int line, String field, @Nullable PieceField own) {
        if (field.startsWith("youth.")) {
            throw Refusal.of("letter.attachment-youth", file, line, field);
        }
        if (own != null && !own.isOfMeeting()) {
            throw Refusal.of("letter.attachment-person", file, line, field);
        }
    }

    /** Every branch must be declared too: whoever approves sees from one file what a letter depends on. */
    void mustDeclare(Set<String> axes, Faults faults) {
        for (String axis : axes) {
            if (!declared.axes().contains(axis)) {
                faults.add(
                        "letter.variant-undeclared",
                        declared.file(),
                        axis,
                        String.join(", ", Variant.AXES.getOrDefault(axis, java.util.List.of())));
            }
        }
    }

    /** The fields the checked file uses. */
    Set<String> fields() {
        return used;
    }

    Inline inline(String field, Face face, RunTag tag) {
        PieceField own = PieceField.BY_NAME.get(field);
        FieldType type = type(field);
        return own == null
                ? new Inline.Text(constants.of(field, type), face, tag)
                : new Inline.Value(own, type, face, tag);
    }

    private FieldType type(String field) {
        FieldType type = isStationery() ? null : declared.types().get(field);
        return type != null ? type : FieldType.TEXT;
    }

    private void checkDeclaration(String field, FieldType type) {
        PieceField own = PieceField.BY_NAME.get(field);
        boolean known = own != null || constants.has(field) || field.startsWith("values.");
        if (!known) {
            throw Refusal.of("letter.declaration-unknown", declared.file(), field);
        }
        if (own != null ? !own.canBe(type) : !constants.canBe(field, type)) {
            throw Refusal.of("letter.declaration-type", declared.file(), field);
        }
    }

    private void checkConstant(String file, int line, String field) {
        String value = constants.of(field, type(field));
        if (value.isBlank()) {
            throw Refusal.of("letter.field-empty", file, line, field);
        }
        int missing = FontMetrics.of(Face.REGULAR)
                .missing(Normalizer.normalize(value, Normalizer.Form.NFC).replaceAll("[ \t\r\n]+", " "));
        if (missing >= 0) {
            String character = Character.toString(missing);
            throw Refusal.of(
                    Flaw.ofCharacters(character).key("value"),
                    file,
                    line,
                    field,
                    "U+%04X".formatted(missing),
                    Script.ofOrOther(character));
        }
    }

    private void checkOwn(String file, int line, PieceField field) {
        if (field == PieceField.YOUTH_NAMES && !campaign.namesYouth()) {
            throw Refusal.of("letter.youth-not-named", file, line, field.path(), campaign.name());
        }
        if (field.isOfMeeting() && !campaign.rule().hasMeetings()) {
            throw Refusal.of("letter.no-meeting", file, line, field.path(), campaign.name());
        }
    }
}
