package se.utskick.register;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.file.Json;

/** Reads extract files into a new snapshot: whole, or nothing of it stays. */
@Component
@DependsOnDatabaseInitialization
public class SnapshotImport {

    private final DataSource database;
    private final Places places;
    private final Clock clock;
    private final ColumnNames columns;
    private final double rejectedShareLimit;
    private final Progress progress;

    SnapshotImport(
            DataSource database,
            Places places,
            Clock clock,
            ColumnNames columns,
            @Value("${utskick.rejected-share-limit:0.02}") double rejectedShareLimit,
            Progress progress) {
        this.database = database;
        this.places = places;
        this.clock = clock;
        this.columns = columns;
        this.rejectedShareLimit = rejectedShareLimit;
        this.progress = progress;
    }

    /**
     * The new snapshot; {@code DATA/snapshots/N/} then holds snapshot.json and rejected.csv.
     *
     * @throws Refusal where a file is cut off, not well formed, without a record, or with too many that are rejected
     */
    public Snapshot run(ImportOrder order) {
        requireEveryFile(order);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SnapshotTable snapshots = new SnapshotTable(connection);
            for (int unfinished : snapshots.unfinished()) {
                remove(unfinished, snapshots);
            }
            int number = snapshots.begin(order.extracted(), clock.instant().atOffset(ZoneOffset.UTC));
            return wholeOrNothing(number, order, connection, snapshots);
        } catch (SQLException e) {
            throw Trouble.in(e);
        } catch (IOException e) {
            throw Trouble.in(e);
        }
    }

    /** All at once, before anything is read: whoever mends a command line wants to do it once. */
    private static void requireEveryFile(ImportOrder order) {
        List<Path> missing = order.missing();
        if (!missing.isEmpty()) {
            throw Refusal.of(
                    "register.no-file", missing.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
    }

    private Snapshot wholeOrNothing(int number, ImportOrder order, Connection connection, SnapshotTable snapshots)
            throws SQLException, IOException {
        try {
            return fill(number, order, connection, snapshots);
        } catch (RuntimeException | SQLException | IOException | Error e) {
            remove(number, snapshots);
            throw e;
        }
    }

    private Snapshot fill(int number, ImportOrder order, Connection connection, SnapshotTable snapshots)
            throws SQLException, IOException {
        Rejections rejections = new Rejections();
        Sources sources = new Sources(rejections, progress);
        long persons = new RegisterImport(connection, number, sources, rejections, columns).read(order);
        new ImportBeside(connection, number, sources, rejections).read(order);
        sources.refuseTooManyRejected(rejectedShareLimit);
        Snapshot snapshot = new Snapshot(number, order.extracted(), sources.files(), persons, rejections.count());
        new SnapshotFolder(places.snapshot(number)).write(snapshot, rejections, sources);
        snapshots.complete(number, Json.COMPACT.writeValueAsString(snapshot));
        return snapshot;
    }

    /** The rows last: as long as they say IMPORTING, the next import removes what is left. */
    private void remove(int number, SnapshotTable snapshots) throws SQLException, IOException {
        new SnapshotFolder(places.snapshot(number)).remove();
        snapshots.remove(number);
    }
}
