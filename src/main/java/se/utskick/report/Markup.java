package se.utskick.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** XHTML as it is written: every text escaped, every element closed by the one who opened it. */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Content between an element's tags. */
    @FunctionalInterface
    interface Content {
        void write();
    }

    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /**
     * An element with content of its own.
     *
     * @param tag with attributes, say {@code td class="count"}; their values are the code's own and never data
     */
    Markup in(String tag, Content content) {
        open(tag);
        content.write();
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that holds text and no more. */
    Markup text(String tag, String text) {
        open(tag);
        out.append(escaped(text));
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Open elements: " + open);
        }
        return out.toString();
    }

    private void open(String tag) {
        int space = tag.indexOf(' ');
        open.push(space < 0 ? tag : tag.substring(0, space));
        out.append('<').append(tag).append('>');
    }
}
