package se.utskick.register;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what is imported beside the population register: school, contacts, suppressions and meetings, each where there is one. */
final class ImportBeside {

    private final Connection connection;
    private final int snapshot;
    private final Sources sources;
    private final Rejections rejections;

    ImportBeside(Connection connection, int snapshot, Sources sources, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.sources = sources;
        this.rejections = rejections;
    }

    /** Contacts after the school, whose markings they are held against. */
    void read(ImportOrder order) throws SQLException, IOException {
        sources.read(
                "school",
                order.school(),
                (in, source) -> new SchoolImport(connection, snapshot, rejections)
                        .read(SchoolImport.reader(in, source, order.charset()), source));
        read("contacts", order.contacts(), order, new ContactImport(connection, snapshot, rejections)::read);
        read(
                "suppressions",
                order.suppressions(),
                order,
                new SuppressionImport(connection, snapshot, rejections)::read);
        read("meetings", order.meetings(), order, new MeetingImport(connection, snapshot, rejections)::read);
    }

    @FunctionalInterface
    private interface Rows {
        long read(DeclaredText text, Source source) throws SQLException, IOException;
    }

    private void read(String kind, @Nullable Path file, ImportOrder order, Rows rows) throws SQLException, IOException {
        sources.read(
                kind,
                file,
                (in, source) ->
                        rows.read(in.text(source, new FileBeside(source.path()).charset(order.charset())), source));
        connection.commit();
    }
}
