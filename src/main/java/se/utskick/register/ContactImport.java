package se.utskick.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.person.EmailAddress;
import se.utskick.person.Personnummer;

/**
 * Puts e-mail addresses and consents into a snapshot, one a number (contract 1.4). Two different contacts for one number, be one of them
 * unusable, make both unusable. A protected person's address is not kept.
 */
final class ContactImport {

    private static final List<String> COLUMNS = List.of("personnummer", "epost", "samtycke");

    private static final String FORGET_PROTECTED = """
            update contact c set email = null, consent = false, usable = false
            where c.snapshot = ? and (
                exists (select 1 from person p
                    where p.snapshot = c.snapshot and p.number = c.number and p.protection <> 'NONE')
                or exists (select 1 from school_marking m where m.snapshot = c.snapshot and m.pupil = c.number))""";

    private final Connection connection;
    private final int snapshot;
    private final Rejections rejections;

    /** What is kept of the first contact of a number, and whether a later one says otherwise. */
    private record Contact(long record, String email, String consent, boolean rejected, boolean contradicted) {}

    ContactImport(Connection connection, int snapshot, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.rejections = rejections;
    }

    /** How many records the file holds. */
    long read(DeclaredText text, Source source) throws SQLException, IOException {
        CsvRows rows = new CsvRows(text, source.name(), COLUMNS);
        rows.header().refuseOthers(COLUMNS);
        int[] places = COLUMNS.stream().mapToInt(rows.header()::place).toArray();
        Map<String, Contact> contacts = new TreeMap<>();
        while (rows.next()) {
            String number = rows.value(places[0]);
            String email = rows.value(places[1]);
            String consent = rows.value(places[2]);
            Flaw flaw = rows.isWhole() ? flaw(number, email, consent) : new Flaw("", RejectReason.COLUMN_COUNT);
            if (flaw != null) {
                rejections.add(source.place(), rows.number(), flaw);
            }
            if (Personnummer.parse(number).isPresent()) {
                Contact contact = new Contact(rows.number(), email, consent, flaw != null, false);
                contacts.merge(number, contact, (first, second) -> joined(first, second, source));
            }
        }
        rows.refuseCutRow(COLUMNS.get(2));
        insert(contacts);
        return rows.number();
    }

    private static @Nullable Flaw flaw(String number, String email, String consent) {
        if (Personnummer.parse(number).isEmpty()) {
            return new Flaw("personnummer", number.isEmpty() ? RejectReason.MISSING : RejectReason.BAD_NUMBER);
        }
        if (EmailAddress.parse(email).isEmpty()) {
            return new Flaw("epost", email.isEmpty() ? RejectReason.MISSING : RejectReason.BAD_EMAIL);
        }
        return SchoolCsvReader.yesOrNo(consent) == null ? new Flaw("samtycke", RejectReason.UNKNOWN_CODE) : null;
    }

    private Contact joined(Contact first, Contact second, Source source) {
        boolean alike = first.email().equals(second.email()) && first.consent().equals(second.consent());
        if (alike && first.rejected() == second.rejected()) {
            return first;
        }
        Flaw conflict = new Flaw("", RejectReason.CONFLICT);
        if (!first.rejected() && !first.contradicted()) {
            rejections.add(source.place(), first.record(), conflict);
        }
        if (!second.rejected()) {
            rejections.add(source.place(), second.record(), conflict);
        }
        return new Contact(first.record(), first.email(), first.consent(), first.rejected(), true);
    }

    private void insert(Map<String, Contact> contacts) throws SQLException {
        try (RowBatch batch = new RowBatch(
                        connection,
                        "insert into contact (snapshot, number, email, consent, usable) values (?, ?, ?, ?, ?)");
                PreparedStatement forget = connection.prepareStatement(FORGET_PROTECTED)) {
            for (Map.Entry<String, Contact> entry : contacts.entrySet()) {
                Contact contact = entry.getValue();
                boolean usable = !contact.rejected() && !contact.contradicted();
                PreparedStatement row = batch.row();
                row.setInt(1, snapshot);
                row.setString(2, entry.getKey());
                row.setString(3, usable ? contact.email() : null);
                row.setBoolean(4, usable && contact.consent().equals("ja"));
                row.setBoolean(5, usable);
                batch.add();
            }
            batch.flush();
            forget.setInt(1, snapshot);
            forget.executeUpdate();
        }
    }
}
