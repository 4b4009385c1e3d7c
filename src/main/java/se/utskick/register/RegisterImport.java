package se.utskick.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import se.utskick.Refusal;

/** Reads all registers of an import, one after another, into the tables of persons and relations. */
final class RegisterImport {

    /** From 19 on nobody's relations are asked for (contract 2, "Recipients"). */
    private static final int ADULT_WITHOUT_RELATIONS = 19;

    private final Connection connection;
    private final int snapshot;
    private final Sources sources;
    private final Rejections rejections;
    private final ColumnNames columns;

    RegisterImport(Connection connection, int snapshot, Sources sources, Rejections rejections, ColumnNames columns) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.sources = sources;
        this.rejections = rejections;
        this.columns = columns;
    }

    /** How many persons are known then. */
    long read(ImportOrder order) throws SQLException, IOException {
        try (PersonTable table = new PersonTable(connection, snapshot)) {
            PersonIntake intake = new PersonIntake(table, rejections);
            for (Path register : order.registers()) {
                if (formatOf(register, order) == RegisterFormat.CSV) {
                    readFolder(register, order, intake);
                } else {
                    readXml(register, intake);
                }
            }
            intake.finish();
            connection.commit();
            return intake.persons();
        }
    }

    private void readXml(Path register, PersonIntake intake) throws SQLException, IOException {
        sources.read("register", register, (in, source) -> {
            NavetXmlReader reader = new NavetXmlReader(in.stream(), source.name());
            PersonCheck check = new PersonCheck(RegisterFormat.NAVET_XML);
            PersonRecord record = new PersonRecord();
            long records = 0;
            while (reader.next(record)) {
                intake.take(check.check(record), record, source.place(), ++records);
            }
            return records;
        });
    }

    private void readFolder(Path folder, ImportOrder order, PersonIntake intake) throws SQLException, IOException {
        intake.beginFolder();
        sources.read("register", folder.resolve("personer.csv"), (in, source) -> {
            CsvRegisterReader reader = new CsvRegisterReader(in.text(source, order.charset()), source.name(), columns);
            PersonCheck check = new PersonCheck(RegisterFormat.CSV);
            PersonRecord record = new PersonRecord();
            while (reader.next(record)) {
                intake.takeAlone(check.check(record), record, source.place(), reader.number());
            }
            return reader.number();
        });
        // Custodians ordered by number in a second step need not have relations of their own; youths must.
        LocalDate lastAdult = order.extracted().minusYears(ADULT_WITHOUT_RELATIONS);
        Sources.Emptiness empty =
                intake.anyBornAfter(lastAdult) ? Sources.Emptiness.REFUSED : Sources.Emptiness.ALLOWED;
        sources.read("register", folder.resolve("relationer.csv"), empty, (in, source) -> {
            CsvRelationReader reader = new CsvRelationReader(in.text(source, order.charset()), source.name(), columns);
            while (reader.next()) {
                intake.relate(reader.person(), reader.relation(), reader.flaw(), source.place(), reader.number());
            }
            return reader.number();
        });
        intake.endFolder();
    }

    /** A folder is CSV and a file Navet XML, unless the order says what they must be. */
    private static RegisterFormat formatOf(Path register, ImportOrder order) {
        RegisterFormat found = Files.isDirectory(register) ? RegisterFormat.CSV : RegisterFormat.NAVET_XML;
        if (order.format() == null || order.format() == found) {
            return found;
        }
        throw found == RegisterFormat.CSV
                ? Refusal.of("register.format-folder", register)
                : Refusal.of("register.format-file", register);
    }
}
