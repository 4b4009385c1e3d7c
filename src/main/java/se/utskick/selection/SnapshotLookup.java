package se.utskick.selection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowCallbackHandler;
import se.utskick.person.PersonName;
import se.utskick.person.PostalAddress;
import se.utskick.person.Protection;

/** Looks up what a snapshot's tables hold of some numbers at a time, a chunk's at most: each lookup is one query. */
final class SnapshotLookup {

    private final JdbcTemplate jdbc;
    private final int snapshot;

    SnapshotLookup(JdbcTemplate jdbc, int snapshot) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    Map<String, RegisterRecord> records(Collection<String> numbers) {
        Map<String, RegisterRecord> records = new HashMap<>();
        forEach(
                "select t.* from unnest(?) as n(number) join person t on t.snapshot = ? and t.number = n.number",
                numbers,
                row -> {
                    RegisterRecord found = registerRecord(row);
                    records.put(found.number(), found);
                });
        return records;
    }

    /** In no order: an {@code order by} makes H2 walk the whole snapshot's index for each chunk. */
    void relations(Collection<String> persons, RowCallbackHandler each) {
        forEach(
                "select t.person, t.ordinal, t.kind, t.related, t.from_day, t.until_day from unnest(?) as n(number)"
                        + " join relation t on t.snapshot = ? and t.person = n.number",
                persons,
                each);
    }

    /** Those of the numbers that the school register marks. */
    Set<String> marked(Collection<String> numbers) {
        Set<String> marked = new HashSet<>();
        forEach(
                "select t.pupil from unnest(?) as n(number)"
                        + " join school_marking t on t.snapshot = ? and t.pupil = n.number",
                numbers,
                row -> marked.add(row.getString(1)));
        return marked;
    }

    /** Those of the numbers that are suppressed for the campaign on the day; a suppression holds through its last day. */
    Set<String> suppressed(Collection<String> numbers, String campaign, LocalDate day) {
        Set<String> suppressed = new HashSet<>();
        forEach(
                "select t.number, t.campaign, t.until_day from unnest(?) as n(number)"
                        + " join suppression t on t.snapshot = ? and t.number = n.number",
                numbers,
                row -> {
                    LocalDate until = row.getObject(3, LocalDate.class);
                    boolean concerned = Set.of("*", campaign).contains(row.getString(2));
                    if (concerned && (until == null || !until.isBefore(day))) {
                        suppressed.add(row.getString(1));
                    }
                });
        return suppressed;
    }

    Map<String, Contact> contacts(Collection<String> numbers) {
        Map<String, Contact> contacts = new HashMap<>();
        forEach(
                "select t.number, t.email, t.consent, t.usable from unnest(?) as n(number)"
                        + " join contact t on t.snapshot = ? and t.number = n.number",
                numbers,
                row -> contacts.put(
                        row.getString(1),
                        new Contact(text(row, "email"), row.getBoolean("consent") && row.getBoolean("usable"))));
        return contacts;
    }

    /**
     * A number's contact.
     *
     * @param allowed usable and with consent
     */
    record Contact(String email, boolean allowed) {

        @Override
        public String toString() {
            return "Contact[masked]";
        }
    }

    private void forEach(String query, Collection<String> numbers, RowCallbackHandler each) {
        if (numbers.isEmpty()) {
            return;
        }
        jdbc.query(asked(query, List.copyOf(numbers)), each);
    }

    /** One array parameter, so that the query is the same and is planned once whatever the number of numbers. */
    private PreparedStatementCreator asked(String query, List<String> numbers) {
        return (Connection connection) -> {
            PreparedStatement statement = connection.prepareStatement(query);
            statement.setArray(1, connection.createArrayOf("varchar", numbers.toArray()));
            statement.setInt(2, snapshot);
            return statement;
        };
    }

    private static RegisterRecord registerRecord(ResultSet row) throws SQLException {
        return new RegisterRecord(
                row.getString("number"),
                row.getBoolean("usable"),
                Protection.valueOf(row.getString("protection")),
                row.getObject("birth_date", LocalDate.class),
                text(row, "deregistration"),
                new PersonName(
                        text(row, "given_names"), text(row, "called"), text(row, "middle_name"), text(row, "surname")),
                new PostalAddress.Swedish(
                        text(row, "special_care_of"),
                        text(row, "special_delivery1"),
                        text(row, "special_delivery2"),
                        text(row, "special_postal_code"),
                        text(row, "special_city")),
                new PostalAddress.Swedish(
                        text(row, "care_of"),
                        text(row, "delivery1"),
                        text(row, "delivery2"),
                        text(row, "postal_code"),
                        text(row, "city")),
                new PostalAddress.Foreign(
                        List.of(text(row, "foreign1"), text(row, "foreign2"), text(row, "foreign3")),
                        text(row, "foreign_country")),
                text(row, "dwelling_uuid"),
                text(row, "address_uuid"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
