package se.utskick.letter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Refusal;

/**
 * Reads a template's source before Thymeleaf does and refuses all but the closed subset, so that a template can show fields and choose
 * between variants and do nothing else: no expressions but a path, no preprocessing, no fragments, no unescaped output.
 */
final class SourceCheck {

    private static final Set<String> INLINE = Set.of("strong", "em", "a", "br", "span", "img");
    private static final Set<String> FLOW = Set.of("h1", "h2", "p", "ul", "ol", "table", "hr");
    private static final Set<String> REGION = Set.of("h1", "h2", "p");
    private static final Set<String> WITH_TEXT = Set.of("h1", "h2", "p", "li", "th", "td", "strong", "em", "a", "span");
    /** What may stand in what; {@code th:block} stands anywhere and holds what its parent holds. */
    private static final Map<String, Set<String>> CHILDREN = children();

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("u", "strong"),
            Map.entry("font", "class"),
            Map.entry("center", "class"),
            Map.entry("h3", "h2"),
            Map.entry("h4", "h2"),
            Map.entry("div", "p"),
            Map.entry("section", "p"),
            Map.entry("header", "p"),
            Map.entry("footer", "templates/shared/stationery.html"),
            Map.entry("blockquote", "p"),
            Map.entry("dl", "ul"),
            Map.entry("style", "templates/shared/styles.yaml"),
            Map.entry("link", "templates/shared/styles.yaml"));

    private static final String PATH = "[a-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)+";
    private static final Pattern FIELD = Pattern.compile("\\s*\\$\\{\\s*(" + PATH + ")\\s*}\\s*");
    private static final Pattern INLINED = Pattern.compile("\\[\\[\\$\\{(" + PATH + ")}]]");
    private static final String VALUE = "('[A-Za-z0-9]+'|[0-9]+)";
    private static final Pattern COMPARISON = Pattern.compile("\\s*(?:\\$\\{variant\\.(\\w+)}\\s*(?:==|!=)\\s*" + VALUE
            + "|\\$\\{variant\\.(\\w+)\\s*(?:==|!=)\\s*" + VALUE + "})\\s*");
    private static final Pattern SWITCH = Pattern.compile("\\s*\\$\\{variant\\.(\\w+)}\\s*");
    private static final Pattern OTHER_PATH = Pattern.compile("[$*]\\{\\s*(" + PATH + ")");

    private final String file;
    private final boolean isStationery;
    private final FieldRules rules;
    private final Set<String> styles;
    private final Set<String> axesUsed = new TreeSet<>();

    /** @param isStationery regions instead of a letter's flow, and no branching */
    SourceCheck(String file, boolean isStationery, FieldRules rules, Set<String> styles) {
        this.file = file;
        this.isStationery = isStationery;
        this.rules = rules;
        this.styles = styles;
    }

    /** What fields a file may use, and what to say of the others. */
    interface FieldRules {
        void check(String file, int line, String field);
    }

    /** Refuses the first thing outside the subset; returns the axes of variants the file branches on. */
    Set<String> check(String source) {
        Markup.Element html = Markup.parse(file, source);
        if (!html.name().equals("html")) {
            throw refusal("letter.root", html, html.name());
        }
        attributes(html, Set.of("lang", "xmlns", "xmlns:th"), "");
        contents(html, "html", "");
        return axesUsed;
    }

    private void contents(Markup.Element parent, String holder, String switched) {
        for (Markup child : parent.children()) {
            if (child instanceof Markup.Text text) {
                text(text, parent, holder);
            } else if (child instanceof Markup.Comment comment) {
                comment(comment);
            } else if (child instanceof Markup.Element element) {
                element(element, holder, switched);
            }
        }
    }

    private void element(Markup.Element element, String holder, String switched) {
        String name = element.name();
        boolean block = name.equals("th:block");
        Set<String> allowed = CHILDREN.getOrDefault(holder, Set.of());
        if (!block && !CHILDREN.containsKey(name)) {
            throw refusal(
                    "letter.element",
                    element,
                    name,
                    INSTEAD.getOrDefault(name, "h1, h2, p, ul, ol, li, table, strong, em, a, br, img"));
        }
        boolean isRegion = isStationery && holder.equals("body") && name.equals("div");
        boolean fits = isStationery && holder.equals("body") ? isRegion : block || allowed.contains(name);
        if (!fits || (block && Set.of("html", "head", "title").contains(holder))) {
            throw refusal(
                    "letter.nesting",
                    element,
                    name,
                    holder,
                    String.join(
                            ", ",
                            new TreeSet<>(
                                    isStationery && holder.equals("body") ? Set.of("div data-region") : allowed)));
        }
        String inner = checkAttributes(element, holder, switched);
        contents(element, block ? holder : name, inner);
    }

    /** The axis that {@code th:case} below this element belongs to. */
    private String checkAttributes(Markup.Element element, String holder, String switched) {
        String name = element.name();
        switch (name) {
            case "meta" -> attributes(element, Set.of("charset", "name", "content"), switched);
            case "a" -> attributes(element, Set.of("href"), switched);
            case "img" -> image(element, switched);
            case "hr" -> pageBreak(element, switched);
            case "div" -> region(element, switched);
            case "html",
                    "head",
                    "title",
                    "body",
                    "br",
                    "span",
                    "strong",
                    "em",
                    "th:block",
                    "ul",
                    "ol",
                    "table",
                    "thead",
                    "tbody",
                    "tr" -> attributes(element, Set.of(), switched);
            default -> attributes(element, Set.of("class"), switched);
        }
        String style = element.attribute("class");
        if (!style.isEmpty() && !name.equals("hr") && !styles.contains(style)) {
            throw refusal("letter.class-unknown", element, style, String.join(", ", new TreeSet<>(styles)));
        }
        Matcher axis = SWITCH.matcher(element.attribute("th:switch"));
        return axis.matches() ? axis.group(1) : holder.equals("html") ? "" : switched;
    }

    private void image(Markup.Element element, String switched) {
        attributes(element, Set.of("src", "alt", "data-width-mm"), switched);
        if (!element.attribute("src").matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.png")) {
            throw refusal("letter.image-source", element);
        }
        if (!element.attribute("data-width-mm").matches("[0-9]{1,3}(\\.[0-9]+)?")) {
            throw refusal("letter.image-width", element);
        }
    }

    private void pageBreak(Markup.Element element, String switched) {
        attributes(element, Set.of("class"), switched);
        if (!element.attribute("class").equals("page-break")) {
            throw refusal("letter.rule", element);
        }
    }

    private void region(Markup.Element element, String switched) {
        attributes(element, Set.of("data-region"), switched);
        if (!Stationery.REGIONS.contains(element.attribute("data-region"))) {
            throw refusal("letter.region-unknown", element, String.join(", ", Stationery.REGIONS));
        }
    }

    private void attributes(Markup.Element element, Set<String> plain, String switched) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            String value = attribute.getValue();
            if (name.startsWith("th:")) {
                thymeleaf(element, name, value, switched);
            } else if (value.contains("${") || value.contains("[[") || value.contains("[(")) {
                throw refusal("letter.field-in-attribute", element, name);
            } else if (!plain.contains(name)) {
                throw refusal(
                        name.startsWith("data-th-") ? "letter.thymeleaf-attribute" : "letter.attribute",
                        element,
                        name,
                        element.name());
            }
        }
    }

    private void thymeleaf(Markup.Element element, String name, String value, String switched) {
        if (value.contains("__")) {
            throw refusal("letter.preprocessing", element, name);
        }
        if (Set.of("html", "head", "title", "meta", "body", "div").contains(element.name())) {
            throw refusal("letter.thymeleaf-place", element, name, element.name());
        }
        switch (name) {
            case "th:text" -> printed(element, value);
            case "th:if", "th:unless" -> condition(element, name, value);
            case "th:switch" -> switchOn(element, value);
            case "th:case" -> caseOf(element, value, switched);
            case "th:utext" -> throw refusal("letter.unescaped", element, "th:utext");
            case "th:href",
                    "th:src",
                    "th:attr",
                    "th:value",
                    "th:alt",
                    "th:title",
                    "th:class",
                    "th:classappend",
                    "th:style" -> throw refusal("letter.field-in-attribute", element, name);
            default -> throw refusal("letter.thymeleaf-attribute", element, name);
        }
    }

    private void printed(Markup.Element element, String value) {
        if (!WITH_TEXT.contains(element.name())) {
            throw refusal("letter.thymeleaf-place", element, "th:text", element.name());
        }
        Matcher field = FIELD.matcher(value);
        if (!field.matches()) {
            throw refusal("letter.expression", element, "th:text");
        }
        rules.check(file, element.line(), field.group(1));
    }

    private void condition(Markup.Element element, String name, String value) {
        for (String comparison : value.split("\\s(?:and|or)\\s", -1)) {
            Matcher matcher = COMPARISON.matcher(comparison);
            if (!matcher.matches()) {
                throw branchRefusal(element, name, comparison);
            }
            boolean outside = matcher.group(1) != null;
            branch(
                    element,
                    outside ? matcher.group(1) : matcher.group(3),
                    outside ? matcher.group(2) : matcher.group(4));
        }
    }

    private void switchOn(Markup.Element element, String value) {
        Matcher matcher = SWITCH.matcher(value);
        if (!matcher.matches()) {
            throw branchRefusal(element, "th:switch", value);
        }
        axis(element, matcher.group(1));
    }

    private void caseOf(Markup.Element element, String value, String switched) {
        if (!value.strip().equals("*")) {
            if (switched.isEmpty() || !value.strip().matches(VALUE)) {
                throw refusal("letter.expression", element, "th:case");
            }
            branch(element, switched, value.strip());
        }
    }

    /** Numbers stand bare, words in quotes: anything else would compare as never equal. */
    private void branch(Markup.Element element, String axis, String value) {
        List<String> values = axis(element, axis);
        boolean isNumber = !value.startsWith("'");
        String bare = isNumber ? value : value.substring(1, value.length() - 1);
        if (!values.contains(bare) || isNumber != axis.equals("youths")) {
            String quote = axis.equals("youths") ? "" : "'";
            throw refusal(
                    "letter.variant-value", element, axis, quote + String.join(quote + ", " + quote, values) + quote);
        }
    }

    private List<String> axis(Markup.Element element, String axis) {
        if (isStationery) {
            throw refusal("letter.stationery-branch", element);
        }
        List<String> values = Variant.AXES.get(axis);
        if (values == null) {
            throw refusal("letter.branch-unknown", element, axis, FieldsFile.knownAxes());
        }
        axesUsed.add(axis);
        return values;
    }

    private Refusal branchRefusal(Markup.Element element, String attribute, String value) {
        Matcher path = OTHER_PATH.matcher(value);
        return path.find() && !path.group(1).startsWith("variant.")
                ? refusal("letter.branch-on-field", element, attribute, path.group(1))
                : refusal("letter.condition", element, attribute);
    }

    private void text(Markup.Text text, Markup.Element parent, String holder) {
        if (text.text().isBlank()) {
            return;
        }
        if (holder.equals("title")) {
            plain(text);
            return;
        }
        if (!CHILDREN.getOrDefault(holder, Set.of()).contains("strong")) {
            throw Refusal.of("letter.text-outside", file, firstLine(text), parent.name());
        }
        plain(text);
        glyphs(text);
    }

    private void plain(Markup.Text text) {
        Matcher inlined = INLINED.matcher(text.text());
        while (inlined.find()) {
            rules.check(file, firstLine(text), inlined.group(1));
        }
        String rest = inlined.replaceAll("");
        if (rest.contains("[(")) {
            throw Refusal.of("letter.unescaped", file, firstLine(text), "[(…)]");
        }
        if (rest.contains("[[") || rest.contains("${")) {
            throw Refusal.of("letter.expression", file, firstLine(text), "[[…]]");
        }
    }

    private void glyphs(Markup.Text text) {
        String set = java.text.Normalizer.normalize(text.text(), java.text.Normalizer.Form.NFC)
                .replaceAll("[ \t\r\n]+", "");
        int missing = FontMetrics.of(Face.REGULAR).missing(set);
        if (missing >= 0) {
            throw Refusal.of("letter.glyph", file, firstLine(text), "U+%04X".formatted(missing));
        }
    }

    private static int firstLine(Markup.Text text) {
        int line = text.line();
        for (int i = 0;
                i < text.text().length() && Character.isWhitespace(text.text().charAt(i));
                i++) {
            line += text.text().charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void comment(Markup.Comment comment) {
        String text = comment.text();
        if (text.startsWith("/*") || text.contains("[[") || text.contains("[(") || text.startsWith("[")) {
            throw Refusal.of("letter.comment", file, comment.line());
        }
    }

    private Refusal refusal(String key, Markup.Element element, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = file;
        all[1] = element.line();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Refusal.of(key, all);
    }

    private static Map<String, Set<String>> children() {
        Map<String, Set<String>> children = new TreeMap<>();
        children.put("html", Set.of("head", "body"));
        children.put("head", Set.of("title", "meta"));
        children.put("title", Set.of());
        children.put("meta", Set.of());
        children.put("body", FLOW);
        children.put("div", REGION);
        for (String holder : List.of("h1", "h2", "p", "td", "th", "strong", "em", "a", "span")) {
            children.put(holder, INLINE);
        }
        Set<String> item = new TreeSet<>(INLINE);
        item.addAll(Set.of("ul", "ol"));
        children.put("li", item);
        children.put("ul", Set.of("li"));
        children.put("ol", Set.of("li"));
        children.put("table", Set.of("thead", "tbody", "tr"));
        children.put("thead", Set.of("tr"));
        children.put("tbody", Set.of("tr"));
        children.put("tr", Set.of("th", "td"));
        children.put("br", Set.of());
        children.put("img", Set.of());
        children.put("hr", Set.of());
        return children;
    }
}
