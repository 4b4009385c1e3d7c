package se.utskick.letter;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/** Well-formed XHTML as a tree that knows its lines. Document types but {@code html}, entities of one's own and CDATA are refused. */
sealed interface Markup {

    int line();

    /** What a reader sees of it. */
    String text();

    /** An element; attributes in the order of the file. */
    record Element(String name, Map<String, String> attributes, List<Markup> children, int line) implements Markup {

        /** The attribute's value, empty where it is missing. */
        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Markup child : children) {
                text.append(child.text());
            }
            return text.toString();
        }

        List<Element> elements() {
            return children.stream()
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .toList();
        }
    }

    record Text(String text, int line) implements Markup {}

    record Comment(String remark, int line) implements Markup {

        @Override
        public String text() {
            return "";
        }
    }

    /** Tells the line an element stands on in the file its text was made of. */
    String LINE = "data-line";

    Pattern DOCTYPE = Pattern.compile("\\A\uFEFF?\\s*<!DOCTYPE html>", Pattern.CASE_INSENSITIVE);

    /**
     * Parses a file's text.
     *
     * @param file how messages call it
     */
    static Element parse(String file, String xhtml) {
        String body = DOCTYPE.matcher(xhtml).replaceFirst(found -> found.group().replaceAll("[^\n]", " "));
        refuse(file, body, "<!DOCTYPE", "letter.doctype");
        refuse(file, body, "<![CDATA[", "letter.cdata");
        refuse(file, body, "<?", "letter.processing-instruction");
        try {
            return read(body);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw Refusal.of("letter.not-well-formed", file, line).because(e);
        }
    }

    private static void refuse(String file, String text, String construct, String key) {
        int at = text.indexOf(construct);
        if (at >= 0) {
            long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
            throw Refusal.of(key, file, line);
        }
    }

    private static Element read(String xhtml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xhtml));
        Deque<Element> open = new ArrayDeque<>();
        Element root = new Element("", Map.of(), new ArrayList<>(), 1);
        open.push(root);
        while (reader.hasNext()) {
            int event = reader.next();
            int line = reader.getLocation().getLineNumber();
            List<Markup> siblings = open.element().children();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Map<String, String> attributes = attributes(reader);
                    String told = attributes.remove(LINE);
                    Element element = new Element(
                            qualified(reader.getPrefix(), reader.getLocalName()),
                            attributes,
                            new ArrayList<>(),
                            told == null ? line : Integer.parseInt(told));
                    siblings.add(element);
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
                    siblings.add(new Text(reader.getText(), line - newlines(reader.getText())));
                case XMLStreamConstants.COMMENT -> siblings.add(new Comment(reader.getText(), line));
                default -> {}
            }
        }
        return root.elements().get(0);
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** The parser parts names at the colon whether it knows of namespaces or not. */
    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }
}
