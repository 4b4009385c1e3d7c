package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import se.utskick.generate.Inhabitant.Flag;

/**
 * The register in Navet's XML, in an envelope with namespaces. The records' shape varies as a real extract's does: flags left out, empty
 * or N; Historik with earlier addresses; elements a reader does not know.
 */
final class RegisterXmlFile implements FamilyFile {

    private static final int SHAPE = 2;
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <v1:PersonpostXMLResponse xmlns:v1="http://xmls.skatteverket.se/se/skatteverket/folkbokforing/na/epersondata/V1">
            <Folkbokforingsposter>
            """;
    private static final String FOOT = """
            </Folkbokforingsposter>
            </v1:PersonpostXMLResponse>
            </soap:Body></soap:Envelope>
            """;

    private final Writer out;
    private final XmlText xml;
    private final long seed;

    RegisterXmlFile(Writer out, long seed) throws IOException {
        this.out = out;
        this.seed = seed;
        xml = new XmlText(out);
        xml.raw(HEAD);
    }

    @Override
    public void add(Family family) throws IOException {
        for (Inhabitant person : family.people) {
            post(person);
        }
        for (Inhabitant person : family.repeated) {
            post(person);
        }
    }

    @Override
    public void close() throws IOException {
        xml.raw(FOOT);
        out.close();
    }

    private void post(Inhabitant person) throws IOException {
        // Of the number, so that a record that comes twice has one shape.
        Dice shape = new Dice(seed, Long.parseLong(person.number), SHAPE);
        xml.open("Folkbokforingspost");
        flags(person.flag, shape);
        if (shape.percent(5)) {
            xml.raw("<Arendeuppgift andringstidpunkt=\"21261001120000\"/>");
        }
        xml.open("Personpost");
        xml.line();
        identity(person);
        if (!person.bare) {
            content(person, shape);
        }
        xml.close("Personpost");
        xml.close("Folkbokforingspost");
        xml.line();
    }

    private void flags(Flag flag, Dice shape) throws IOException {
        switch (flag) {
            case SEKRETESSMARKERING -> xml.element("Sekretessmarkering", "J");
            case SKYDDAD_FOLKBOKFORING -> xml.element("SkyddadFolkbokforing", "J");
            case UNREADABLE -> xml.element("Sekretessmarkering", "X");
            case NONE -> {
                switch (shape.weighted(90, 5, 5)) {
                    case 1 -> xml.raw("<Sekretessmarkering/>");
                    case 2 ->
                        xml.raw(
                                "<Sekretessmarkering>N</Sekretessmarkering><SkyddadFolkbokforing>N</SkyddadFolkbokforing>");
                    default -> {}
                }
            }
        }
    }

    private void identity(Inhabitant person) throws IOException {
        boolean coordination = person.number.charAt(6) >= '6';
        xml.open("PersonId");
        xml.element(coordination ? "TilldelatPersonNrSamordningsNr" : "PersonNr", person.number);
        xml.close("PersonId");
        xml.optional("HanvisningsPersonNr", person.refersTo);
    }

    private void content(Inhabitant person, Dice shape) throws IOException {
        if (!person.leftFor.isEmpty()) {
            xml.open("Avregistrering");
            xml.element("AvregistreringsorsakKod", person.leftFor);
            xml.optional("Avregistreringsdatum", person.leftOn);
            xml.close("Avregistrering");
        }
        boolean wrapped = shape.percent(20);
        xml.raw(wrapped ? "<Fodelse>" : "");
        xml.element("Fodelsedatum", person.registeredBirth);
        xml.raw(wrapped ? "<HemortSverige><FodelselanKod>14</FodelselanKod></HemortSverige></Fodelse>" : "");
        name(person, shape);
        unknown(shape);
        xml.line();
        registration(person);
        addresses(person);
        if (shape.percent(6)) {
            history();
        }
        relations(person, shape);
    }

    private void name(Inhabitant person, Dice shape) throws IOException {
        xml.open("Namn");
        if (shape.percent(10)) {
            xml.element("Aviseringsnamn", person.surname + ", " + person.given);
        }
        xml.optional("Tilltalsnamnsmarkering", person.marking);
        xml.element("Fornamn", person.given);
        xml.optional("Mellannamn", person.middle);
        xml.element("Efternamn", person.surname);
        xml.close("Namn");
    }

    private void unknown(Dice shape) throws IOException {
        if (shape.percent(4)) {
            xml.raw("<Civilstand><CivilstandKod>OG</CivilstandKod><Namn><Fornamn>Okänd</Fornamn></Namn></Civilstand>");
        }
        if (shape.percent(2)) {
            xml.raw("<NyttElement><PersonId><PersonNr>000000000000</PersonNr></PersonId><Fodelsedatum>1</Fodelsedatum>"
                    + "<Sekretessmarkering>?</Sekretessmarkering></NyttElement>");
        }
    }

    private void registration(Inhabitant person) throws IOException {
        xml.open("Folkbokforing");
        xml.element("LanKod", person.home.municipality().substring(0, 2));
        xml.element("KommunKod", person.home.municipality().substring(2));
        xml.close("Folkbokforing");
    }

    private void addresses(Inhabitant person) throws IOException {
        xml.open("Adresser");
        post("Folkbokforingsadress", person.home.post());
        post("SarskildPostadress", person.special);
        Home.Abroad abroad = person.abroad;
        if (!abroad.equals(Home.Abroad.NONE)) {
            xml.open("Utlandsadress");
            xml.optional("Utdelningsadress1", abroad.line1());
            xml.optional("Utdelningsadress2", abroad.line2());
            xml.optional("Utdelningsadress3", abroad.line3());
            xml.optional("Land", abroad.country());
            xml.close("Utlandsadress");
        }
        xml.open("UUID");
        xml.optional("Fastighet", person.home.property());
        xml.optional("Adress", person.home.address());
        xml.optional("Lagenhet", person.home.dwelling());
        xml.close("UUID");
        xml.close("Adresser");
    }

    private void post(String element, Home.Post post) throws IOException {
        if (post.isNone()) {
            return;
        }
        xml.open(element);
        xml.optional("CareOf", post.careOf());
        xml.optional("Utdelningsadress1", post.line1());
        xml.optional("Utdelningsadress2", post.line2());
        xml.optional("PostNr", post.postalCode());
        xml.optional("Postort", post.city());
        xml.close(element);
    }

    private void history() throws IOException {
        xml.raw("<Historik><Folkbokforing><LanKod>01</LanKod><KommunKod>80</KommunKod></Folkbokforing><Adresser>"
                + "<Folkbokforingsadress><Utdelningsadress2>Förra gatan 1</Utdelningsadress2><PostNr>11146</PostNr>"
                + "<Postort>STOCKHOLM</Postort></Folkbokforingsadress></Adresser></Historik>");
    }

    private void relations(Inhabitant person, Dice shape) throws IOException {
        if (person.ties.isEmpty()) {
            return;
        }
        xml.open("Relationer");
        for (Tie tie : person.ties) {
            xml.line();
            relation(tie, shape);
        }
        xml.close("Relationer");
    }

    private void relation(Tie tie, Dice shape) throws IOException {
        xml.open("Relation");
        if (!tie.related().isEmpty()) {
            xml.open("RelationId");
            xml.element(tie.isBirthTimeOnly() ? "FodelsetidNr" : "PersonNr", tie.related());
            xml.close("RelationId");
        }
        xml.element("Relationstyp", tie.kind());
        xml.optional("RelationFromdatum", tie.from());
        xml.optional("RelationTomdatum", tie.until());
        if (!tie.name().isEmpty()) {
            xml.open("Namn");
            xml.element("Fornamn", tie.name());
            xml.close("Namn");
        } else if (shape.percent(5)) {
            xml.raw("<Namn><Fornamn>Någon</Fornamn></Namn><Avregistrering/>");
        }
        xml.close("Relation");
    }
}
