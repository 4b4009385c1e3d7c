package se.utskick.register;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.file.Csv;
import se.utskick.file.DurableFile;
import se.utskick.person.Personnummer;

/**
 * The numbers a snapshot points to and lacks: custodians of those under 18, parents of those who are 18, by the relations that hold on the
 * day it was extracted, followed through replaced numbers. They are the next order to the register.
 *
 * <p>Numbers of protected people are among them: the tax agency, whom the list is for, keeps the protection, and only its record can
 * tell that somebody is protected. A record that was rejected is known and not asked for again; neither is a number that is not valid.
 */
@Component
public class MissingCustodians {

    private static final int OF_AGE = 18;

    private static final String POINTED_TO = """
            select p.birth_date, r.kind, r.related
            from relation r join person p on p.snapshot = r.snapshot and p.number = r.person
            where r.snapshot = ? and r.related is not null and p.deregistration is null and p.birth_date > ?
                and (r.from_day is null or r.from_day <= ?) and (r.until_day is null or r.until_day > ?)""";

    private final JdbcClient database;
    private final Snapshots snapshots;

    MissingCustodians(JdbcClient database, Snapshots snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    /**
     * What was written.
     *
     * @param missing numbers to order
     * @param notValid numbers pointed to that are no identity numbers: they cannot be ordered, somebody must look at them
     */
    public record Written(int missing, int notValid) {}

    /** Writes them to a CSV file, sorted, each once, under the header {@code personnummer}. */
    public Written write(int number, Path file) {
        Map<Boolean, Set<String>> lacking = lacking(snapshots.get(number));
        Set<String> missing = lacking.getOrDefault(true, Set.of());
        try {
            DurableFile.writeOwnerOnly(file, out -> {
                CSVPrinter csv = new CSVPrinter(
                        new OutputStreamWriter(out, StandardCharsets.UTF_8), Csv.writing("personnummer"));
                for (String digits : missing) {
                    csv.printRecord(digits);
                }
                csv.flush();
            });
        } catch (IOException e) {
            throw Refusal.failure("register.cannot-write", file).because(e);
        }
        return new Written(missing.size(), lacking.getOrDefault(false, Set.of()).size());
    }

    /** By whether they are identity numbers. */
    private Map<Boolean, Set<String>> lacking(Snapshot snapshot) {
        return pointedTo(snapshot).stream()
                .flatMap(related -> firstLacking(related, snapshot.number()).stream())
                .collect(Collectors.partitioningBy(
                        number -> Personnummer.parse(number).isPresent(), Collectors.toCollection(TreeSet::new)));
    }

    private Set<String> pointedTo(Snapshot snapshot) {
        LocalDate day = snapshot.extracted();
        Set<String> numbers = new HashSet<>();
        database.sql(POINTED_TO)
                // A year more than needed: whose birthday is 29 February is told apart below, by the contract's rule.
                .params(snapshot.number(), day.minusYears(OF_AGE + 2), day, day)
                .query(row -> {
                    LocalDate birth = row.getObject(1, LocalDate.class);
                    if (reads(row.getString(2), birth, day)) {
                        numbers.add(row.getString(3));
                    }
                });
        return numbers;
    }

    private static boolean reads(String kind, LocalDate birth, LocalDate day) {
        if (birth.plusYears(OF_AGE).isAfter(day)) {
            return kind.equals("V");
        }
        return birth.plusYears(OF_AGE + 1).isAfter(day) && !kind.equals("V");
    }

    /** The number on the way from one to whom it reaches that the snapshot does not know; a circle reaches nobody and lacks nobody. */
    private Optional<String> firstLacking(String related, int snapshot) {
        Set<String> met = new HashSet<>();
        String number = related;
        while (met.add(number)) {
            Optional<String> next = replacement(number, snapshot);
            if (next.isEmpty()) {
                return Optional.of(number);
            }
            if (next.get().isEmpty()) {
                return Optional.empty();
            }
            number = next.get();
        }
        return Optional.empty();
    }

    /** What a known number is replaced by, an empty text where it is not replaced; nothing where it is not known. */
    private Optional<String> replacement(String number, int snapshot) {
        return database.sql("select case when deregistration in ('GN', 'GS') then coalesce(replaced_by, '') else '' end"
                        + " from person where snapshot = ? and number = ?")
                .params(snapshot, number)
                .query(String.class)
                .optional();
    }
}
