package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 1.2, clause by clause, on what stands in the tables afterwards. */
class CsvRegisterImportTests {

    private static final String CHILD = "21120301238";
    private static final String MOTHER = "20800301238";

    @TempDir
    private Path folder;

    private ImportDesk desk;

    @BeforeEach
    void anEmptyDesk() {
        desk = new ImportDesk(folder);
    }

    @Test
    void keepsEveryColumnOfAWholeRow() {
        imports(CsvFolder.named("r")
                .person(
                        CHILD,
                        "fodelsedatum=2112-02-28",
                        "fornamn=Eva Ulla-Karin",
                        "tilltalsnamn=Ulla-Karin",
                        "mellannamn=Å",
                        "co=TEST",
                        "utdelningsadress1=RAD 1",
                        "sarskild_co=S",
                        "sarskild_utdelningsadress1=S1",
                        "sarskild_utdelningsadress2=S2",
                        "sarskild_postnummer=44232",
                        "sarskild_postort=SORT",
                        "utland1=U1",
                        "utland2=U2",
                        "utland3=U3",
                        "utland_land=NORGE",
                        "fastighet_uuid=f",
                        "adress_uuid=a",
                        "lagenhet_uuid=l")
                .relation(CHILD, "V", MOTHER, "2112-03-01", "2130"));

        assertThat(desk.rows("select * from person"))
                .containsExactly("1|" + Post.number(CHILD) + "|TRUE|NONE|2112-02-28|1482|||Eva Ulla-Karin|Ulla-Karin|Å"
                        + "|Testsson|TEST|RAD 1|EXEMPELGATAN 1|44231|KUNGÄLV|S|S1|S2|44232|SORT|U1|U2|U3|NORGE|a|l");
        assertThat(desk.rows("select person, kind, related, from_day, until_day from relation"))
                .containsExactly(Post.number(CHILD) + "|V|" + Post.number(MOTHER) + "|2112-03-01|2130-12-31");
    }

    @Test
    void takesEachWordOfTheFlag() {
        imports(CsvFolder.named("r")
                .person("21120301238", "skydd=SEKRETESSMARKERING")
                .person("21120302238", "skydd=SKYDDAD_FOLKBOKFORING")
                .person("21120303238", "skydd=INGEN")
                .relation(CHILD, "V", MOTHER, "", ""));

        assertThat(desk.rows("select protection, surname from person order by number"))
                .containsExactly("SEKRETESSMARKERING|", "SKYDDAD_FOLKBOKFORING|", "NONE|Testsson");
    }

    @Test
    void keepsFactsAndRelationsOfARowRejectedForItsFlagAlone() {
        Snapshot snapshot = imports(CsvFolder.named("r")
                .person(CHILD, "skydd=", "avregistrering=UV")
                .relation(CHILD, "V", MOTHER, "", ""));

        assertThat(snapshot.rejected()).isEqualTo(1);
        assertThat(desk.rejected(1)).containsExactly("personer.csv;1;skydd;UNREADABLE_FLAG");
        assertThat(
                        desk.rows(
                                "select usable, protection, birth_date, municipality, deregistration, surname, city from person"))
                .containsExactly("FALSE|UNREADABLE|2112-03-01|1482|UV||");
        assertThat(desk.rows("select kind from relation")).containsExactly("V");
    }

    @Test
    void knowsAFodelsetidNrByItsEightDigitsOrEightAndFourZeros() {
        imports(CsvFolder.named("r")
                .person(CHILD)
                .relationRow(Post.number(CHILD) + ";V;20800301;Mor Annan;;")
                .relationRow(Post.number(CHILD) + ";V;208003010000;Far Annan;;")
                .relationRow(Post.number(CHILD) + ";V;;;;"));

        assertThat(desk.rows("select kind, related from relation")).containsExactly("V|", "V|", "V|");
    }

    @Test
    void readsIso88591WhereItIsDeclared() {
        desk.charset(StandardCharsets.ISO_8859_1)
                .registerAt(CsvFolder.named("r")
                        .charset(StandardCharsets.ISO_8859_1)
                        .person(CHILD, "fornamn=Åsa")
                        .relation(CHILD, "V", MOTHER, "", "")
                        .in(desk));
        desk.meetings("""
                mote;skolenhetskoder;skola;datum;start;slut;plats;sal;svar_senast;kontakt
                m;1 2;Ytterbyskolan;2126-12-10;18:00;19:30;Aulan på Trädgårdsgatan;;;
                """);

        desk.run();

        assertThat(desk.rows("select given_names, city from person")).containsExactly("Åsa|KUNGÄLV");
        // A list kept by hand in UTF-8 beside it is read as what it is.
        assertThat(desk.rows("select place from meeting")).containsExactly("Aulan på Trädgårdsgatan");
    }

