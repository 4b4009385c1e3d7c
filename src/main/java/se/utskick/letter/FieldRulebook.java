package se.utskick.letter;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;

/** Which fields a file may print in a campaign, and what each becomes: text that is the same in all letters, or a piece's own. */
final class FieldRulebook implements ExpressionCheck.FieldRules {

    private final Campaign campaign;
    private final FieldsFile declared;
    private final ConstantFields constants;
    private final boolean isStationery;
    private final Set<String> used = new TreeSet<>();

    FieldRulebook(Campaign campaign, FieldsFile declared, ConstantFields constants, Faults faults) {
        this(campaign, declared, constants, false);
        declared.types().forEach((field, type) -> faults.during(() -> checkDeclaration(field, type)));
    }

    private FieldRulebook(Campaign campaign, FieldsFile declared, ConstantFields constants, boolean isStationery) {
        this.campaign = campaign;
        this.declared = declared;
        this.constants = constants;
        this.isStationery = isStationery;
    }

    /** The stationery is no template's own: it declares nothing, and prints only what is the same in all letters. */
    FieldRulebook forStationery() {
        return new FieldRulebook(campaign, declared, constants, true);
    }

    @Override
    public void check(String file, int line, String field) {
        PieceField own = PieceField.BY_NAME.get(field);
        if (isStationery && own != null) {
            throw Refusal.of("letter.stationery-field", file, line, field);
        }
        if (own == null && !constants.has(field)) {
            throw field.startsWith("values.")
                    ? Refusal.of("letter.value-missing", file, line, field, campaign.name())
                    : Refusal.of("letter.field-unknown", file, line, field);
        }
        if (!isStationery && !declared.types().containsKey(field)) {
            throw Refusal.of("letter.field-undeclared", file, line, field, declared.file());
        }
        if (own == null) {
            checkConstant(file, line, field);
        } else {
            checkOwn(file, line, own);
        }
        used.add(field);
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
        FieldType type = isStationery ? null : declared.types().get(field);
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
