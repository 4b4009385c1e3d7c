package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;

/** Writes elements, their text escaped; nothing else of XML is needed for a register. */
final class XmlText {

    private final Writer out;

    XmlText(Writer out) {
        this.out = out;
    }

    void open(String element) throws IOException {
        out.append('<').append(element).append('>');
    }

    void close(String element) throws IOException {
        out.append("</").append(element).append('>');
    }

    void line() throws IOException {
        out.append('\n');
    }

    void raw(String xml) throws IOException {
        out.append(xml);
    }

    /** Nothing where the text is empty. */
    void optional(String element, String text) throws IOException {
        if (!text.isEmpty()) {
            element(element, text);
        }
    }

    void element(String element, String text) throws IOException {
        open(element);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        close(element);
    }
}
