package se.utskick.register;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import se.utskick.Refusal;

/**
 * Walks through an XML file child by child, by local names. DTDs, and with them entities of one's own, are refused; nothing is ever
 * fetched. Where the file is cut off or not well formed it stops with line and column.
 */
final class XmlCursor {

    /** Enough for any envelope; what is deeper is an attack on the parser's memory. */
    private static final int DEEPEST = 200;

    private final String file;
    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean holdsElements;

    XmlCursor(InputStream in, String file) throws IOException {
        this.file = file;
        try {
            this.xml = hardened().createXMLStreamReader(EncodedBytes.of(in, file));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** The parser of the JDK, whatever else lies on the classpath, with nothing it could fetch or expand. */
    static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // From Java 24 on the parser has a limit of its own that would speak before ours.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are refused");
        });
        return factory;
    }

    /** Goes on to the next element of a name, at any depth; false at the end of a well-formed file. */
    boolean find(String name) {
        int event = advance();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name)) {
                return true;
            }
            event = advance();
        }
        return false;
    }

    /** Goes on to the next child of the element one stands in, whose earlier children are read; false at its end. */
    boolean nextChild() {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** The local name of the element one stands at. */
    String name() {
        return xml.getLocalName();
    }

    /** Passes the element over with all it holds. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            advance();
        }
    }

    /** The element's own text, without surrounding space; of what is longer than any field only so much that it is seen to be. */
    String text() {
        text.setLength(0);
        holdsElements = false;
        boolean cut = false;
        int inside = depth;
        while (depth >= inside) {
            int event = advance();
            holdsElements |= event == XMLStreamConstants.START_ELEMENT;
            if (depth == inside && isText(event)) {
                cut |= text.length() > RegisterText.LONGEST && !xml.isWhiteSpace();
                if (text.length() <= RegisterText.LONGEST && !(text.isEmpty() && xml.isWhiteSpace())) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
        }
        return cut ? text.toString() : text.toString().strip();
    }

    /** Whether the element whose text was read last held elements too. */
    boolean heldElements() {
        return holdsElements;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private int advance() {
        try {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> deeper();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Refusal.of("register.xml-dtd", file, line());
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw Refusal.of("register.xml-deep", file, line(), DEEPEST);
        }
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    /** The parser's own words may quote the file, so its place is all that is told. */
    private Refusal malformed(XMLStreamException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
        return Refusal.of("register.xml-malformed", file, line, column);
    }
}
