package se.utskick.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the school register as CSV, one row an enrolment (contract 1.3). */
final class SchoolCsvReader implements PupilReader {

    private static final List<String> COLUMNS = List.of(
            "personnummer", "skolenhetskod", "skola", "arskurs", "skolform", "klass", "start", "slut", "avbruten");
    private static final String FLAG = "skydd";
    private static final EnrolmentFields.Names NAMES = new EnrolmentFields.Names(
            "skolenhetskod", "skola", "arskurs", "skolform", "klass", "start", "slut", "avbruten");

    private final CsvRows rows;
    private final int[] places;
    private final int flag;

    SchoolCsvReader(DeclaredText text, String file) throws IOException {
        this.rows = new CsvRows(text, file, COLUMNS);
        List<String> allowed = new ArrayList<>(COLUMNS);
        allowed.add(FLAG);
        rows.header().refuseOthers(allowed);
        this.places = COLUMNS.stream().mapToInt(rows.header()::place).toArray();
        this.flag = rows.header().place(FLAG);
    }

    @Override
    public @Nullable Pupil next() {
        if (!rows.next()) {
            rows.refuseCutOff();
            return null;
        }
        String number = value(0);
        if (!rows.isWhole()) {
            return new Pupil(number, flag >= 0, List.of(), new Flaw("", RejectReason.COLUMN_COUNT));
        }
        boolean marked = flag >= 0 && PupilReader.isMarking(rows.value(flag));
        EnrolmentFields fields = new EnrolmentFields(
                value(1), value(2), value(3), value(4), value(5), value(6), value(7), yesOrNo(value(8)));
        Flaw flaw = PupilReader.numberFlaw(number, COLUMNS.get(0));
        if (flaw == null) {
            flaw = fields.flaw(NAMES);
        }
        return new Pupil(number, marked, flaw == null ? List.of(fields.kept()) : List.of(), flaw);
    }

    @Override
    public long number() {
        return rows.number();
    }

    /** Yes, no, or null where it is neither. */
    static @Nullable Boolean yesOrNo(String word) {
        return switch (word) {
            case "ja" -> Boolean.TRUE;
            case "nej" -> Boolean.FALSE;
            default -> null;
        };
    }

    private String value(int column) {
        return RegisterText.clean(rows.value(places[column]));
    }
}
