package se.utskick.print;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.print.SeparatedRows.Unreadable;

/** A row of {@code manifest.csv} as a reader finds it, by column name; columns it does not know are passed over. */
record ManifestRow(
        int line,
        String piece,
        String bundle,
        int firstPage,
        int pages,
        int sheets,
        String postalCode,
        String city,
        String country,
        List<String> names,
        List<String> address,
        String sha256,
        int grams) {

    private static final List<String> COLUMNS = List.of(
            "piece",
            "bundle",
            "first_page",
            "pages",
            "sheets",
            "postnummer",
            "postort",
            "land",
            "names",
            "address",
            "sha256");
    /** Manifests of the first packages have no such column. */
    private static final String WEIGHT = "weight_g";

    private static final Pattern PART = Pattern.compile(" \\| ");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");

    /** Reads rows by the header's names. */
    static final class Reader {

        private final Map<String, Integer> places = new HashMap<>();
        private final int columns;

        Reader(Row header) throws Unreadable {
            this.columns = header.fields().size();
            for (int i = columns - 1; i >= 0; i--) {
                places.put(header.fields().get(i), i);
            }
            if (!places.keySet().containsAll(COLUMNS)) {
                throw new Unreadable(1, "header");
            }
        }

        ManifestRow read(Row row) throws Unreadable {
            if (row.fields().size() != columns) {
                throw new Unreadable(row.line(), "columns");
            }
            return new ManifestRow(
                    row.line(),
                    text(row, "piece"),
                    text(row, "bundle"),
                    count(row, "first_page"),
                    count(row, "pages"),
                    count(row, "sheets"),
                    text(row, "postnummer"),
                    text(row, "postort"),
                    text(row, "land"),
                    parts(row, "names"),
                    parts(row, "address"),
                    text(row, "sha256"),
                    places.containsKey(WEIGHT) ? count(row, WEIGHT) : 0);
        }

        private String text(Row row, String column) {
            return row.fields().get(Objects.requireNonNull(places.get(column)));
        }

        private List<String> parts(Row row, String column) {
            String text = text(row, column);
            return text.isEmpty() ? List.of() : List.of(PART.split(text, -1));
        }

        private int count(Row row, String column) throws Unreadable {
            String text = text(row, column);
            if (!COUNT.matcher(text).matches()) {
                throw new Unreadable(row.line(), column);
            }
            return Integer.parseInt(text);
        }
    }

    @Override
    public String toString() {
        return "ManifestRow[" + line + "]";
    }
}
