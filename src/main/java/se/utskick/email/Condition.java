package se.utskick.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Refusal;

/**
 * The one form a condition has: {@code ${variant.NAME} == VALUE}, in an if or in its opposite, an unless.
 *
 * @param wanted true for if, false for unless
 */
record Condition(String variant, String value, boolean wanted) {

    private static final Pattern FORM = Pattern.compile("\\s*\\$\\{variant\\.(\\w+)}\\s*==\\s*('?)(\\w+)\\2\\s*");

    /** @throws Refusal for any other expression */
    static Condition parse(String expression, boolean wanted, String template, int line) {
        Matcher form = FORM.matcher(expression);
        if (!form.matches()) {
            throw Refusal.of("email.condition", template, line, expression);
        }
        return new Condition(form.group(1), form.group(3), wanted);
    }

    boolean holds(Variant shape) {
        return value.equals(shape.values().get(variant)) == wanted;
    }
}
