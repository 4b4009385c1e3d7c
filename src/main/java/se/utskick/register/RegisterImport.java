package se.utskick.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import se.utskick.Refusal;

/** Reads all registers of an import, one after another, into the tables of persons and relations. */
final class RegisterImport {

    private final Connection connection;
    private final int snapshot;
    private final Sources sources;
    private final Rejections rejections;

    RegisterImport(Connection connection, int snapshot, Sources sources, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.sources = sources;
        this.rejections = rejections;
    }

    /** How many persons are known then. */
    long read(ImportOrder order) throws SQLException, IOException {
        try (PersonTable table = new PersonTable(connection, snapshot)) {
            PersonIntake intake = new PersonIntake(table, rejections);
            for (Path register : order.registers()) {
                if (formatOf(register, order) == RegisterFormat.CSV) {
                    throw Refusal.of("register.no-file", register);
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
