package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.file.Csv;

/** Contacts and suppressions. */
final class ContactFiles implements FamilyFile {

    private final CSVPrinter contacts;
    private final CSVPrinter suppressions;

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
        }
    }

    @Override
    public void close() throws IOException {
        contacts.close();
        suppressions.close();
    }
}
