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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.print.Acknowledgement.Status;
import se.utskick.print.RefusedRow.Reason;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.selection.PieceReference;

/** One acknowledgement file, read row by row: a bad row is refused by itself, a bad file whole. */
final class AcknowledgementFile {

    private static final List<String> HEADER = List.of("piece", "status", "date", "note");
    private static final String STATUSES =
            Stream.of(Status.values()).map(Status::name).collect(Collectors.joining(","));
    private static final Pattern BUNDLE = Pattern.compile("bundle-\\d{4,}\\.pdf");
    private static final Pattern COUNT = Pattern.compile("\\d{1,7}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** What of a row's text may be repeated: a word in capitals, a count, and what looks like a date in another form. */
    private static final Pattern REPEATABLE =
            Pattern.compile("[A-Z_]{1,20}|\\d{1,7}|\\d{1,4}[-/. ]\\d{1,2}[-/. ]\\d{1,4}");

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
        Optional<RefusedRow> flaw = flaw(row.line(), row.fields());
        if (flaw.isPresent()) {
            refused.add(flaw.get());
            return;
        }
        List<String> fields = row.fields();
        Status status = Status.valueOf(fields.get(1));
        rows.add(new Acknowledgement(row.line(), fields.get(0), status, LocalDate.parse(fields.get(2)), fields.get(3)));
    }

    private Optional<RefusedRow> flaw(int line, List<String> fields) {
        if (fields.size() != HEADER.size() || fields.get(0).isBlank()) {
            return flaw(line, Reason.BAD_SHAPE, String.join(";", HEADER), "");
        }
        if (!isStatus(fields.get(1))) {
            return flaw(line, Reason.UNKNOWN_STATUS, STATUSES, fields.get(1));
        }
        if (!isDate(fields.get(2))) {
            return flaw(line, Reason.BAD_DATE, "yyyy-MM-dd", fields.get(2));
        }
        if (namesBundle(fields.get(0)) && !COUNT.matcher(fields.get(3)).matches()) {
            return flaw(line, Reason.WRONG_COUNT, "", fields.get(3));
        }
        if (!namesBundle(fields.get(0)) && !PieceReference.isValid(fields.get(0))) {
            return flaw(line, Reason.UNKNOWN_PIECE, "", "");
        }
        boolean isNew = said.add(fields.get(0) + ";" + fields.get(1));
        return isNew ? Optional.empty() : flaw(line, Reason.DUPLICATE_ROW, "", "");
    }

    private static Optional<RefusedRow> flaw(int line, Reason reason, String expected, String found) {
        String repeated = REPEATABLE.matcher(found).matches() ? found : "";
        return Optional.of(new RefusedRow(line, reason, expected, repeated));
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
