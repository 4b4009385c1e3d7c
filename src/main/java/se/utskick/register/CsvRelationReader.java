package se.utskick.register;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.register.PersonRecord.StatedRelation;

/** Reads {@code relationer.csv}, one row a relation (contract 1.2). The related person's name is not read: it is not needed. */
final class CsvRelationReader {

    private static final String TABLE = "relationer";
    private static final List<String> COLUMNS = List.of("personnummer", "relation", "relaterad", "from", "tom");
    /** A FodelsetidNr: who never was registered in Sweden has no number but the day of birth. */
    private static final Pattern BIRTH_TIME = Pattern.compile("[0-9]{8}(0000)?");

    private final CsvRows rows;
    private final int[] places;

    CsvRelationReader(DeclaredText text, String file, ColumnNames names) throws IOException {
        List<String> required =
                COLUMNS.stream().map(column -> names.of(TABLE, column)).toList();
        if (required.contains("")) {
            throw Refusal.of("register.column-needed", TABLE + "." + COLUMNS.get(required.indexOf("")));
        }
        this.rows = new CsvRows(text, file, required);
        this.places = required.stream().mapToInt(rows.header()::place).toArray();
    }

    /** Goes on to the next row; false at the end of a file that is whole. */
    boolean next() {
        boolean found = rows.next();
        if (!found) {
            rows.refuseCutOff();
        }
        return found;
    }

    long number() {
        return rows.number();
    }

    /** The number of the person whose relation this is. */
    String person() {
        return rows.value(places[0]);
    }

    StatedRelation relation() {
        return new StatedRelation(
                rows.value(places[1]),
                numberOrNull(rows.value(places[2])),
                rows.value(places[3]),
                rows.value(places[4]));
    }

    /** What makes the row unusable, or null. */
    @Nullable
    Flaw flaw() {
        return rows.isWhole() ? RelationCheck.CSV.flaw(relation()) : new Flaw("", RejectReason.COLUMN_COUNT);
    }

    private static @Nullable String numberOrNull(String related) {
        return related.isEmpty() || BIRTH_TIME.matcher(related).matches() ? null : related;
    }
}
