package se.utskick.print;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.print.Acknowledgement.RefusedRow;
import se.utskick.print.Acknowledgement.Status;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.selection.PieceReference;

/** One acknowledgement file, read row by row: a bad row is refused by itself, a bad file whole. */
final class AcknowledgementFile {

    private static final List<String> HEADER = List.of("piece", "status", "date", "note");
    private static final Pattern BUNDLE = Pattern.compile("bundle-\\d{4,}\\.pdf");
    private static final Pattern COUNT = Pattern.compile("\\d{1,7}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Path file;
    private final List<Acknowledgement> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    AcknowledgementFile(Path file) {
        this.file = file;
    }

    static boolean namesBundle(String piece) {
        return BUNDLE.matcher(piece).matches();
    }

    Acknowledgement.File read() throws IOException {
        try (SeparatedRows csv = SeparatedRows.open(file)) {
            checkHeader(csv.next());
            for (Row row = csv.next(); row != null; row = csv.next()) {
                take(row);
            }
        } catch (NoSuchFileException e) {
            throw Refusal.of("print.ack-missing", file).because(e);
        } catch (CharacterCodingException e) {
            throw Refusal.of("print.ack-not-utf8", file.getFileName()).because(e);
        } catch (SeparatedRows.Unreadable e) {
            throw Refusal.of("print.ack-unreadable", file.getFileName(), e.line())
                    .because(e);
        }
        if (rows.isEmpty() && refused.isEmpty()) {
            throw Refusal.of("print.ack-empty", file.getFileName());
        }
        return new Acknowledgement.File(rows, refused);
    }

    private void checkHeader(@Nullable Row header) {
        if (header == null || !header.fields().equals(HEADER)) {
            throw Refusal.of("print.ack-header", file.getFileName(), String.join(";", HEADER));
        }
    }

    private void take(Row row) {
        String reason = flaw(row.fields());
        if (reason != null) {
            refused.add(new RefusedRow(row.line(), reason));
            return;
        }
        List<String> fields = row.fields();
        Status status = Status.valueOf(fields.get(1));
        rows.add(new Acknowledgement(row.line(), fields.get(0), status, LocalDate.parse(fields.get(2)), fields.get(3)));
    }

    private @Nullable String flaw(List<String> fields) {
        if (fields.size() != HEADER.size() || fields.get(0).isBlank()) {
            return "BAD_SHAPE";
        }
        if (!isStatus(fields.get(1))) {
            return "UNKNOWN_STATUS";
        }
        if (!isDate(fields.get(2))) {
            return "BAD_DATE";
        }
        if (namesBundle(fields.get(0))) {
            if (!COUNT.matcher(fields.get(3)).matches()) {
                return "WRONG_COUNT";
            }
        } else if (!PieceReference.isValid(fields.get(0))) {
            return "UNKNOWN_PIECE";
        }
        return said.add(fields.get(0) + ";" + fields.get(1)) ? null : "DUPLICATE_ROW";
    }

    private static boolean isStatus(String text) {
        for (Status status : Status.values()) {
            if (status.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException notInTheCalendar) {
            return false;
        }
    }
}
