package se.utskick.letter;

import java.nio.file.Path;
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
 * @param inserts names of PDF files beside the template whose pages follow every letter
 */
record FieldsFile(String file, Map<String, FieldType> types, Set<String> axes, List<String> inserts) {

    private static final Pattern INSERT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.pdf");

    static FieldsFile read(Path path, String name) {
        Settings settings = Settings.read(path, name);
        Map<String, FieldType> types = new TreeMap<>();
        Settings fields = settings.child("fields");
        for (String field : fields.keys()) {
            Settings declaration = fields.child(field);
            types.put(field, type(declaration));
            declaration.text("source");
            declaration.noOthers();
        }
        Set<String> axes = settings.has("variants") ? axes(settings.child("variants")) : new TreeSet<>();
        List<String> inserts = settings.has("inserts") ? settings.texts("inserts") : List.of();
        for (String insert : inserts) {
            if (!INSERT.matcher(insert).matches()) {
                throw Refusal.of("letter.insert-name", name);
            }
        }
        settings.noOthers();
        return new FieldsFile(name, types, axes, inserts);
    }

    private static FieldType type(Settings declaration) {
        return switch (declaration.text("type")) {
            case "text" -> FieldType.TEXT;
            case "date" -> FieldType.DATE;
            case "list" -> FieldType.LIST;
            default -> throw declaration.wrongKind("type", "text, date, list");
        };
    }

    private static Set<String> axes(Settings variants) {
        Set<String> axes = new TreeSet<>();
        for (String axis : variants.keys()) {
            List<String> values = Variant.AXES.get(axis);
            if (values == null) {
                throw Refusal.of("letter.variant-unknown", variants.file(), axis, knownAxes());
            }
            if (!Set.copyOf(variants.texts(axis)).equals(Set.copyOf(values))) {
                throw Refusal.of("letter.variant-values", variants.file(), axis, String.join(", ", values));
            }
            axes.add(axis);
        }
        return axes;
    }

    static String knownAxes() {
        return String.join(", ", new TreeSet<>(Variant.AXES.keySet()));
    }
}
