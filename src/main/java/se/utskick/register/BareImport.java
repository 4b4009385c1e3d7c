package se.utskick.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick of the import's speed: a bare loop that parses the same Navet file with the same parser and inserts the same rows in
 * batches of the same size into an H2 file of its own, and checks nothing. Only for extracts without a flaw.
 */
public final class BareImport {

    private static final String[] NAME_AND_ADDRESS = {
        "Fornamn",
        "Tilltalsnamnsmarkering",
        "Mellannamn",
        "Efternamn",
        "Folkbokforingsadress/CareOf",
        "Folkbokforingsadress/Utdelningsadress1",
        "Folkbokforingsadress/Utdelningsadress2",
        "Folkbokforingsadress/PostNr",
        "Folkbokforingsadress/Postort",
        "SarskildPostadress/CareOf",
        "SarskildPostadress/Utdelningsadress1",
        "SarskildPostadress/Utdelningsadress2",
        "SarskildPostadress/PostNr",
        "SarskildPostadress/Postort",
        "Utlandsadress/Utdelningsadress1",
        "Utlandsadress/Utdelningsadress2",
        "Utlandsadress/Utdelningsadress3",
        "Utlandsadress/Land",
        "UUID/Adress",
        "UUID/Lagenhet"
    };

    private final Map<String, String> values = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final RowBatch persons;
    private final RowBatch relations;
    private String within = "";
    private int related;
    private long count;

    /** How many persons the loop took, and how long. */
    public record Figures(long persons, double seconds) {

        public double personsPerSecond() {
            return persons / seconds;
        }
    }

    private BareImport(Connection connection) throws SQLException {
        this.persons = new RowBatch(connection, PersonRows.INSERT_PERSON);
        this.relations = new RowBatch(connection, PersonRows.INSERT_RELATION);
    }

    /** Runs the loop once over a file of Navet XML; the scratch folder must exist and keeps the database. */
    public static Figures run(Path navetXml, Path scratch) throws IOException, SQLException, XMLStreamException {
        String url = "jdbc:h2:file:" + scratch.toAbsolutePath().resolve("bare") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement script = connection.createStatement();
                InputStream in = new BufferedInputStream(Files.newInputStream(navetXml), 1 << 16)) {
            script.execute("drop all objects");
            script.execute("runscript from 'classpath:/db/migration/h2/V2__register.sql'");
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            BareImport loop = new BareImport(connection);
            loop.read(XmlCursor.hardened().createXMLStreamReader(in));
            connection.commit();
            return new Figures(loop.count, (System.nanoTime() - start) / 1e9);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, SQLException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
        persons.flush();
        relations.flush();
    }

    private void start(String name) {
        text.setLength(0);
        switch (name) {
            case "Folkbokforingsadress", "SarskildPostadress", "Utlandsadress", "UUID", "Relation", "Historik" ->
                within = within.startsWith("Historik") ? within : name + "/";
            default -> {}
        }
    }

    private void end(String name) throws SQLException {
        switch (name) {
            case "Folkbokforingspost" -> insertPerson();
            case "Relation" -> insertRelation();
            case "Folkbokforingsadress", "SarskildPostadress", "Utlandsadress", "UUID" ->
                within = within.startsWith("Historik") ? within : "";
            case "Historik" -> within = "";
            default -> {
                if (!text.isEmpty()) {
                    values.put(within.isEmpty() ? name : within.concat(name), text.toString());
                }
            }
        }
        text.setLength(0);
    }

    private void insertPerson() throws SQLException {
        PreparedStatement row = persons.row();
        row.setInt(1, 1);
        row.setString(2, number());
        row.setBoolean(3, true);
        row.setString(4, "NONE");
        row.setObject(5, date(values.get("Fodelsedatum")));
        row.setString(6, values.getOrDefault("LanKod", "") + values.getOrDefault("KommunKod", ""));
        row.setString(7, values.get("AvregistreringsorsakKod"));
        row.setString(8, values.get("HanvisningsPersonNr"));
        for (int i = 0; i < NAME_AND_ADDRESS.length; i++) {
            row.setString(9 + i, values.get(NAME_AND_ADDRESS[i]));
        }
        persons.add();
        values.clear();
        related = 0;
        count++;
    }

    private void insertRelation() throws SQLException {
        within = "";
        String kind = values.get("Relation/Relationstyp");
        if (kind != null && "V MO FA F".contains(kind) && !kind.equals("VF")) {
            PreparedStatement row = relations.row();
            row.setInt(1, 1);
            row.setString(2, number());
            row.setInt(3, related++);
            row.setString(4, kind);
            row.setString(5, values.get("Relation/PersonNr"));
            row.setObject(6, date(values.get("Relation/RelationFromdatum")));
            row.setObject(7, date(values.get("Relation/RelationTomdatum")));
            relations.add();
        }
        values.keySet().removeIf(key -> key.startsWith("Relation/"));
    }

    private String number() {
        return values.getOrDefault("PersonNr", values.getOrDefault("TilldelatPersonNrSamordningsNr", ""));
    }

    private static @Nullable LocalDate date(@Nullable String digits) {
        return digits == null || digits.length() != 8
                ? null
                : LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
