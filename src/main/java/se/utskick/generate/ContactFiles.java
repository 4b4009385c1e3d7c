package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.file.Csv;

/** Contacts and suppressions. */
final class ContactFiles implements FamilyFile {

    private final CSVPrinter contacts;
    private final CSVPrinter suppressions;
    private boolean anySuppressed;
    private String somebody = "";

    ContactFiles(Writer contacts, Writer suppressions) throws IOException {
        this.contacts = new CSVPrinter(contacts, Csv.writing("personnummer", "epost", "samtycke"));
        this.suppressions = new CSVPrinter(suppressions, Csv.writing("personnummer", "kampanj", "orsak", "tom"));
    }

    @Override
    public void add(Family family) throws IOException {
        for (Family.Contact c : family.contacts) {
            contacts.printRecord(c.number(), c.email(), c.consent());
        }
        for (Family.Suppression s : family.suppressions) {
            suppressions.printRecord(s.number(), s.campaign(), s.reason(), s.until());
            anySuppressed = true;
        }
        for (Family.Contact c : family.contacts) {
            somebody = c.number();
        }
    }

    @Override
    public void close() throws IOException {
        if (!anySuppressed && !somebody.isEmpty()) {
            // A list without a record would be refused: in a hamlet it is somebody all the same.
            suppressions.printRecord(somebody, "*", "egen begäran", "");
        }
        contacts.close();
        suppressions.close();
    }
}
