package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 1.1, clause by clause, on what stands in the tables afterwards. */
class NavetXmlImportTests {

    private static final String CHILD = "21120301238";
    private static final String MOTHER = "20800301238";
    private static final String FATHER = "20790301239";

    @TempDir
    private Path folder;

    private ImportDesk desk;

    @BeforeEach
    void anEmptyDesk() {
        desk = new ImportDesk(folder);
    }

    @Test
    void keepsEveryFieldOfAWholePost() {
        desk.registerFile("navet.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <e:Envelope xmlns:e="urn:e" xmlns="urn:n"><e:Body>
                <Folkbokforingspost>
                  <Sekretessmarkering/>
                  <SkyddadFolkbokforing>N</SkyddadFolkbokforing>
                  <Personpost>
                    <PersonId><PersonNr>%s</PersonNr></PersonId>
                    <HanvisningsPersonNr/>
                    <Fodelsedatum>21120228</Fodelsedatum>
                    <Namn><Aviseringsnamn>Testsson, Eva</Aviseringsnamn><Fornamn>Eva Ulla-Karin Isa</Fornamn>
                      <Tilltalsnamnsmarkering>23</Tilltalsnamnsmarkering><Mellannamn>Å</Mellannamn><Efternamn>Testsson</Efternamn></Namn>
                    <Folkbokforing><Folkbokforingsdatum>2112</Folkbokforingsdatum><LanKod>14</LanKod><KommunKod>82</KommunKod></Folkbokforing>
                    <Adresser>
                      <Folkbokforingsadress><CareOf>TEST</CareOf><Utdelningsadress1>RAD 1</Utdelningsadress1><Utdelningsadress2>RAD 2</Utdelningsadress2><PostNr>44231</PostNr><Postort>KUNGÄLV</Postort></Folkbokforingsadress>
                      <SarskildPostadress><CareOf>S</CareOf><Utdelningsadress1>S1</Utdelningsadress1><Utdelningsadress2>S2</Utdelningsadress2><PostNr>44232</PostNr><Postort>SORT</Postort></SarskildPostadress>
                      <Utlandsadress><Utdelningsadress1>U1</Utdelningsadress1><Utdelningsadress2>U2</Utdelningsadress2><Utdelningsadress3>U3</Utdelningsadress3><Land>NORGE</Land></Utlandsadress>
                      <UUID><Fastighet>f</Fastighet><Adress>a</Adress><Lagenhet>l</Lagenhet></UUID>
                    </Adresser>
                    <Relationer>
                      <Relation><RelationId><PersonNr>%s</PersonNr></RelationId><Relationstyp>V</Relationstyp><RelationFromdatum>21120301</RelationFromdatum><RelationTomdatum>2130</RelationTomdatum></Relation>
                    </Relationer>
                  </Personpost>
                </Folkbokforingspost>
                </e:Body></e:Envelope>
                """.formatted(Post.number(CHILD), Post.number(MOTHER)));

        Snapshot snapshot = desk.run();

        assertThat(snapshot.persons()).isEqualTo(1);
        assertThat(desk.rows("select * from person"))
                .containsExactly("1|" + Post.number(CHILD)
                        + "|TRUE|NONE|2112-02-28|1482|||Eva Ulla-Karin Isa|Ulla-Karin|Å|Testsson"
                        + "|TEST|RAD 1|RAD 2|44231|KUNGÄLV|S|S1|S2|44232|SORT|U1|U2|U3|NORGE|a|l");
        assertThat(desk.rows("select * from relation"))
                .containsExactly("1|" + Post.number(CHILD) + "|0|V|" + Post.number(MOTHER) + "|2112-03-01|2130-12-31");
    }

    @Test
    void findsElementsByLocalNameInAnyNamespaceAndOrder() {
        desk.registerFile("navet.xml", """
                <s:A xmlns:s="urn:s"><s:B><s:Folkbokforingspost>
                <s:Personpost>
                  <s:Relationer><s:Relation><s:Relationstyp>V</s:Relationstyp><s:RelationId><s:PersonNr>%s</s:PersonNr></s:RelationId></s:Relation></s:Relationer>
                  <s:Folkbokforing><s:KommunKod>82</s:KommunKod><s:LanKod>14</s:LanKod></s:Folkbokforing>
                  <x:Namn xmlns:x="urn:x"><x:Efternamn>Testsson</x:Efternamn><x:Fornamn>Alva</x:Fornamn></x:Namn>
                  <s:PersonId><s:PersonNr>%s</s:PersonNr></s:PersonId>
                </s:Personpost>
                <s:SkyddadFolkbokforing>J</s:SkyddadFolkbokforing>
                </s:Folkbokforingspost></s:B></s:A>
                """.formatted(Post.number(MOTHER), Post.number(CHILD)));

        desk.run();

        assertThat(desk.rows("select number, protection, municipality from person"))
                .containsExactly(Post.number(CHILD) + "|SKYDDAD_FOLKBOKFORING|1482");
        assertThat(desk.rows("select kind, related from relation")).containsExactly("V|" + Post.number(MOTHER));
    }

    @Test
    void passesOverUnknownElementsWithAllTheyHold() {
        String earlier = "<Historik><Folkbokforing><LanKod>01</LanKod><KommunKod>80</KommunKod></Folkbokforing>"
                + "<Adresser><Folkbokforingsadress><Utdelningsadress2>FÖRR 1</Utdelningsadress2></Folkbokforingsadress></Adresser>"
                + "<Namn><Efternamn>Förr</Efternamn></Namn><Avregistrering><AvregistreringsorsakKod>UV</AvregistreringsorsakKod></Avregistrering>"
                + "<Sekretessmarkering>J</Sekretessmarkering><PersonId><PersonNr>1</PersonNr></PersonId></Historik>";
        desk.register(Post.of(CHILD)
                .inPost(earlier)
                .facts(earlier)
                .names("<Fornamn>Alva</Fornamn><Efternamn>Testsson</Efternamn>" + earlier)
                .registration("<Folkbokforing>" + earlier
                        + "<LanKod>14</LanKod><KommunKod>82</KommunKod></Folkbokforing>" + earlier)
                .toString());

        desk.run();

        assertThat(desk.rows("select protection, municipality, surname, deregistration, delivery2 from person"))
                .containsExactly("NONE|1482|Testsson||EXEMPELGATAN 1");
    }

    @Test
    void takesNothingOfTheRelatedPersonForThePersonsOwn() {
        desk.register(Post.of(CHILD)
                .relations(
                        "<Relation><RelationId><PersonNr>" + Post.number(MOTHER)
                                + "</PersonNr></RelationId><Relationstyp>V</Relationstyp>"
                                + "<Namn><Fornamn>Mor</Fornamn><Efternamn>Annan</Efternamn></Namn>"
                                + "<Avregistrering><AvregistreringsorsakKod>AV</AvregistreringsorsakKod></Avregistrering></Relation>")
                .toString());

        desk.run();

        assertThat(desk.rows("select given_names, surname, deregistration from person"))
                .containsExactly("Alva|Testsson|");
    }

    @Test
    void readsACoordinationNumberWhereThereIsNoPersonnummer() {
        desk.register(Post.of("21120361238")
                .personId("<TilldelatPersonNrSamordningsNr>" + Post.number("21120361238")
                        + "</TilldelatPersonNrSamordningsNr>")
                .toString());

        desk.run();

        assertThat(desk.rows("select number, birth_date from person"))
                .containsExactly(Post.number("21120361238") + "|2112-03-01");
    }

    @Test
    void takesTheBirthDateFromTheNumberWhereFodelsedatumIsIncomplete() {
        desk.register(
                Post.of(CHILD).facts("<Fodelsedatum>2112</Fodelsedatum>").toString(),
                Post.of(MOTHER)
                        .facts("<Fodelse><Fodelsedatum>20800229</Fodelsedatum></Fodelse>")
                        .toString());

        desk.run();

        assertThat(desk.rows("select birth_date from person order by birth_date desc"))
                .containsExactly("2112-03-01", "2080-02-29");
    }

    @Test
    void storesAProtectedPersonWithoutNameAndAddress() {
        desk.register(
                Post.of(CHILD).flagged().relation("V", MOTHER).toString(),
                Post.of(MOTHER)
                        .flags(
                                "<Sekretessmarkering>J</Sekretessmarkering><SkyddadFolkbokforing>J</SkyddadFolkbokforing>")
                        .toString());

        Snapshot snapshot = desk.run();

        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows(
                        "select number, usable, protection, birth_date, municipality, given_names, called, surname,"
                                + " delivery2, postal_code, city from person order by number desc"))
                .containsExactly(
                        Post.number(CHILD) + "|TRUE|SEKRETESSMARKERING|2112-03-01|1482||||||",
                        Post.number(MOTHER) + "|TRUE|BOTH|2080-03-01|1482||||||");
        assertThat(desk.rows("select related from relation")).containsExactly(Post.number(MOTHER));
    }

    @Test
    void takesAFlaggedRecordWithNothingElseInItForProtectedNotIncomplete() {
        desk.registerFile(
                "navet.xml",
                "<P><Folkbokforingspost><Sekretessmarkering>J</Sekretessmarkering><Personpost><PersonId><PersonNr>"
                        + Post.number(CHILD)
                        + "</PersonNr></PersonId></Personpost></Folkbokforingspost></P>");

        Snapshot snapshot = desk.run();

        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows("select usable, protection from person")).containsExactly("TRUE|SEKRETESSMARKERING");
    }

    @Test
    void doesNotLookAtNameAndAddressOfAProtectedPerson() {
        desk.register(Post.of(CHILD)
                .flagged()
                .names("<Efternamn>\u0085</Efternamn>")
                .addresses("<Folkbokforingsadress><CareOf>" + "x".repeat(2000) + "</CareOf></Folkbokforingsadress>")
                .toString());

        Snapshot snapshot = desk.run();

        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows("select protection, municipality from person")).containsExactly("SEKRETESSMARKERING|1482");
    }

    @Test
    void keepsOnlyTheRelationsALetterDependsOn() {
        Post child = Post.of(CHILD);
        for (String kind : new String[] {"V", "VF", "MO", "FA", "F", "B", "M", "P"}) {
            child.relation(kind, MOTHER);
        }
        desk.register(child.toString());

        desk.run();

        assertThat(desk.rows("select ordinal, kind from relation order by ordinal"))
                .containsExactly("0|V", "1|MO", "2|FA", "3|F");
    }

    @Test
    void writesNoNumberForAFodelsetidNrOrWhereThereIsNone() {
        desk.register(Post.of(CHILD)
                .relation("V", "<FodelsetidNr>208003010000</FodelsetidNr>", "", "")
                .relation("V", "", "", "")
                .relation("V", "<PersonNr/>", "", "")
                .toString());

        desk.run();

        assertThat(desk.rows("select kind, related from relation")).containsExactly("V|", "V|", "V|");
    }

    @Test
    void keepsARelatedNumberThatIsNotValidAsItStands() {
        desk.register(Post.of(CHILD)
                .relation("V", "<PersonNr>208013010000</PersonNr>", "", "")
                .relation("MO", "<PersonNr>okänd</PersonNr>", "", "")
                .toString());

        Snapshot snapshot = desk.run();

        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows("select related from relation order by ordinal")).containsExactly("208013010000", "okänd");
    }

    @Test
    void takesAnIncompleteDateForTheFirstDayItCanMeanAsABeginningAndTheLastAsAnEnd() {
        desk.register(Post.of(CHILD)
                .relation("V", "<PersonNr>" + Post.number(MOTHER) + "</PersonNr>", "2120", "2120")
                .relation("MO", "<PersonNr>" + Post.number(MOTHER) + "</PersonNr>", "212002", "212002")
                .relation("FA", "<PersonNr>" + Post.number(FATHER) + "</PersonNr>", "21201", "2120013")
                .toString());

        desk.run();

        assertThat(desk.rows("select from_day, until_day from relation order by ordinal"))
                .containsExactly("2120-01-01|2120-12-31", "2120-02-01|2120-02-29", "2120-10-01|2120-01-31");
    }

    @Test
    void usesTheNoticeNameOnlyWhereThereAreNoNameParts() {
        desk.register(
                Post.of(CHILD)
                        .names("<Aviseringsnamn>Mellan Testsson, Alva Bo</Aviseringsnamn>")
                        .toString(),
                Post.of(MOTHER)
                        .names("<Aviseringsnamn>Fel, Fel</Aviseringsnamn><Efternamn>Testsson</Efternamn>")
                        .toString());

        desk.run();

        assertThat(desk.rows("select given_names, called, middle_name, surname from person order by number desc"))
                .containsExactly("Alva Bo|||Mellan Testsson", "|||Testsson");
    }

    @Test
    void keepsAReplacedNumberWithWhatReplacedItAndNoName() {
        desk.register(Post.of(CHILD)
                .names("")
                .facts("<HanvisningsPersonNr>" + Post.number(MOTHER) + "</HanvisningsPersonNr>"
                        + "<Avregistrering><AvregistreringsorsakKod>GN</AvregistreringsorsakKod>"
                        + "<Avregistreringsdatum>2120</Avregistreringsdatum></Avregistrering>")
                .toString());

        Snapshot snapshot = desk.run();

        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows("select deregistration, replaced_by from person"))
                .containsExactly("GN|" + Post.number(MOTHER));
    }

    @Test
    void acceptsACircleOfReplacedNumbersWhichSelectionReachesNobodyBy() {
        desk.register(replaced(CHILD, MOTHER), replaced(MOTHER, CHILD));

        assertThat(desk.run().rejected()).isZero();
        assertThat(desk.rows("select count(*) from person where deregistration = 'GN'"))
                .containsExactly("2");
    }

    @Test
    void storesTextInNfcWithoutSurroundingSpace() {
        desk.register(Post.of(CHILD)
                .names("<Fornamn>\n  A\u030Asa \t</Fornamn><Efternamn><![CDATA[ & Testsson]]></Efternamn>")
                .toString());

        desk.run();

        assertThat(desk.rows("select given_names, surname from person")).containsExactly("Åsa|& Testsson");
    }

    @Test
    void readsTheEncodingTheFileItselfDeclares() {
        desk.registerFile(
                "navet.xml",
                ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><P>"
                                + Post.of(CHILD).names("<Fornamn>Åsa</Fornamn>") + "</P>")
                        .getBytes(StandardCharsets.ISO_8859_1));

        desk.run();

        assertThat(desk.rows("select given_names, city from person")).containsExactly("Åsa|KUNGÄLV");
    }

    @Test
    void keepsWhatIsTooLongForAWindowAndNotPrintableForTheLetterToSay() {
        desk.register(Post.of(CHILD)
                .names("<Fornamn>" + "Anna ".repeat(60) + "漢</Fornamn>")
                .toString());

        assertThat(desk.run().rejected()).isZero();
    }

    private static String replaced(String number, String by) {
        return Post.of(number)
                .facts("<HanvisningsPersonNr>" + Post.number(by) + "</HanvisningsPersonNr>"
                        + "<Avregistrering><AvregistreringsorsakKod>GN</AvregistreringsorsakKod></Avregistrering>")
                .toString();
    }
}
