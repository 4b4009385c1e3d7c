package se.utskick.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import se.utskick.person.PersonName;
import se.utskick.person.Protection;
import se.utskick.register.CheckedPerson.CheckedRelation;

/**
 * The persons and relations of one snapshot. While some rows are written, the next are read: at most two sets of them are in memory.
 */
final class PersonTable implements AutoCloseable {

    private static final String STRIP = """
            update person set usable = false, protection = ?, birth_date = null, municipality = null, deregistration = null,
                replaced_by = null, given_names = null, called = null, middle_name = null, surname = null, care_of = null,
                delivery1 = null, delivery2 = null, postal_code = null, city = null, special_care_of = null,
                special_delivery1 = null, special_delivery2 = null, special_postal_code = null, special_city = null,
                foreign1 = null, foreign2 = null, foreign3 = null, foreign_country = null, address_uuid = null,
                dwelling_uuid = null
            where snapshot = ? and number = ?""";

    private static final String UNRELATE = "delete from relation where snapshot = ? and person = ?";

    /** What is kept of an address, in the table's order, after the four parts of a name. */
    private static final PersonField[] ADDRESS = {
        PersonField.CARE_OF,
        PersonField.DELIVERY1,
        PersonField.DELIVERY2,
        PersonField.POSTAL_CODE,
        PersonField.CITY,
        PersonField.SPECIAL_CARE_OF,
        PersonField.SPECIAL_DELIVERY1,
        PersonField.SPECIAL_DELIVERY2,
        PersonField.SPECIAL_POSTAL_CODE,
        PersonField.SPECIAL_CITY,
        PersonField.FOREIGN1,
        PersonField.FOREIGN2,
        PersonField.FOREIGN3,
        PersonField.FOREIGN_COUNTRY,
        PersonField.ADDRESS_UUID,
        PersonField.DWELLING_UUID
    };

    private static final int NAME_PARTS = 4;
    static final int TEXTS = NAME_PARTS + ADDRESS.length;

    private final Connection connection;
    private final int snapshot;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private PersonRows rows = new PersonRows();
    private @Nullable Future<?> writing;

    PersonTable(Connection connection, int snapshot) {
        this.connection = connection;
        this.snapshot = snapshot;
    }

    /** Adds the person; the record tells the rest of what a person not rejected keeps. */
    void add(CheckedPerson person, PersonRecord record) throws SQLException {
        rows.add(new PersonRows.Person(
                person.number(),
                person.usable(),
                person.protection().name(),
                person.birthDate(),
                person.municipality(),
                person.keepsFacts() ? presentOrNull(record.value(PersonField.DEREGISTRATION)) : null,
                person.keepsFacts() ? presentOrNull(record.value(PersonField.REPLACED_BY)) : null,
                person.name() == null ? null : texts(person.name(), record)));
        int ordinal = 0;
        for (CheckedRelation relation : person.relations()) {
            rows.add(person.number(), ordinal++, relation);
        }
        handOverIfMany();
    }

    /** @param ordinal unique within the person's relations */
    void addRelation(String person, long ordinal, CheckedRelation relation) throws SQLException {
        rows.add(person, ordinal, relation);
        handOverIfMany();
    }

    /** Writes what was added; from then on the connection is the caller's again. */
    void flush() throws SQLException {
        handOver();
        awaitWriting();
    }

    /** Leaves of a person written before nothing but the number and the protection. */
    void strip(String number, Protection protection) throws SQLException {
        try (RowBatch stripped = new RowBatch(connection, STRIP);
                RowBatch unrelated = new RowBatch(connection, UNRELATE)) {
            stripped.row().setString(1, protection.name());
            stripped.row().setInt(2, snapshot);
            stripped.row().setString(3, number);
            stripped.add();
            stripped.flush();
            unrelated.row().setInt(1, snapshot);
            unrelated.row().setString(2, number);
            unrelated.add();
            unrelated.flush();
        }
    }

    /** Lets what is being written come to its end, so that nothing is written after the caller gave up. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            awaitWriting();
        } catch (SQLException e) {
            // Told by flush(), or the import was given up for another reason.
            return;
        }
    }

    private void handOverIfMany() throws SQLException {
        if (rows.areMany()) {
            handOver();
        }
    }

    private void handOver() throws SQLException {
        awaitWriting();
        PersonRows full = rows;
        rows = new PersonRows();
        writing = writer.submit(() -> {
            full.write(connection, snapshot);
            return full;
        });
    }

    private void awaitWriting() throws SQLException {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
            writing = null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException("The writer stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted");
        }
    }

    private static @Nullable String[] texts(PersonName name, PersonRecord record) {
        @Nullable String[] texts = new @Nullable String[TEXTS];
        texts[0] = name.given();
        texts[1] = name.called();
        texts[2] = name.middle();
        texts[3] = name.surname();
        for (int i = 0; i < ADDRESS.length; i++) {
            texts[NAME_PARTS + i] = presentOrNull(record.value(ADDRESS[i]));
        }
        return texts;
    }

    private static @Nullable String presentOrNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
