package se.utskick.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.utskick.Refusal;
import se.utskick.person.Protection;

/** Reads {@code personer.csv}, one row a person (contract 1.2). */
final class CsvRegisterReader {

    private static final String TABLE = "personer";
    private static final String FLAG = "skydd";
    /** Without these nobody can be told apart, protected or passed over. A mapping may not leave them out. */
    private static final Set<PersonField> INDISPENSABLE = Set.of(PersonField.NUMBER, PersonField.DEREGISTRATION);

    private final CsvRows rows;
    private final Map<PersonField, Integer> places = new EnumMap<>(PersonField.class);
    private final int flag;

    CsvRegisterReader(DeclaredText text, String file, ColumnNames names) throws IOException {
        Map<PersonField, String> columns = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.ALL) {
            String column = field.column().isEmpty() ? "" : names.of(TABLE, field.column());
            if (!column.isEmpty()) {
                columns.put(field, column);
            } else if (INDISPENSABLE.contains(field)) {
                throw Refusal.of("register.column-needed", TABLE + "." + field.column());
            }
        }
        String flagColumn = names.of(TABLE, FLAG);
        if (flagColumn.isEmpty()) {
            throw Refusal.of("register.column-needed", TABLE + "." + FLAG);
        }
        List<String> required = new ArrayList<>(columns.values());
        required.add(flagColumn);
        this.rows = new CsvRows(text, file, required);
        columns.forEach((field, column) -> places.put(field, rows.header().place(column)));
        this.flag = rows.header().place(flagColumn);
    }

    /** Fills the record with the next row; false at the end of a file that is whole. */
    boolean next(PersonRecord record) {
        record.clear();
        if (!rows.next()) {
            rows.refuseCutOff();
            return false;
        }
        if (rows.isWhole()) {
            places.forEach((field, place) -> record.say(field, field.column(), rows.value(place)));
            record.flag(flag(rows.value(flag)), FLAG);
        } else {
            // Which field stands where cannot be known; the first one's place is the surest, and the flag may be any of
            // them.
            record.say(PersonField.NUMBER, PersonField.NUMBER.column(), rows.value(place(PersonField.NUMBER)));
            record.flag(Protection.UNREADABLE, FLAG);
            record.flawed("", RejectReason.COLUMN_COUNT);
        }
        return true;
    }

    long number() {
        return rows.number();
    }

    private int place(PersonField field) {
        Integer place = places.get(field);
        return place == null ? -1 : place;
    }

    private static Protection flag(String word) {
        return switch (word) {
            case "INGEN" -> Protection.NONE;
            case "SEKRETESSMARKERING" -> Protection.SEKRETESSMARKERING;
            case "SKYDDAD_FOLKBOKFORING" -> Protection.SKYDDAD_FOLKBOKFORING;
            default -> Protection.UNREADABLE;
        };
    }
}
