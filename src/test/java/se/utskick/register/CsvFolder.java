package se.utskick.register;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A folder with {@code personer.csv} and {@code relationer.csv} as a test wants them. */
final class CsvFolder {

    static final String PERSONS =
            "personnummer;fodelsedatum;fornamn;tilltalsnamn;mellannamn;efternamn;skydd;avregistrering;"
                    + "avregistreringsdatum;hanvisning;kommunkod;co;utdelningsadress1;utdelningsadress2;postnummer;postort;"
                    + "sarskild_co;sarskild_utdelningsadress1;sarskild_utdelningsadress2;sarskild_postnummer;sarskild_postort;"
                    + "utland1;utland2;utland3;utland_land;fastighet_uuid;adress_uuid;lagenhet_uuid";
    static final String RELATIONS = "personnummer;relation;relaterad;relaterad_namn;from;tom";

    private final String name;
    private String personHeader = PERSONS;
    private String relationHeader = RELATIONS;
    private final List<String> persons = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private Charset charset = StandardCharsets.UTF_8;

    private CsvFolder(String name) {
        this.name = name;
    }

    static CsvFolder named(String name) {
        return new CsvFolder(name);
    }

    /** A whole row with some columns changed, each as {@code column=value}. */
    static String row(String number, String... changes) {
        List<String> columns = Arrays.asList(PERSONS.split(";"));
        String[] values = new String[columns.size()];
        Arrays.fill(values, "");
        List<String> all = new ArrayList<>(List.of(
                "personnummer=" + Post.number(number),
                "fornamn=Alva",
                "efternamn=Testsson",
                "skydd=INGEN",
                "kommunkod=1482",
                "utdelningsadress2=EXEMPELGATAN 1",
                "postnummer=44231",
                "postort=KUNGÄLV"));
        all.addAll(List.of(changes));
        for (String change : all) {
            int equals = change.indexOf('=');
            values[columns.indexOf(change.substring(0, equals))] = change.substring(equals + 1);
        }
        return Arrays.stream(values).collect(Collectors.joining(";"));
    }

    CsvFolder person(String number, String... changes) {
        persons.add(row(number, changes));
        return this;
    }

    CsvFolder personRow(String row) {
        persons.add(row);
        return this;
    }

    CsvFolder relation(String person, String kind, String related, String from, String to) {
        return relationRow(String.join(";", Post.number(person), kind, Post.number(related), "", from, to));
    }

    CsvFolder relationRow(String row) {
        relations.add(row);
        return this;
    }

    CsvFolder headers(String ofPersons, String ofRelations) {
        personHeader = ofPersons;
        relationHeader = ofRelations;
        return this;
    }

    CsvFolder charset(Charset written) {
        charset = written;
        return this;
    }

    /** Writes both files; returns the folder. */
    Path in(ImportDesk desk) {
        desk.write(name + "/personer.csv", lines(personHeader, persons));
        desk.write(name + "/relationer.csv", lines(relationHeader, relations));
        return desk.folder.resolve(name);
    }

    private byte[] lines(String header, List<String> rows) {
        return (header + "\n" + rows.stream().map(row -> row + "\n").collect(Collectors.joining())).getBytes(charset);
    }
}
