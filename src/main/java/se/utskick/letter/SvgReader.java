package se.utskick.letter;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * A closed subset of SVG, made into shapes when the template is compiled: paths, basic shapes, groups and plain colours. What could fetch,
 * run or look different elsewhere (scripts, links, images, styles, text, gradients) is refused with its line.
 */
final class SvgReader {

    private static final Set<String> ELEMENTS = new LinkedHashSet<>(
            List.of("g", "path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "title", "desc"));
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "xmlns",
            "version",
            "viewBox",
            "width",
            "height",
            "fill",
            "stroke",
            "stroke-width",
            "fill-rule",
            "transform",
            "d",
            "x",
            "y",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "x1",
            "y1",
            "x2",
            "y2",
            "points",
            "role",
            "aria-label",
            "aria-hidden",
            "focusable");
    private static final Map<String, Integer> NAMES = Map.of("black", 0, "white", 0xffffff);
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern TRANSFORM =
            Pattern.compile("\\s*(matrix|translate|scale)\\(([-+0-9.eE\\s,]+)\\)\\s*,?");
    private static final Pattern DECLARATION = Pattern.compile("\\A\uFEFF?\\s*<\\?xml[^>]*\\?>");
    private static final Look PLAIN = new Look(new Overlay.Tint(0, 0, 0), null, 1, false, new AffineTransform());

    private final String file;
    private final List<Drawing.Shape> shapes = new ArrayList<>();

    private SvgReader(String file) {
        this.file = file;
    }

    /** What a shape takes from the groups around it. */
    private record Look(
            Overlay.@Nullable Tint fill,
            Overlay.@Nullable Tint stroke,
            double strokeWidth,
            boolean evenOdd,
            AffineTransform transform) {}

    /** @param file how messages call it */
    static Drawing read(String file, String svg) {
        String body =
                DECLARATION.matcher(svg).replaceFirst(found -> found.group().replaceAll("[^\n]", " "));
        Markup.Element root = Markup.parse(file, body);
        if (!root.name().equals("svg")) {
            throw Refusal.of("letter.svg-element", file, root.line(), root.name(), "svg");
        }
        SvgReader reader = new SvgReader(file);
        double[] box = reader.viewBox(root);
        Look outer = reader.look(root, PLAIN);
        AffineTransform toCorner = AffineTransform.getTranslateInstance(-box[0], -box[1]);
        reader.children(root, new Look(outer.fill(), outer.stroke(), outer.strokeWidth(), outer.evenOdd(), toCorner));
        return new Drawing(box[2], box[3], reader.shapes);
    }

    private double[] viewBox(Markup.Element root) {
        String box = root.attribute("viewBox").isEmpty()
                ? "0 0 " + root.attribute("width") + " " + root.attribute("height")
                : root.attribute("viewBox");
        double[] numbers = numbers(root, box.replaceAll("px|pt", ""));
        if (numbers.length != 4 || numbers[2] <= 0 || numbers[3] <= 0) {
            throw Refusal.of("letter.svg-value", file, root.line(), "viewBox");
        }
        return numbers;
    }

    private void children(Markup.Element parent, Look look) {
        for (Markup.Element element : parent.elements()) {
            if (!ELEMENTS.contains(element.name())) {
                throw Refusal.of(
                        "letter.svg-element", file, element.line(), element.name(), String.join(", ", ELEMENTS));
            }
            Look own = look(element, look);
            switch (element.name()) {
                case "g" -> children(element, own);
                case "title", "desc" -> {}
                default -> add(outline(element), own);
            }
        }
    }

    private Path2D outline(Markup.Element element) {
        try {
            return switch (element.name()) {
                case "path" -> SvgPath.read(element.attribute("d"));
                case "polygon" -> SvgPath.read("M" + element.attribute("points") + "Z");
                case "polyline" -> SvgPath.read("M" + element.attribute("points"));
                case "line" ->
                    SvgPath.read("M" + number(element, "x1") + " " + number(element, "y1") + "L" + number(element, "x2")
                            + " " + number(element, "y2"));
                case "rect" ->
                    new Path2D.Double(new Rectangle2D.Double(
                            number(element, "x"),
                            number(element, "y"),
                            number(element, "width"),
                            number(element, "height")));
                default -> round(element);
            };
        } catch (IllegalArgumentException | java.awt.geom.IllegalPathStateException e) {
            throw Refusal.of("letter.svg-path", file, element.line()).because(e);
        }
    }

    private Path2D round(Markup.Element element) {
        boolean isCircle = element.name().equals("circle");
        double across = number(element, isCircle ? "r" : "rx");
        double down = number(element, isCircle ? "r" : "ry");
        return new Path2D.Double(new Ellipse2D.Double(
                number(element, "cx") - across, number(element, "cy") - down, 2 * across, 2 * down));
    }

    private void add(Path2D path, Look look) {
        path.transform(look.transform());
        if (look.fill() != null || look.stroke() != null) {
            double scale = Math.sqrt(Math.abs(look.transform().getDeterminant()));
            shapes.add(new Drawing.Shape(path, look.fill(), look.stroke(), look.strokeWidth() * scale, look.evenOdd()));
        }
    }

    private Look look(Markup.Element element, Look around) {
        for (String attribute : element.attributes().keySet()) {
            if (!ATTRIBUTES.contains(attribute)) {
                throw Refusal.of("letter.svg-attribute", file, element.line(), attribute, element.name());
            }
        }
        AffineTransform transform = new AffineTransform(around.transform());
        transform(element, transform);
        boolean hasWidth = !element.attribute("stroke-width").isEmpty();
        String rule = element.attribute("fill-rule");
        return new Look(
                colour(element, "fill", around.fill()),
                colour(element, "stroke", around.stroke()),
                hasWidth ? number(element, "stroke-width") : around.strokeWidth(),
                rule.isEmpty() ? around.evenOdd() : rule.equals("evenodd"),
                transform);
    }

    private void transform(Markup.Element element, AffineTransform transform) {
        String value = element.attribute("transform");
        Matcher steps = TRANSFORM.matcher(value);
        int read = 0;
        while (steps.lookingAt()) {
            double[] n = numbers(element, steps.group(2));
            if (steps.group(1).equals("matrix") && n.length == 6) {
                transform.concatenate(new AffineTransform(n));
            } else if (steps.group(1).equals("translate") && n.length <= 2) {
                transform.translate(n[0], n.length == 2 ? n[1] : 0);
            } else if (steps.group(1).equals("scale") && n.length <= 2) {
                transform.scale(n[0], n[n.length - 1]);
            }
            read = steps.end();
            steps.region(read, value.length());
        }
        if (!value.substring(read).isBlank()) {
            throw Refusal.of("letter.svg-value", file, element.line(), "transform");
        }
    }

    private Overlay.@Nullable Tint colour(Markup.Element element, String attribute, Overlay.@Nullable Tint around) {
        String value = element.attribute(attribute).strip();
        if (value.isEmpty()) {
            return around;
        } else if (value.equals("none")) {
            return null;
        }
        Matcher hex = HEX.matcher(value);
        Integer known = NAMES.get(value);
        if (known == null && !hex.matches()) {
            throw Refusal.of("letter.svg-colour", file, element.line(), attribute);
        }
        int rgb = known != null ? known : rgb(hex.group(1));
        return new Overlay.Tint((rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
    }

    private static int rgb(String hex) {
        return Integer.parseInt(hex.length() == 6 ? hex : hex.replaceAll("[0-9a-fA-F]", "$0$0"), 16);
    }

    private double number(Markup.Element element, String attribute) {
        String value = element.attribute(attribute);
        double[] numbers = numbers(element, value.isEmpty() ? "0" : value);
        if (numbers.length != 1) {
            throw Refusal.of("letter.svg-value", file, element.line(), attribute);
        }
        return numbers[0];
    }

    private double[] numbers(Markup.Element element, String text) {
        try {
            return java.util.Arrays.stream(text.strip().split("[\\s,]+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw Refusal.of("letter.svg-value", file, element.line(), element.name())
                    .because(e);
        }
    }
}
