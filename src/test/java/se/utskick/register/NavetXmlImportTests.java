package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 1.1, clause by clause, on what stands in the tables afterwards. */
class NavetXmlImportTests {

    private static final String CHILD = Post.number("21120301238");
    private static final String MOTHER = Post.number("20800301238");

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
                """.formatted(CHILD, MOTHER));

        Snapshot snapshot = desk.run();

        assertThat(snapshot.persons()).isEqualTo(1);
        assertThat(desk.rows("select * from person"))
                .containsExactly("1|" + CHILD + "|TRUE|NONE|2112-02-28|1482|||Eva Ulla-Karin Isa|Ulla-Karin|Å|Testsson"
                        + "|TEST|RAD 1|RAD 2|44231|KUNGÄLV|S|S1|S2|44232|SORT|U1|U2|U3|NORGE|a|l");
        assertThat(desk.rows("select * from relation"))
                .containsExactly("1|" + CHILD + "|0|V|" + MOTHER + "|2112-03-01|2130-12-31");
    }
}
