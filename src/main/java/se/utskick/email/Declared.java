package se.utskick.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.Refusal;
import se.utskick.file.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a template's {@code fields.yaml} lets it use, in code-point order.
 *
 * @param file as the author knows it, for refusals
 * @param fields to print, each with its type: text, date or list
 * @param variants to branch on, each with its values
 */
record Declared(String file, Map<String, String> fields, Map<String, List<String>> variants) {

    /**
     * Reads {@code fields.yaml}.
     *
     * @throws Refusal where it is missing, is not YAML, or declares a variant there is none of
     */
    static Declared read(Path folder) {
        String name = folder.getFileName() + "/fields.yaml";
        JsonNode root = root(folder.resolve("fields.yaml"), name);
        Map<String, String> fields = new TreeMap<>();
        root.path("fields")
                .forEachEntry((field, is) -> fields.put(field, is.path("type").asString("text")));
        Map<String, List<String>> variants = new TreeMap<>();
        root.path("variants").forEachEntry((variant, values) -> variants.put(variant, values(values)));
        variants.keySet().forEach(variant -> Variant.checkKnown(variant, name));
        return new Declared(name, fields, variants);
    }

    private static JsonNode root(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.of("email.missing-file", name);
        }
        try {
            return Json.YAML.readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw Refusal.of("email.not-yaml", name).because(e);
        }
    }

    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asString()));
        return List.copyOf(values);
    }

    boolean isDate(String field) {
        return "date".equals(fields.get(field));
    }

    /** Refuses a field that the template prints and does not declare. */
    void requireField(String field, String template, int line) {
        if (!fields.containsKey(field)) {
            throw Refusal.of("email.undeclared-field", template, line, field, file);
        }
    }

    /** Refuses a condition on a variant, or on a value of it, that is not declared. */
    void requireVariant(Condition condition, String template, int line) {
        List<String> values = variants.getOrDefault(condition.variant(), List.of());
        if (!values.contains(condition.value())) {
            throw Refusal.of(
                    "email.undeclared-variant", template, line, condition.variant() + " = " + condition.value(), file);
        }
    }
}
