package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.file.Csv;
import se.utskick.person.PersonName;

/** The same register in two CSV files: persons and relations. */
final class RegisterCsvFiles implements FamilyFile {

    private static final String[] PERSON = {
        "personnummer",
        "fodelsedatum",
        "fornamn",
        "tilltalsnamn",
        "mellannamn",
        "efternamn",
        "skydd",
        "avregistrering",
        "avregistreringsdatum",
        "hanvisning",
        "kommunkod",
        "co",
        "utdelningsadress1",
        "utdelningsadress2",
        "postnummer",
        "postort",
        "sarskild_co",
        "sarskild_utdelningsadress1",
        "sarskild_utdelningsadress2",
        "sarskild_postnummer",
        "sarskild_postort",
        "utland1",
        "utland2",
        "utland3",
        "utland_land",
        "fastighet_uuid",
        "adress_uuid",
        "lagenhet_uuid"
    };
    private static final String[] RELATION = {"personnummer", "relation", "relaterad", "relaterad_namn", "from", "tom"};
    private static final int FIELDS_AFTER_NUMBER = PERSON.length - 1;
    private static final int FLAG = 6;

    private final CSVPrinter persons;
    private final CSVPrinter relations;

    RegisterCsvFiles(Writer persons, Writer relations) throws IOException {
        this.persons = new CSVPrinter(persons, Csv.writing(PERSON));
        this.relations = new CSVPrinter(relations, Csv.writing(RELATION));
    }

    @Override
    public void add(Family family) throws IOException {
        for (Inhabitant person : family.people) {
            person(person);
            relations(person);
        }
        for (Inhabitant person : family.repeated) {
            // Relations stand by number in a file of their own: once is enough.
            person(person);
        }
    }

    @Override
    public void close() throws IOException {
        persons.close();
        relations.close();
    }

    private void person(Inhabitant p) throws IOException {
        if (p.bare) {
            bare(p);
            return;
        }
        Home.Post home = p.home.post();
        persons.printRecord(
                p.number,
                Days.hyphened(p.registeredBirth),
                p.given,
                PersonName.called(p.given, p.marking),
                p.middle,
                p.surname,
                flag(p),
                p.leftFor,
                Days.hyphened(p.leftOn),
                p.refersTo,
                p.home.municipality(),
                home.careOf(),
                home.line1(),
                home.line2(),
                home.postalCode(),
                home.city(),
                p.special.careOf(),
                p.special.line1(),
                p.special.line2(),
                p.special.postalCode(),
                p.special.city(),
                p.abroad.line1(),
                p.abroad.line2(),
                p.abroad.line3(),
                p.abroad.country(),
                p.home.property(),
                p.home.address(),
                p.home.dwelling());
    }

    private void bare(Inhabitant p) throws IOException {
        persons.print(p.number);
        for (int field = 1; field <= FIELDS_AFTER_NUMBER; field++) {
            persons.print(field == FLAG ? flag(p) : "");
        }
        persons.println();
    }

    private void relations(Inhabitant p) throws IOException {
        if (p.bare) {
            return;
        }
        for (Tie tie : p.ties) {
            relations.printRecord(
                    p.number,
                    tie.kind(),
                    tie.related(),
                    tie.name(),
                    Days.hyphened(tie.from()),
                    Days.hyphened(tie.until()));
        }
    }

    private static String flag(Inhabitant p) {
        return switch (p.flag) {
            case NONE -> "INGEN";
            case UNREADABLE -> p.woman ? "" : "OKÄND";
            case SEKRETESSMARKERING, SKYDDAD_FOLKBOKFORING -> p.flag.name();
        };
    }
}
