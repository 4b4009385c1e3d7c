package se.utskick.letter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The closed subset of XHTML a letter is written in: what may stand in what, with which attributes. */
final class Subset {

    /** Stands anywhere in the body and holds what its parent holds. */
    static final String TRANSPARENT = "th:block";

    static final Set<String> HEAD = Set.of("html", "head", "title", "meta");

    static final Set<String> LISTS = Set.of("ul", "ol");

    private static final Set<String> INLINE = new TreeSet<>(Set.of("strong", "em", "a", "br", "span"));
    private static final Set<String> FLOW = new TreeSet<>(Set.of("h1", "h2", "p", "ul", "ol", "table", "hr"));
    private static final Set<String> OF_REGION = new TreeSet<>(Set.of("h1", "h2", "p"));
    private static final Map<String, Set<String>> CHILDREN = children();
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("html", Set.of("lang", "xmlns", "xmlns:th")),
            Map.entry("meta", Set.of("charset", "name", "content")),
            Map.entry("div", Set.of("data-region")),
            Map.entry("a", Set.of("href", "lang")),
            Map.entry("span", Set.of("lang")),
            Map.entry("strong", Set.of("lang")),
            Map.entry("em", Set.of("lang")),
            Map.entry("ul", Set.of("lang")),
            Map.entry("ol", Set.of("lang")),
            Map.entry("table", Set.of("lang")),
            Map.entry("img", Set.of("src", "alt", "data-width-mm")),
            Map.entry("hr", Set.of("class")),
            Map.entry("h1", Set.of("class", "lang")),
            Map.entry("h2", Set.of("class", "lang")),
            Map.entry("p", Set.of("class", "lang")),
            Map.entry("li", Set.of("class", "lang")),
            Map.entry("th", Set.of("class", "lang")),
            Map.entry("td", Set.of("class", "lang")));

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("b", "<strong>"),
            Map.entry("i", "<em>"),
            Map.entry("u", "<strong>"),
            Map.entry("font", "class"),
            Map.entry("center", "class"),
            Map.entry("h3", "<h2>"),
            Map.entry("h4", "<h2>"),
            Map.entry("div", "<p>"),
            Map.entry("section", "<p>"),
            Map.entry("blockquote", "<p>"),
            Map.entry("header", "templates/shared/stationery.html"),
            Map.entry("footer", "templates/shared/stationery.html"),
            Map.entry("style", "templates/shared/styles.yaml"),
            Map.entry("link", "templates/shared/styles.yaml"),
            Map.entry("dl", "<ul>"));

    private Subset() {}

    static boolean knows(String element) {
        return element.equals(TRANSPARENT) || CHILDREN.containsKey(element);
    }

    /** What to write instead of an element that is not supported. */
    static String insteadOf(String element) {
        return INSTEAD.getOrDefault(
                element, "<h1>, <h2>, <p>, <ul>, <ol>, <table>, <strong>, <em>, <a>, <br/>, <img/>");
    }

    /** The elements that may stand in another, sorted. */
    static Set<String> children(String holder) {
        return CHILDREN.getOrDefault(holder, Set.of());
    }

    /** Whether running text may stand in the element. */
    static boolean holdsText(String element) {
        return children(element).contains("strong");
    }

    /** The element's plain attributes; Thymeleaf's are checked apart. */
    static Set<String> attributes(String element) {
        return ATTRIBUTES.getOrDefault(element, Set.of());
    }

    private static Map<String, Set<String>> children() {
        Map<String, Set<String>> children = new TreeMap<>();
        children.put("html", new TreeSet<>(Set.of("head", "body")));
        children.put("head", new TreeSet<>(Set.of("title", "meta")));
        children.put("body", FLOW);
        children.put("div", OF_REGION);
        for (String holder : List.of("h1", "h2", "td", "th", "strong", "em", "a", "span")) {
            children.put(holder, INLINE);
        }
        children.put("p", with(INLINE, "img"));
        children.put("li", with(INLINE, "ul", "ol"));
        children.put("ul", Set.of("li"));
        children.put("ol", Set.of("li"));
        children.put("table", new TreeSet<>(Set.of("thead", "tbody", "tr")));
        children.put("thead", Set.of("tr"));
        children.put("tbody", Set.of("tr"));
        children.put("tr", new TreeSet<>(Set.of("th", "td")));
        for (String empty : List.of("title", "meta", "br", "img", "hr")) {
            children.put(empty, Set.of());
        }
        return children;
    }

    private static Set<String> with(Set<String> elements, String... more) {
        Set<String> all = new TreeSet<>(elements);
        all.addAll(List.of(more));
        return all;
    }
}