    @Test
    void passesAByteOrderMarkOver() {
        imports(CsvFolder.named("r")
                .headers("\uFEFF" + CsvFolder.PERSONS, "\uFEFF" + CsvFolder.RELATIONS)
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", ""));

        assertThat(desk.rows("select count(*) from person")).containsExactly("1");
    }

    @Test
    void readsAnotherRegistersColumnsByTheNamesInTheSettings() {
        desk.setting("utskick.columns.personer.fornamn", "FIRST_NAME")
                .setting("utskick.columns.personer.fastighet_uuid", "")
                .setting("utskick.columns.relationer.relaterad", "TO");

        imports(CsvFolder.named("r")
                .headers(
                        CsvFolder.PERSONS.replace(";fornamn;", ";FIRST_NAME;").replace(";fastighet_uuid;", ";unknown;"),
                        CsvFolder.RELATIONS.replace(";relaterad;", ";TO;"))
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", ""));

        assertThat(desk.rows("select given_names from person")).containsExactly("Alva");
        assertThat(desk.rows("select related from relation")).containsExactly(Post.number(MOTHER));
    }

    @Test
    void readsQuotedFieldsAndWindowsLineEnds() {
        imports(CsvFolder.named("r")
                .headers(CsvFolder.PERSONS + "\r", CsvFolder.RELATIONS + "\r")
                .personRow(CsvFolder.row(CHILD, "fornamn=\"Al;va \"\"A\"\"\"") + "\r")
                .relationRow(Post.number(CHILD) + ";V;" + Post.number(MOTHER) + ";;;\r"));

        assertThat(desk.rows("select given_names from person")).containsExactly("Al;va \"A\"");
    }

    @Test
    void takesCustodiansOrderedInASecondStepWithoutRelationsOfTheirOwn() {
        desk.registerAt(CsvFolder.named("youths")
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", "")
                .in(desk));
        desk.registerAt(CsvFolder.named("custodians").person(MOTHER).in(desk));

        Snapshot snapshot = desk.run();

        assertThat(snapshot.persons()).isEqualTo(2);
        assertThat(snapshot.files())
                .extracting(file -> file.name())
                .containsExactly("personer.csv", "relationer.csv", "personer.csv (2)", "relationer.csv (2)");
    }

    @Test
    void countsEqualRecordsOfTwoFoldersOnceWithTheirRelations() {
        CsvFolder first = CsvFolder.named("a")
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", "")
                .relation(CHILD, "V", "", "", "");
        CsvFolder second = CsvFolder.named("b")
                .person(CHILD)
                .relation(CHILD, "V", "", "", "")
                .relation(CHILD, "V", MOTHER, "", "");
        desk.registerAt(first.in(desk)).registerAt(second.in(desk));

        Snapshot snapshot = desk.run();

        assertThat(snapshot.persons()).isEqualTo(1);
        assertThat(snapshot.rejected()).isZero();
        assertThat(desk.rows("select count(*) from relation")).containsExactly("2");
    }

    @Test
    void rejectsAPersonWhoseRelationsDifferBetweenFolders() {
        desk.registerAt(CsvFolder.named("a")
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", "")
                .in(desk));
        desk.registerAt(CsvFolder.named("b")
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", "2120-01-01")
                .in(desk));

        desk.run();

        assertThat(desk.rejected(1)).containsExactly("personer.csv;1;;CONFLICT", "personer.csv (2);1;;CONFLICT");
        assertThat(desk.rows("select usable, surname from person")).containsExactly("FALSE|");
        assertThat(desk.rows("select count(*) from relation")).containsExactly("0");
    }

    @Test
    void rejectsThePersonWhoseRelationCannotBeReadForACustodianMayBeMissing() {
        imports(CsvFolder.named("r")
                .person(CHILD)
                .relation(CHILD, "V", MOTHER, "", "")
                .relation(CHILD, "V", "20790301239", "", "2120-02-30"));

        assertThat(desk.rejected(1)).containsExactly("personer.csv;1;;BAD_RELATION", "relationer.csv;2;tom;BAD_DATE");
        assertThat(desk.rows("select usable, birth_date from person")).containsExactly("FALSE|");
        assertThat(desk.rows("select count(*) from relation")).containsExactly("0");
    }

    @Test
    void holdsWhoeverARowWithTheWrongNumberOfFieldsIsAbout() {
        imports(CsvFolder.named("r")
                .personRow(CsvFolder.row(CHILD) + ";one more")
                .person(MOTHER)
                .relation(MOTHER, "B", CHILD, "", ""));

        assertThat(desk.rejected(1)).containsExactly("personer.csv;1;;COLUMN_COUNT");
        assertThat(desk.rows(
                        "select usable, protection, surname from person where number = '" + Post.number(CHILD) + "'"))
                .containsExactly("FALSE|UNREADABLE|");
    }

    private Snapshot imports(CsvFolder files) {
        return desk.registerAt(files.in(desk)).run();
    }
}
