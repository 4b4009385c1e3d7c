package se.utskick.letter;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the fields' places while Thymeleaf evaluates a template: words no template and no value can hold by chance or on
 * purpose, for they are drawn anew each time. They never reach a page.
 */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String prefix;
    private final Pattern pattern;
    private final List<String> fields = new ArrayList<>();

    Tokens(Iterable<String> fields) {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        this.prefix = "field" + HexFormat.of().formatHex(secret) + "n";
        this.pattern = Pattern.compile(prefix + "([0-9]+)e");
        fields.forEach(this.fields::add);
    }

    /** The fields' tokens as nested maps, as {@code ${sender.name}} asks for them. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            put(tree, fields.get(i), prefix + i + "e");
        }
        return tree;
    }

    /** A part of an evaluated text: as it stands, or a field's name. */
    record Part(String text, boolean isField) {}

    List<Part> split(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher token = pattern.matcher(text);
        int from = 0;
        while (token.find()) {
            parts.add(new Part(text.substring(from, token.start()), false));
            parts.add(new Part(fields.get(Integer.parseInt(token.group(1))), true));
            from = token.end();
        }
        parts.add(new Part(text.substring(from), false));
        return parts;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String field, String token) {
        Map<String, Object> at = tree;
        String[] steps = field.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(steps[i], step -> new LinkedHashMap<String, Object>());
        }
        at.put(steps[steps.length - 1], token);
    }
}
