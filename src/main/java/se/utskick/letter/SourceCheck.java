package se.utskick.letter;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a template's source before Thymeleaf does and finds everything outside the {@link Subset}, with its line and what to use instead.
 */
final class SourceCheck {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
    private static final Set<String> FROM_THE_RIGHT =
            Set.of("ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi");

    private final String file;
    private final boolean isStationery;
    private final ExpressionCheck expressions;
    private final Set<String> styles;
    private final Faults faults;
    private boolean hasFirstHeading;

    /** @param isStationery named regions instead of a letter's flow, and no branching */
    SourceCheck(
            String file, boolean isStationery, ExpressionCheck.FieldRules rules, Set<String> styles, Faults faults) {
        this.file = file;
        this.isStationery = isStationery;
        this.expressions = new ExpressionCheck(file, rules, !isStationery, faults);
        this.styles = styles;
        this.faults = faults;
        this.hasFirstHeading = isStationery;
    }

    /** Returns the axes of variants the file branches on. */
    Set<String> check(String source) {
        Markup.Element html = faults.from(() -> Markup.parse(file, source));
        if (html != null && !html.name().equals("html")) {
            fault("letter.root", html, html.name());
        } else if (html != null) {
            attributes(html, "");
            if (html.attribute("lang").isEmpty()) {
                fault("letter.language", html, "");
            }
            contents(html, "html", "");
        }
        return expressions.axes();
    }

    /**
     * @param holder the nearest element around that is not transparent
     * @param switched the axis of the {@code th:switch} around, empty outside one
     */
    private void contents(Markup.Element parent, String holder, String switched) {
        for (Markup child : parent.children()) {
            if (child instanceof Markup.Text text && !text.text().isBlank()) {
                text(text, parent, holder);
            } else if (child instanceof Markup.Comment comment) {
                faults.during(() -> expressions.comment(comment));
            } else if (child instanceof Markup.Element element) {
                element(element, holder, switched);
            }
        }
        if (holder.equals("p")) {
            images(parent);
        } else if (parent.name().equals("li")) {
            endsWithItsLists(parent);
        }
    }

    private void element(Markup.Element element, String holder, String switched) {
        String name = element.name();
        boolean isRegion = isStationery && holder.equals("body");
        boolean isUnknown = !Subset.knows(name) || (name.equals("div") && !isStationery);
        if (isUnknown) {
            fault("letter.element", element, name, Subset.insteadOf(name));
            contents(element, holder, switched);
            return;
        }
        Set<String> allowed = isRegion ? Set.of("div") : Subset.children(holder);
        boolean isTransparent = name.equals(Subset.TRANSPARENT) && !isRegion && !Subset.HEAD.contains(holder);
        if (!isTransparent && !allowed.contains(name)) {
            fault("letter.nesting", element, name, holder, allowed.isEmpty() ? "-" : String.join(", ", allowed));
        }
        heading(element);
        attributes(element, switched);
        String inner = element.attribute("th:switch");
        String axis = inner.isEmpty() ? switched : faults.from(() -> expressions.switchOf(element.line(), inner));
        contents(element, isTransparent ? holder : name, axis == null ? "" : axis);
    }

    /** Who hears the letter goes by its headings: the first is its name. */
    private void heading(Markup.Element element) {
        if (element.name().equals("h2") && !hasFirstHeading) {
            fault("letter.heading-jump", element);
        }
        hasFirstHeading |= element.name().equals("h1") || element.name().equals("h2");
    }

