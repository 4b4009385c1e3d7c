package se.utskick.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/** A text whose shape is settled: what stands as it is, and places for fields. */
record Wording(List<Segment> segments) {

    private static final Pattern INLINE =
            Pattern.compile("\\[\\[\\s*\\$\\{([a-z][A-Za-z]*\\.[A-Za-z][A-Za-z0-9]*)}\\s*]]");
    private static final Pattern PATH = Pattern.compile("\\s*\\$\\{([a-z][A-Za-z]*\\.[A-Za-z][A-Za-z0-9]*)}\\s*");
    private static final Pattern LEFT_OVER = Pattern.compile("\\[\\[|\\[\\(|\\[#|[$#*@~]\\{|__");

    Wording {
        segments = List.copyOf(segments);
    }

    /** Text as it stands, or the name of the field that stands in its place. */
    record Segment(String text, boolean field) {}

    /** The text with each field's value, escaped. */
    String fill(Map<String, String> values, UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        for (Segment segment : segments) {
            filled.append(segment.field() ? escape.apply(value(segment.text(), values)) : segment.text());
        }
        return filled.toString();
    }

    SortedSet<String> fields() {
        SortedSet<String> fields = new TreeSet<>();
        segments.stream().filter(Segment::field).forEach(segment -> fields.add(segment.text()));
        return fields;
    }

    private static String value(String field, Map<String, String> values) {
        @Nullable String value = values.get(field);
        if (value == null) {
            throw new IllegalStateException("Field " + field + " was not checked before it was set");
        }
        return value;
    }

    /**
     * Splits text at {@code [[${field}]]}.
     *
     * @throws Refusal where something else looks like an expression: it would be sent to people as it stands
     */
    static List<Segment> split(String text, Declared declared, String template, int line) {
        List<Segment> segments = new ArrayList<>();
        Matcher inline = INLINE.matcher(text);
        int from = 0;
        while (inline.find()) {
            literal(text.substring(from, inline.start()), segments, template, line);
            segments.add(field(inline.group(1), declared, template, line));
            from = inline.end();
        }
        literal(text.substring(from), segments, template, line);
        return segments;
    }

    /** The field of a {@code th:text}. */
    static Segment field(String expression, Declared declared, String template, int line, String attribute) {
        Matcher path = PATH.matcher(expression);
        if (!path.matches()) {
            throw Refusal.of("email.expression", template, line, attribute + "=\"" + expression + "\"");
        }
        return field(path.group(1), declared, template, line);
    }

    private static Segment field(String name, Declared declared, String template, int line) {
        if (name.startsWith("youth.")) {
            throw Refusal.of("email.names-youth", template, line, name);
        }
        declared.requireField(name, template, line);
        return new Segment(name, true);
    }

    private static void literal(String text, List<Segment> segments, String template, int line) {
        Matcher leftOver = LEFT_OVER.matcher(text);
        if (leftOver.find()) {
            throw Refusal.of("email.expression", template, line, leftOver.group());
        }
        if (!text.isEmpty()) {
            segments.add(new Segment(text, false));
        }
    }
}
