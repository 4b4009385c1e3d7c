package se.utskick.email;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import se.utskick.Refusal;

/**
 * What may stand in {@code email.html}: text, lists and tables with inline styles and links a person can read. No images, scripts, forms,
 * style sheets or anything else that is fetched: nothing tells when, where or whether the message was read.
 */
final class HtmlRules {

    /** Elements without an end tag (HTML, section 13.1.2). */
    static final Set<String> VOID = Set.of("br", "hr", "meta");

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "body", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "strong", "em", "a", "span", "br", "hr");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "meta", Set.of("charset", "name", "content"),
            "a", Set.of("href", "style", "lang"),
            "th", Set.of("scope", "style", "lang"),
            "table", Set.of("role", "style", "lang"));
    private static final Set<String> ANYWHERE = Set.of("style", "lang");
    private static final Pattern LINK = Pattern.compile("(?:https://|mailto:|tel:)[!-~]+");
    private static final Pattern FETCHING_STYLE = Pattern.compile("url|image|expression|import|behavior|\\\\|/\\*");

    private HtmlRules() {}

    static void refuseBeforeRoot(XMLStreamReader reader, String template) {
        int event = reader.getEventType();
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            throw Refusal.of("email.element", template, reader.getLocation().getLineNumber(), "<?");
        }
    }

    static void checkElement(String element, String template, int line) {
        if (!ELEMENTS.contains(element)) {
            throw Refusal.of("email.element", template, line, "<" + element + ">");
        }
    }

    static void checkAttribute(String element, String attribute, String value, String template, int line) {
        boolean allowed = ATTRIBUTES.getOrDefault(element, ANYWHERE).contains(attribute)
                && !value.contains("${")
                && !value.contains("__")
                && !(attribute.equals("href") && !LINK.matcher(value).matches())
                && !(attribute.equals("style")
                        && FETCHING_STYLE
                                .matcher(value.toLowerCase(Locale.ROOT))
                                .find());
        if (!allowed) {
            throw Refusal.of("email.attribute", template, line, "<" + element + " " + attribute + ">");
        }
    }

    /** A page says its language and its title, and its headings start at h1. */
    static void checkPage(HtmlTemplate.Element html, String template) {
        if (!html.name().equals("html")
                || html.attributes().getOrDefault("lang", "").isBlank()) {
            throw Refusal.of("email.no-lang", template);
        }
        if (titles(html).isEmpty() || !titles(html).stream().allMatch(HtmlRules::hasText)) {
            throw Refusal.of("email.no-title", template);
        }
    }

    /** One, or several of which one stands in each shape. */
    static List<HtmlTemplate.Element> titles(HtmlTemplate.Element html) {
        return elements(html.children(), "head").stream()
                .flatMap(head -> elements(head.children(), "title").stream())
                .toList();
    }

    private static boolean hasText(HtmlTemplate.Element title) {
        return title.children().stream().anyMatch(HtmlTemplate.Text.class::isInstance);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static List<HtmlTemplate.Element> elements(List<HtmlTemplate.Node> nodes, String name) {
        return nodes.stream()
                .filter(HtmlTemplate.Element.class::isInstance)
                .map(HtmlTemplate.Element.class::cast)
                .filter(element -> element.name().equals(name))
                .toList();
    }
}