    private void attributes(Markup.Element element, String switched) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            attribute(element, attribute.getKey(), attribute.getValue(), switched);
        }
        language(element);
        switch (element.name()) {
            case "a" -> link(element);
            case "img" -> image(element);
            case "hr" -> mustBe(element, "class", Set.of("page-break"), "letter.rule");
            case "div" -> mustBe(element, "data-region", Stationery.REGIONS, "letter.region-unknown");
            default -> style(element);
        }
    }

    private void attribute(Markup.Element element, String name, String value, String switched) {
        boolean isThymeleaf = name.startsWith("th:");
        boolean isInText =
                !Subset.HEAD.contains(element.name()) && !Set.of("body", "div").contains(element.name());
        boolean isOfTitle =
                element.name().equals("title") && Set.of("th:if", "th:unless").contains(name);
        if (isThymeleaf && (isInText || isOfTitle)) {
            faults.during(() -> expressions.attribute(element, name, value, switched));
        } else if (isThymeleaf) {
            fault("letter.thymeleaf-place", element, name, element.name());
        } else if (value.contains("${") || value.contains("[[") || value.contains("[(")) {
            fault("letter.field-in-attribute", element, name);
        } else if (!Subset.attributes(element.name()).contains(name)) {
            String key = name.startsWith("data-th-") ? "letter.thymeleaf-attribute" : "letter.attribute";
            fault(key, element, name, element.name());
        }
    }

    private void language(Markup.Element element) {
        String language = element.attribute("lang");
        if (element.attributes().containsKey("lang")
                && !LANGUAGE.matcher(language).matches()) {
            fault("letter.language", element, language);
        } else if (FROM_THE_RIGHT.contains(language.replaceAll("-.*", ""))) {
            fault("letter.language-right-to-left", element, language);
        }
    }

    private void link(Markup.Element element) {
        boolean isField = element.attributes().containsKey("th:href");
        if (!isField && !LinkTarget.isOne(element.attribute("href").strip())) {
            fault("letter.link", element);
        }
    }

    private void style(Markup.Element element) {
        String style = element.attribute("class");
        if (!style.isEmpty() && !styles.contains(style)) {
            fault("letter.class-unknown", element, style, String.join(", ", new TreeSet<>(styles)));
        }
    }

    private void mustBe(Markup.Element element, String attribute, Set<String> values, String key) {
        if (!values.contains(element.attribute(attribute))) {
            fault(key, element, String.join(", ", new LinkedHashSet<>(values)));
        }
    }

    private void image(Markup.Element element) {
        if (!element.attribute("src").matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(png|svg)")) {
            fault("letter.image-source", element);
        }
        if (!element.attributes().containsKey("alt")) {
            fault("letter.image-alt", element);
        }
        if (!element.attribute("data-width-mm").matches("[0-9]{1,3}(\\.[0-9]+)?")) {
            fault("letter.image-width", element);
        }
    }

    /** An image stands alone in a paragraph; in the stationery it is the first thing there, text may follow. */
    private void images(Markup.Element paragraph) {
        List<Markup> visible = paragraph.children().stream()
                .filter(child -> !(child instanceof Markup.Comment))
                .filter(child ->
                        !(child instanceof Markup.Text text && text.text().isBlank()))
                .toList();
        for (int i = 0; i < visible.size(); i++) {
            boolean isImage = visible.get(i) instanceof Markup.Element element
                    && element.name().equals("img");
            if (isImage && (i > 0 || (!isStationery && visible.size() > 1))) {
                faults.add("letter.image-place", file, visible.get(i).line());
            }
        }
    }

    /** What comes after an inner list would be read before it. */
    private void endsWithItsLists(Markup.Element item) {
        boolean hasList = false;
        for (Markup child : item.children()) {
            boolean isList = child instanceof Markup.Element element && Subset.LISTS.contains(element.name());
            if (hasList && !isList && !child.text().isBlank()) {
                faults.add("letter.text-after-list", file, child.line());
            }
            hasList |= isList;
        }
    }

    private void text(Markup.Text text, Markup.Element parent, String holder) {
        int line = firstLine(text);
        boolean isTitle = holder.equals("title");
        if (!isTitle && !Subset.holdsText(holder) && Subset.knows(parent.name())) {
            faults.add("letter.text-outside", file, line, parent.name());
        }
        faults.during(() -> expressions.text(text.text(), line));
        int missing = FontMetrics.of(Face.REGULAR)
                .missingInTemplate(
                        Normalizer.normalize(text.text(), Normalizer.Form.NFC).replaceAll("[ \t\r\n]+", " "));
        if (missing >= 0 && !isTitle) {
            String character = Character.toString(missing);
            faults.add(
                    Flaw.ofCharacters(character).key("text"),
                    file,
                    lineOf(missing, text, line),
                    "U+%04X".formatted(missing),
                    Script.ofOrOther(character));
        }
    }

    /** The line a character stands on; where it is one only once composed, the text's first. */
    private static int lineOf(int character, Markup.Text text, int first) {
        int at = text.text().indexOf(character);
        return at < 0
                ? first
                : text.line()
                        + (int) text.text()
                                .substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    private static int firstLine(Markup.Text text) {
        String content = text.text();
        int line = text.line();
        for (int i = 0; i < content.length() && Character.isWhitespace(content.charAt(i)); i++) {
            line += content.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void fault(String key, Markup.Element element, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = file;
        all[1] = element.line();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        faults.add(key, all);
    }
}
