package se.utskick.letter;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the path data of SVG 1.1, 8.3, but for elliptical arcs: an author exports them as curves. */
final class SvgPath {

    private static final Pattern TOKEN = Pattern.compile(
            "([MmLlHhVvCcSsQqTtZz])|([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)|([\\s,]+)|(.)");

    private final Matcher tokens;
    private final Path2D.Double path = new Path2D.Double();
    private String next = "";
    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, for the smooth curves that mirror it. */
    private double controlX;

    private double controlY;

    private SvgPath(String data) {
        this.tokens = TOKEN.matcher(data);
        advance();
    }

    /** @throws IllegalArgumentException for data that cannot be read */
    static Path2D read(String data) {
        SvgPath reader = new SvgPath(data);
        char command = ' ';
        while (!reader.next.isEmpty()) {
            char first = reader.next.charAt(0);
            if (Character.isLetter(first)) {
                command = first;
                reader.advance();
            } else if (command == 'M' || command == 'm') {
                command = command == 'M' ? 'L' : 'l';
            }
            reader.draw(command);
        }
        return reader.path;
    }

    private void draw(char command) {
        boolean isRelative = Character.isLowerCase(command);
        double fromX = isRelative ? x : 0;
        double fromY = isRelative ? y : 0;
        switch (Character.toUpperCase(command)) {
            case 'M' -> move(fromX + number(), fromY + number());
            case 'L' -> line(fromX + number(), fromY + number());
            case 'H' -> line(fromX + number(), y);
            case 'V' -> line(x, fromY + number());
            case 'C' -> {
                double firstX = fromX + number();
                double firstY = fromY + number();
                curve(firstX, firstY, fromX, fromY);
            }
            case 'S' -> curve(2 * x - controlX, 2 * y - controlY, fromX, fromY);
            case 'Q' -> quad(fromX + number(), fromY + number(), fromX, fromY);
            case 'T' -> quad(2 * x - controlX, 2 * y - controlY, fromX, fromY);
            case 'Z' -> {
                path.closePath();
                at(startX, startY);
            }
            default -> throw new IllegalArgumentException("A path begins with M");
        }
    }

    private void move(double toX, double toY) {
        path.moveTo(toX, toY);
        startX = toX;
        startY = toY;
        at(toX, toY);
    }

    private void line(double toX, double toY) {
        path.lineTo(toX, toY);
        at(toX, toY);
    }

    private void curve(double firstX, double firstY, double fromX, double fromY) {
        double secondX = fromX + number();
        double secondY = fromY + number();
        double toX = fromX + number();
        double toY = fromY + number();
        path.curveTo(firstX, firstY, secondX, secondY, toX, toY);
        at(toX, toY);
        controlX = secondX;
        controlY = secondY;
    }

    private void quad(double throughX, double throughY, double fromX, double fromY) {
        double toX = fromX + number();
        double toY = fromY + number();
        path.quadTo(throughX, throughY, toX, toY);
        at(toX, toY);
        controlX = throughX;
        controlY = throughY;
    }

    private void at(double newX, double newY) {
        x = newX;
        y = newY;
        controlX = newX;
        controlY = newY;
    }

    private double number() {
        double number = Double.parseDouble(next);
        advance();
        return number;
    }

    private void advance() {
        next = "";
        while (tokens.find()) {
            if (tokens.group(4) != null) {
                throw new IllegalArgumentException("Not a path's sign");
            } else if (tokens.group(3) == null) {
                next = tokens.group();
                return;
            }
        }
    }
}
