package se.utskick.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import se.utskick.file.Json;

/** Measured figures by name, in the order they were taken; three significant digits where they are not whole. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final Map<String, BigDecimal> figures = new LinkedHashMap<>();

    void put(String name, long figure) {
        figures.put(name, BigDecimal.valueOf(figure));
    }

    void put(String name, double figure) {
        figures.put(name, new BigDecimal(figure).round(THREE_DIGITS));
    }

    double get(String name) {
        return figures.getOrDefault(name, BigDecimal.ZERO).doubleValue();
    }

    /** A line each, then all of them as one line of JSON. */
    void print(PrintStream out) {
        figures.forEach((name, figure) -> out.println(name + ": " + figure.toPlainString()));
        Map<String, Object> plain = new LinkedHashMap<>();
        figures.forEach((name, figure) -> plain.put(name, new BigDecimal(figure.toPlainString())));
        out.println(Json.COMPACT.writeValueAsString(plain));
    }
}
