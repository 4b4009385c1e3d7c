package se.utskick.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import se.utskick.person.PersonName;
import se.utskick.person.Protection;
import se.utskick.register.CheckedPerson.CheckedRelation;

/** The rows of persons and their relations in one snapshot. */
final class PersonTable implements AutoCloseable {

    static final String INSERT_PERSON = """
            insert into person (snapshot, number, usable, protection, birth_date, municipality, deregistration, replaced_by,
                given_names, called, middle_name, surname, care_of, delivery1, delivery2, postal_code, city,
                special_care_of, special_delivery1, special_delivery2, special_postal_code, special_city,
                foreign1, foreign2, foreign3, foreign_country, address_uuid, dwelling_uuid)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String INSERT_RELATION =
            "insert into relation (snapshot, person, ordinal, kind, related, from_day, until_day) values (?, ?, ?, ?, ?, ?, ?)";

    private static final String STRIP = """
            update person set usable = false, protection = ?, birth_date = null, municipality = null, deregistration = null,
                replaced_by = null, given_names = null, called = null, middle_name = null, surname = null, care_of = null,
                delivery1 = null, delivery2 = null, postal_code = null, city = null, special_care_of = null,
                special_delivery1 = null, special_delivery2 = null, special_postal_code = null, special_city = null,
                foreign1 = null, foreign2 = null, foreign3 = null, foreign_country = null, address_uuid = null,
                dwelling_uuid = null
            where snapshot = ? and number = ?""";

    /** The columns of an address, in the table's order. */
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

    private static final int FIRST_NAME_COLUMN = 9;
    private static final int FIRST_ADDRESS_COLUMN = 13;

    private final int snapshot;
    private final RowBatch persons;
    private final RowBatch relations;
    private final RowBatch stripped;
    private final RowBatch unrelated;

    PersonTable(Connection connection, int snapshot) throws SQLException {
        this.snapshot = snapshot;
        this.persons = new RowBatch(connection, INSERT_PERSON);
        this.relations = new RowBatch(connection, INSERT_RELATION);
        this.stripped = new RowBatch(connection, STRIP);
        this.unrelated = new RowBatch(connection, "delete from relation where snapshot = ? and person = ?");
    }

    /** Adds the person; the record tells the rest of what a person not rejected keeps. */
    void add(CheckedPerson person, PersonRecord record) throws SQLException {
        PreparedStatement row = persons.row();
        row.setInt(1, snapshot);
        row.setString(2, person.number());
        row.setBoolean(3, person.usable());
        row.setString(4, person.protection().name());
        row.setObject(5, person.birthDate());
        row.setString(6, person.municipality());
        row.setString(7, person.keepsFacts() ? presentOrNull(record.value(PersonField.DEREGISTRATION)) : null);
        row.setString(8, person.keepsFacts() ? presentOrNull(record.value(PersonField.REPLACED_BY)) : null);
        nameAndAddress(row, person.name(), record);
        persons.add();
        int ordinal = 0;
        for (CheckedRelation relation : person.relations()) {
            addRelation(person.number(), ordinal++, relation);
        }
    }

    /** @param ordinal unique within the person's relations */
    void addRelation(String person, long ordinal, CheckedRelation relation) throws SQLException {
        PreparedStatement row = relations.row();
        row.setInt(1, snapshot);
        row.setString(2, person);
        row.setLong(3, ordinal);
        row.setString(4, relation.kind());
        row.setString(5, relation.related());
        row.setObject(6, relation.from());
        row.setObject(7, relation.until());
        relations.add();
    }

    /** Leaves of a person added before nothing but the number and the protection. */
    void strip(String number, Protection protection) throws SQLException {
        flush();
        stripped.row().setString(1, protection.name());
        stripped.row().setInt(2, snapshot);
        stripped.row().setString(3, number);
        stripped.add();
        unrelated.row().setInt(1, snapshot);
        unrelated.row().setString(2, number);
        unrelated.add();
    }

    void flush() throws SQLException {
        persons.flush();
        relations.flush();
        stripped.flush();
        unrelated.flush();
    }

    @Override
    public void close() throws SQLException {
        persons.close();
        relations.close();
        stripped.close();
        unrelated.close();
    }

    private static void nameAndAddress(PreparedStatement row, @Nullable PersonName name, PersonRecord record)
            throws SQLException {
        row.setString(FIRST_NAME_COLUMN, name == null ? null : name.given());
        row.setString(FIRST_NAME_COLUMN + 1, name == null ? null : name.called());
        row.setString(FIRST_NAME_COLUMN + 2, name == null ? null : name.middle());
        row.setString(FIRST_NAME_COLUMN + 3, name == null ? null : name.surname());
        for (int i = 0; i < ADDRESS.length; i++) {
            row.setString(FIRST_ADDRESS_COLUMN + i, name == null ? null : presentOrNull(record.value(ADDRESS[i])));
        }
    }

    private static @Nullable String presentOrNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
