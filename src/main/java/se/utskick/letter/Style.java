package se.utskick.letter;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.utskick.Refusal;

/**
 * How a block looks, by its name in {@code templates/shared/styles.yaml}. Between two blocks stands the larger of the one's space after
 * and the other's space before.
 *
 * @param indentMm from the measure's left edge; for list items where the text stands, the mark before it
 * @param keepWithNext never parted from the beginning of what follows by a page's end
 * @param hyphenates words are parted at lines' ends, where the language has patterns
 * @param flushRight lines end at the measure's right edge: figures below each other
 */
record Style(
        String name,
        Typing typing,
        double spaceBeforePt,
        double spaceAfterPt,
        boolean bold,
        double indentMm,
        boolean keepWithNext,
        boolean hyphenates,
        boolean flushRight) {

    private static final List<String> ELEMENTS = List.of("h1", "h2", "p", "li", "th", "td");

    /** Stands for a style that cannot be read, while the rest of the template is checked. */
    private static final Style PLAIN = new Style("", new Typing(11, 15, 0), 0, 0, false, 0, false, false, false);
    /** WCAG 2.2, 1.4.3 (AA): text of any size against its ground. */
    private static final double LEAST_CONTRAST = 4.5;

    /** The styles of a file, in its order; every element that has no class needs one of its own name. */
    static Map<String, Style> read(Path file, String name, Faults faults) {
        Settings settings = Settings.read(file, name);
        Map<String, Style> styles = new LinkedHashMap<>();
        for (String key : settings.keys()) {
            Style style = faults.from(() -> read(key, settings.child(key)));
            styles.put(key, style == null ? PLAIN : style);
        }
        for (String element : ELEMENTS) {
            if (!styles.containsKey(element)) {
                faults.add("letter.setting-missing", name, element);
            }
        }
        return styles;
    }

    /** The style with at least so much space after: a list ends as a paragraph does. */
    Style withSpaceAfter(double leastPt) {
        return new Style(
                name,
                typing,
                spaceBeforePt,
                Math.max(spaceAfterPt, leastPt),
                bold,
                indentMm,
                keepWithNext,
                hyphenates,
                flushRight);
    }

    Face face() {
        return bold ? Face.BOLD : Face.REGULAR;
    }

    private static Style read(String name, Settings settings) {
        double size = settings.number("size_pt", 6, 72);
        double leading = settings.number("leading_pt", size, 144);
        Style style = new Style(
                name,
                new Typing(size, leading, settings.number("colour", 0, 0.6)),
                settings.number("space_before_pt", 0, 144),
                settings.number("space_after_pt", 0, 144),
                weight(settings),
                settings.number("indent_mm", 0, 80),
                settings.flag("keep_with_next"),
                settings.has("hyphenate") && settings.flag("hyphenate"),
                settings.has("align") && right(settings));
        settings.noOthers();
        double contrast = style.typing().contrast();
        if (contrast < LEAST_CONTRAST) {
            throw Refusal.of(
                    "letter.contrast", settings.file(), name, Math.round(contrast * 10) / 10.0, LEAST_CONTRAST);
        }
        return style;
    }

    private static boolean right(Settings settings) {
        return switch (settings.text("align")) {
            case "left" -> false;
            case "right" -> true;
            default -> throw settings.wrongKind("align", "left, right");
        };
    }

    private static boolean weight(Settings settings) {
        return switch (settings.text("weight")) {
            case "regular" -> false;
            case "bold" -> true;
            default -> throw settings.wrongKind("weight", "regular, bold");
        };
    }
}
