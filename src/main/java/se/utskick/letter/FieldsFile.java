package se.utskick.letter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.utskick.Refusal;

/**
 * What a template says it prints and branches on, {@code fields.yaml}.
 *
 * @param types by field, sorted
 * @param axes the variants it depends on
 * @param inserts PDF files beside the template whose pages follow every letter
 */
record FieldsFile(String file, Map<String, FieldType> types, Set<String> axes, List<Named> inserts) {

    private static final Pattern INSERT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.pdf");

    /**
     * An insert.
     *
     * @param alternate what it says, for those who hear the letter
     */
    record Named(String file, String alternate) {}

    /** What is wrong with a field or a variant is among the faults; the file is then fit for no more than being checked. */
    static FieldsFile read(Path path, String name, Faults faults) {
        Settings settings = Settings.read(path, name);
        Map<String, FieldType> types = new TreeMap<>();
        Settings fields = settings.child("fields");
        for (String field : fields.keys()) {
            types.put(field, PieceField.usualType(field));
            faults.during(() -> {
                Settings declaration = fields.child(field);
                types.put(field, type(declaration));
                declaration.text("source");
                declaration.noOthers();
            });
        }
        Set<String> axes = settings.has("variants") ? axes(settings.child("variants"), faults) : new TreeSet<>();
        List<Named> inserts = new ArrayList<>();
        if (settings.has("inserts")) {
            faults.during(() -> settings.children("inserts").forEach(insert -> inserts.add(insert(insert))));
        }
        faults.during(settings::noOthers);
        return new FieldsFile(name, types, axes, List.copyOf(inserts));
    }

    private static Named insert(Settings insert) {
        Named named = new Named(insert.text("file"), insert.text("alt").strip());
        insert.noOthers();
        if (!INSERT.matcher(named.file()).matches()) {
            throw Refusal.of("letter.insert-name", insert.file());
        } else if (named.alternate().isEmpty()) {
            throw Refusal.of("letter.insert-alt", insert.file(), named.file());
        }
        return named;
    }

    private static FieldType type(Settings declaration) {
        return switch (declaration.text("type")) {
            case "text" -> FieldType.TEXT;
            case "date" -> FieldType.DATE;
            case "list" -> FieldType.LIST;
            default -> throw declaration.wrongKind("type", "text, date, list");
        };
    }

    private static Set<String> axes(Settings variants, Faults faults) {
        Set<String> axes = new TreeSet<>();
        for (String axis : variants.keys()) {
            List<String> values = Variant.AXES.get(axis);
            if (values == null) {
                faults.add("letter.variant-unknown", variants.file(), axis, knownAxes());
            } else if (!Set.copyOf(variants.texts(axis)).equals(Set.copyOf(values))) {
                faults.add("letter.variant-values", variants.file(), axis, String.join(", ", values));
            }
            axes.add(axis);
        }
        return axes;
    }

    static String knownAxes() {
        return String.join(", ", new TreeSet<>(Variant.AXES.keySet()));
    }
}
