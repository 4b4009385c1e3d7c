package se.utskick.letter;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Refusal;

/**
 * What Thymeleaf is let to do: print a field by its path, choose by a variant. No other attribute, no other expression, no preprocessing,
 * nothing unescaped, so that no template can run anything.
 */
final class ExpressionCheck {

    private static final String PATH = "[a-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)+";
    private static final Pattern FIELD = Pattern.compile("\\s*\\$\\{\\s*(" + PATH + ")\\s*}\\s*");
    private static final Pattern INLINED = Pattern.compile("\\[\\[\\$\\{(" + PATH + ")}]]");
    private static final String VALUE = "('[A-Za-z0-9]+'|[0-9]+)";
    private static final Pattern COMPARISON = Pattern.compile("\\s*\\$\\{\\s*variant\\.(\\w+)\\s*(?:}\\s*(?:==|!=)\\s*"
            + VALUE + "|\\s(?:==|!=)\\s*" + VALUE + "\\s*})\\s*");
    private static final Pattern SWITCH = Pattern.compile("\\s*\\$\\{\\s*variant\\.(\\w+)\\s*}\\s*");
    private static final Pattern ANY_PATH = Pattern.compile("[$*]\\{\\s*(" + PATH + ")");
    /** Attributes whose only use would be a field in an attribute. */
    private static final Set<String> INTO_ATTRIBUTES = Set.of(
            "th:href", "th:src", "th:attr", "th:value", "th:alt", "th:title", "th:class", "th:classappend", "th:style");

    private final String file;
    private final FieldRules rules;
    private final boolean mayBranch;
    private final Faults faults;
    private final Set<String> axes = new TreeSet<>();

    ExpressionCheck(String file, FieldRules rules, boolean mayBranch, Faults faults) {
        this.file = file;
        this.rules = rules;
        this.mayBranch = mayBranch;
        this.faults = faults;
    }

    /** Which fields a file may print: refuses the others. */
    interface FieldRules {
        void check(String file, int line, String field);
    }

    /** The axes of variants the file branches on. */
    Set<String> axes() {
        return axes;
    }

    /** @param switched the axis of the {@code th:switch} around, empty outside one */
    void attribute(Markup.Element element, String name, String value, String switched) {
        int line = element.line();
        if (value.contains("__")) {
            throw Refusal.of("letter.preprocessing", file, line, name);
        } else if (INTO_ATTRIBUTES.contains(name)) {
            throw Refusal.of("letter.field-in-attribute", file, line, name);
        }
        switch (name) {
            case "th:text" -> printed(element, value);
            case "th:if", "th:unless" -> condition(line, name, value);
            case "th:switch" -> axis(line, switchOf(line, value));
            case "th:case" -> caseOf(line, value.strip(), switched);
            case "th:utext" -> throw Refusal.of("letter.unescaped", file, line, name);
            default -> throw Refusal.of("letter.thymeleaf-attribute", file, line, name);
        }
    }

    /** The axis a {@code th:switch} asks for. */
    String switchOf(int line, String value) {
        Matcher matcher = SWITCH.matcher(value);
        if (!matcher.matches()) {
            throw wrongCondition(line, "th:switch", value);
        }
        return matcher.group(1);
    }

    /** Running text: fields may stand in it as {@code [[${path}]]}. */
    void text(String text, int line) {
        Matcher inlined = INLINED.matcher(text);
        while (inlined.find()) {
            String field = inlined.group(1);
            faults.during(() -> rules.check(file, line, field));
        }
        String rest = inlined.replaceAll("");
        if (rest.contains("[(")) {
            throw Refusal.of("letter.unescaped", file, line, "[(…)]");
        } else if (rest.contains("[[") || rest.contains("${")) {
            throw Refusal.of("letter.expression", file, line, "[[…]]");
        }
    }

    /** Thymeleaf reads some comments: none with signs it might take as its own. */
    void comment(Markup.Comment comment) {
        String text = comment.remark();
        if (text.startsWith("/*") || text.startsWith("[") || text.contains("[[") || text.contains("[(")) {
            throw Refusal.of("letter.comment", file, comment.line());
        }
    }

    private void printed(Markup.Element element, String value) {
        if (!Subset.holdsText(element.name())) {
            throw Refusal.of("letter.thymeleaf-place", file, element.line(), "th:text", element.name());
        }
        Matcher field = FIELD.matcher(value);
        if (!field.matches()) {
            throw Refusal.of("letter.expression", file, element.line(), "th:text");
        }
        rules.check(file, element.line(), field.group(1));
    }

    private void condition(int line, String name, String value) {
        for (String comparison : value.split("\\s(?:and|or)\\s", -1)) {
            Matcher matcher = COMPARISON.matcher(comparison);
            if (!matcher.matches()) {
                throw wrongCondition(line, name, comparison);
            }
            branch(line, matcher.group(1), matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
    }

    private void caseOf(int line, String value, String switched) {
        if (!value.equals("*")) {
            if (switched.isEmpty() || !value.matches(VALUE)) {
                throw Refusal.of("letter.condition", file, line, "th:case");
            }
            branch(line, switched, value);
        }
    }

    /** Numbers stand bare, words in quotes: anything else would never be equal. */
    private void branch(int line, String axis, String value) {
        List<String> values = axis(line, axis);
        boolean isQuoted = value.startsWith("'");
        boolean isNumberAxis = axis.equals("youths");
        String bare = isQuoted ? value.substring(1, value.length() - 1) : value;
        if (!values.contains(bare) || isQuoted == isNumberAxis) {
            String quote = isNumberAxis ? "" : "'";
            throw Refusal.of(
                    "letter.variant-value",
                    file,
                    line,
                    axis,
                    quote + String.join(quote + ", " + quote, values) + quote);
        }
    }

    private List<String> axis(int line, String axis) {
        if (!mayBranch) {
            throw Refusal.of("letter.stationery-branch", file, line);
        }
        List<String> values = Variant.AXES.get(axis);
        if (values == null) {
            throw Refusal.of("letter.branch-unknown", file, line, axis, FieldsFile.knownAxes());
        }
        axes.add(axis);
        return values;
    }

    private Refusal wrongCondition(int line, String attribute, String value) {
        Matcher path = ANY_PATH.matcher(value);
        return path.find() && !path.group(1).startsWith("variant.")
                ? Refusal.of("letter.branch-on-field", file, line, attribute, path.group(1))
                : Refusal.of("letter.condition", file, line, attribute);
    }
}
