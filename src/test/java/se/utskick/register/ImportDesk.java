package se.utskick.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import se.utskick.Places;
import se.utskick.Progress;

/** An officer with a data folder and an empty database, who imports what a test lays on the desk. */
final class ImportDesk {

    static final LocalDate EXTRACTED = LocalDate.of(2126, 11, 1);

    final Path folder;
    final Places places;
    final DataSource database;
    final JdbcClient sql;

    private final List<Path> registers = new ArrayList<>();
    private @Nullable RegisterFormat format;
    private @Nullable Path school;
    private @Nullable Path contacts;
    private @Nullable Path suppressions;
    private @Nullable Path meetings;
    private Charset charset = StandardCharsets.UTF_8;
    private double limit = 1;
    private final MockEnvironment settings = new MockEnvironment();

    ImportDesk(Path folder) {
        this.folder = folder;
        this.places = new Places(folder.resolve("data"), folder, folder);
        this.database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        this.sql = JdbcClient.create(database);
        // Closed again, as a pool closes the connection that migrated: what the tables check must not depend on it.
        try (Connection session = database.getConnection()) {
            session.createStatement().execute("runscript from 'classpath:/db/migration/h2/V2__register.sql'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Navet file with these posts. */
    ImportDesk register(String... posts) {
        return registerFile("navet.xml", "<Poster>" + String.join("\n", posts) + "</Poster>");
    }

    ImportDesk registerFile(String name, String content) {
        registers.add(write(name, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    ImportDesk registerFile(String name, byte[] content) {
        registers.add(write(name, content));
        return this;
    }

    ImportDesk registerAt(Path path) {
        registers.add(path);
        return this;
    }

    ImportDesk format(RegisterFormat declared) {
        this.format = declared;
        return this;
    }

    ImportDesk school(String name, String content) {
        return school(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ImportDesk school(String name, byte[] content) {
        this.school = write(name, content);
        return this;
    }

    ImportDesk contacts(String content) {
        return contacts(content.getBytes(StandardCharsets.UTF_8));
    }

    ImportDesk contacts(byte[] content) {
        this.contacts = write("contacts.csv", content);
        return this;
    }

    ImportDesk suppressions(String content) {
        this.suppressions = write("suppressions.csv", content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ImportDesk meetings(String content) {
        this.meetings = write("meetings.csv", content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ImportDesk charset(Charset declared) {
        this.charset = declared;
        return this;
    }

    /** A setting of config/application.yaml. */
    ImportDesk setting(String key, String value) {
        settings.setProperty(key, value);
        return this;
    }

    /** The share of rejected records that is allowed; all of them unless a test says otherwise. */
    ImportDesk limit(double share) {
        this.limit = share;
        return this;
    }

    Snapshot run() {
        return run(new ImportOrder(registers, format, school, contacts, suppressions, meetings, charset, EXTRACTED));
    }

    Snapshot run(ImportOrder order) {
        return new SnapshotImport(database, places, clock(), new ColumnNames(settings), limit, Progress.silent())
                .run(order);
    }

    /** The lines of rejected.csv below its header. */
    List<String> rejected(int snapshot) {
        try {
            List<String> lines = Files.readAllLines(places.snapshot(snapshot).resolve("rejected.csv"));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows as {@code a|b|c}, null as an empty text. */
    List<String> rows(String query) {
        return sql.sql(query)
                .query((row, number) -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getString(i) == null ? "" : row.getString(i));
                    }
                    return String.join("|", values);
                })
                .list();
    }

    Map<String, Object> person(String number) {
        return sql.sql("select * from person where number = ?")
                .param(number)
                .query()
                .singleRow();
    }

    static Clock clock() {
        return Clock.fixed(Instant.parse("2126-11-02T08:00:00Z"), ZoneOffset.UTC);
    }

    Path write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
