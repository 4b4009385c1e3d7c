package se.utskick.letter;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shapes in the order they are painted, y downwards from the upper left corner; nothing in it that is fetched or runs.
 *
 * @param width and {@code height} of the drawing in its own units
 */
record Drawing(double width, double height, List<Shape> shapes) implements Artwork {

    Drawing {
        shapes = List.copyOf(shapes);
    }

    /**
     * A shape, painted inside, then along its edge.
     *
     * @param fill null where the inside is not painted
     * @param stroke null where the edge is not painted
     * @param strokeWidth in the drawing's units
     */
    record Shape(
            Path2D path,
            Overlay.@Nullable Tint fill,
            Overlay.@Nullable Tint stroke,
            double strokeWidth,
            boolean evenOdd) {}

    @Override
    public double heightFor(double width) {
        return width * this.height / this.width;
    }

    @Override
    public Set<Image> images() {
        return Set.of();
    }

    @Override
    public void draw(Ink ink, double x, double y, double width) {
        double scale = width / this.width;
        AffineTransform toPage = new AffineTransform(scale, 0, 0, -scale, x, y + heightFor(width));
        ink.content().add("q ");
        for (Shape shape : shapes) {
            draw(shape, ink.content(), toPage, scale);
        }
        ink.content().add("Q\n");
    }

    private static void draw(Shape shape, Bytes content, AffineTransform toPage, double scale) {
        if (shape.fill() != null) {
            colour(shape.fill(), "rg", content);
        }
        if (shape.stroke() != null) {
            colour(shape.stroke(), "RG", content);
            content.number(shape.strokeWidth() * scale).add(" w ");
        }
        outline(shape.path().getPathIterator(toPage), content);
        String rule = shape.evenOdd() ? "*" : "";
        content.add(shape.fill() == null ? "S" : shape.stroke() == null ? "f" + rule : "B" + rule)
                .add("\n");
    }

    private static void colour(Overlay.Tint tint, String operator, Bytes content) {
        content.number(tint.red()).add(' ').number(tint.green()).add(' ').number(tint.blue());
        content.add(' ').add(operator).add(' ');
    }

    private static void outline(PathIterator path, Bytes content) {
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> points(at, 1, "m", content);
                case PathIterator.SEG_LINETO -> points(at, 1, "l", content);
                case PathIterator.SEG_CUBICTO -> points(at, 3, "c", content);
                case PathIterator.SEG_QUADTO -> points(cubic(x, y, at), 3, "c", content);
                default -> content.add("h ");
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            x = kind == PathIterator.SEG_CLOSE ? x : at[last];
            y = kind == PathIterator.SEG_CLOSE ? y : at[last + 1];
        }
    }

    /** PDF knows cubic curves alone. */
    private static double[] cubic(double x, double y, double[] quad) {
        return new double[] {
            x + 2.0 / 3 * (quad[0] - x),
            y + 2.0 / 3 * (quad[1] - y),
            quad[2] + 2.0 / 3 * (quad[0] - quad[2]),
            quad[3] + 2.0 / 3 * (quad[1] - quad[3]),
            quad[2],
            quad[3]
        };
    }

    private static void points(double[] at, int count, String operator, Bytes content) {
        for (int i = 0; i < 2 * count; i++) {
            content.number(at[i]).add(' ');
        }
        content.add(operator).add(' ');
    }
}
