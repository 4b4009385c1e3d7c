package se.utskick.email;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * {@code email.html}: XHTML in a closed subset, read once, written in as many shapes as there are variants. What could fetch something, run
 * or track is refused, not removed.
 */
record HtmlTemplate(String name, Element html) {

    /** What a page is made of. */
    sealed interface Node permits Element, Text {}

    /** An element with its plain attributes; {@code conditions} say whether it stands at all. */
    record Element(String name, Map<String, String> attributes, List<Condition> conditions, List<Node> children)
            implements Node {}

    /** Text, split at its fields. */
    record Text(List<Wording.Segment> segments) implements Node {}

    /** @throws Refusal for what is not well formed or outside the language */
    static HtmlTemplate parse(String name, String source, Declared declared) {
        XMLStreamReader reader = null;
        try {
            reader = hardened().createXMLStreamReader(new StringReader(source));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                HtmlRules.refuseBeforeRoot(reader, name);
            }
            Element html = new Parser(reader, name, declared).element();
            HtmlRules.checkPage(html, name);
            return new HtmlTemplate(name, html);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw Refusal.of("email.not-well-formed", name, line).because(e);
        }
    }

    /** The page in one shape. */
    Wording in(Variant shape) {
        List<Wording.Segment> segments = new ArrayList<>();
        segments.add(literal("<!DOCTYPE html>\n"));
        write(html, shape, segments);
        segments.add(literal("\n"));
        return new Wording(segments);
    }

    /**
     * The title in one shape, as text: the message's subject.
     *
     * @throws Refusal where the shape has none, or several
     */
    Wording title(Variant shape) {
        List<Element> titles = HtmlRules.titles(html).stream()
                .filter(title -> title.conditions().stream().allMatch(condition -> condition.holds(shape)))
                .toList();
        if (titles.size() != 1) {
            throw Refusal.of("email.no-title", name);
        }
        return new Wording(titles.get(0).children().stream()
                .filter(Text.class::isInstance)
                .flatMap(text -> ((Text) text).segments().stream())
                .toList());
    }

    private static void write(Element element, Variant shape, List<Wording.Segment> out) {
        if (!element.conditions().stream().allMatch(condition -> condition.holds(shape))) {
            return;
        }
        StringBuilder tag = new StringBuilder("<").append(element.name());
        element.attributes()
                .forEach((key, value) -> tag.append(' ')
                        .append(key)
                        .append("=\"")
                        .append(HtmlRules.escape(value))
                        .append('"'));
        if (HtmlRules.VOID.contains(element.name())) {
            out.add(literal(tag + ">"));
            return;
        }
        out.add(literal(tag + ">"));
        for (Node child : element.children()) {
            if (child instanceof Element inner) {
                write(inner, shape, out);
            } else if (child instanceof Text text) {
                text.segments().forEach(segment -> out.add(escaped(segment)));
            }
        }
        out.add(literal("</" + element.name() + ">"));
    }

    private static Wording.Segment escaped(Wording.Segment segment) {
        return segment.field() ? segment : literal(HtmlRules.escape(segment.text()));
    }

    private static Wording.Segment literal(String text) {
        return new Wording.Segment(text, false);
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Thymeleaf's th: needs no declaration in HTML, and an author should not have to write one.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** Reads one element after another, checking each. */
    private record Parser(XMLStreamReader reader, String name, Declared declared) {

        Element element() throws XMLStreamException {
            int line = reader.getLocation().getLineNumber();
            String element = whole(reader.getPrefix(), reader.getLocalName());
            HtmlRules.checkElement(element, name, line);
            Map<String, String> plain = new TreeMap<>();
            List<Condition> conditions = new ArrayList<>();
            List<Node> content = new ArrayList<>();
            IntStream.range(0, reader.getAttributeCount())
                    .forEach(i -> attribute(i, element, line, plain, conditions, content));
            List<Node> children = children();
            return new Element(element, plain, List.copyOf(conditions), content.isEmpty() ? children : content);
        }

        private void attribute(
                int i,
                String element,
                int line,
                Map<String, String> plain,
                List<Condition> conditions,
                List<Node> content) {
            String attribute = whole(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            String value = reader.getAttributeValue(i);
            switch (attribute) {
                case "th:text" -> content.add(new Text(List.of(Wording.field(value, declared, name, line, attribute))));
                case "th:if", "th:unless" -> conditions.add(condition(value, attribute, line));
                default -> {
                    HtmlRules.checkAttribute(element, attribute, value, name, line);
                    plain.put(attribute, value);
                }
            }
        }

        private static String whole(@Nullable String prefix, String local) {
            return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
        }

        private Condition condition(String value, String attribute, int line) {
            Condition condition = Condition.parse(value, attribute.equals("th:if"), name, line);
            declared.requireVariant(condition, name, line);
            return condition;
        }

        private List<Node> children() throws XMLStreamException {
            List<Node> children = new ArrayList<>();
            while (reader.next() != XMLStreamConstants.END_ELEMENT) {
                int line = reader.getLocation().getLineNumber();
                switch (reader.getEventType()) {
                    case XMLStreamConstants.START_ELEMENT -> children.add(element());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        children.add(new Text(Wording.split(reader.getText(), declared, name, line)));
                    case XMLStreamConstants.COMMENT -> {}
                    default -> throw Refusal.of("email.not-well-formed", name, line);
                }
            }
            return List.copyOf(children);
        }
    }
}
