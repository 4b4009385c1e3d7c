package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 1.3: the school register in both formats. */
class SchoolImportTests {

    private static final String HEADER = "personnummer;skolenhetskod;skola;arskurs;skolform;klass;start;slut;avbruten";
    private static final String PUPIL = Post.number("21120301238");
    private static final String COLUMNS =
            "select pupil, unit, school, grade, form, class, start_day, end_day, cancelled from enrolment order by pupil";

    @TempDir
    private Path folder;

    private ImportDesk desk;

    @BeforeEach
    void aDeskWithARegister() {
        desk = new ImportDesk(folder).register(Post.of("20800301238").toString());
    }

    @Test
    void keepsEveryColumnOfARow() {
        desk.school(
                "school.csv",
                HEADER + "\n" + PUPIL + ";12345678;Ytterbyskolan;8;GR;8A;2126-08-17;2127-06-10;nej\n"
                        + "20120511TF10;12345678;Ytterbyskolan;8;GR;8A;2126-08-17;;ja\n");

        desk.run();

        assertThat(desk.rows(COLUMNS))
                .containsExactly(
                        "20120511TF10|12345678|Ytterbyskolan|8|GR|8A|2126-08-17||TRUE",
                        PUPIL + "|12345678|Ytterbyskolan|8|GR|8A|2126-08-17|2127-06-10|FALSE");
        assertThat(desk.rows("select * from school_marking")).isEmpty();
    }

    @Test
    void keepsThePersonsEnrolmentsOfSs12000JsonAsObjectAndAsArray() {
        String person = """
                {"id": "x", "givenName": "Elev", "civicNo": {"value": "%s", "nationality": "SWE"}, "securityMarking": "Ingen",
                 "enrolments": [
                   {"enroledAt": {"id": "y", "displayName": "Ytterbyskolan", "schoolUnitCode": "12345678"},
                    "schoolYear": 8, "schoolType": "GR", "startDate": "2126-08-17", "endDate": null, "cancelled": false},
                   {"enroledAt": {"displayName": "Förr", "schoolUnitCode": "1"},
                    "schoolYear": 7, "schoolType": "GR", "startDate": "2125-08-17", "endDate": "2126-06-10"}]}""".formatted(PUPIL);
        String[] rows = {
            PUPIL + "|12345678|Ytterbyskolan|8|GR||2126-08-17||FALSE",
            PUPIL + "|1|Förr|7|GR||2125-08-17|2126-06-10|FALSE"
        };

        desk.school("school.json", "{\"meta\": {\"data\": [1]}, \"data\": [" + person + "], \"pageToken\": null}")
                .run();
        assertThat(desk.rows(COLUMNS)).containsExactlyInAnyOrder(rows);

        ImportDesk other = new ImportDesk(folder.resolve("array"))
                .register(Post.of("20800301238").toString())
                .school("elever.txt", "\uFEFF [" + person + "]");
        other.run();
        assertThat(other.rows(COLUMNS)).containsExactlyInAnyOrder(rows);
    }

    @Test
    void addsAMarkingForAnyWordButIngenOrNone() {
        desk.school(
                "school.csv",
                HEADER + ";skydd\n" + row("A", "") + row("B", "Ingen") + row("C", "INGEN")
                        + row("D", "Sekretessmarkering") + row("E", "ingen") + row("F", "?"));

        desk.run();

        assertThat(desk.rows("select pupil from school_marking order by pupil")).containsExactly("D", "E", "F");
    }

    @Test
    void addsAMarkingForAnyJsonValueButIngenOrNone() {
        desk.school(
                "school.json",
                "[" + person("A", "null") + "," + person("B", "\"Ingen\"") + ","
                        + person("C", "\"Skyddad folkbokföring\"") + "," + person("D", "true") + "," + person("E", "{}")
                        + ","
                        + person("F", "[]") + "," + person("G", "0") + "]");

        desk.run();

        assertThat(desk.rows("select pupil from school_marking order by pupil"))
                .containsExactly("C", "D", "E", "F", "G");
    }

    @Test
    void keepsAMarkingWhateverTheRecordIsRejectedFor() {
        desk.school(
                "school.csv",
                HEADER + ";skydd\n" + PUPIL + ";;Skola;8;GR;8A;2126-08-17;;nej;Sekretessmarkering\n"
                        + "P;1;Skola;8;GR;8A;2126-13-17;;nej;Sekretessmarkering\n"
                        + "Q;1;Skola;8;GR;8A;2126-08-17;;nej;Ingen;en till\n"
                        + PUPIL.substring(0, 8) + "-" + PUPIL.substring(8) + ";1;Skola;8;GR;8A;2126-08-17;;nej;J\n");

        desk.run();

        assertThat(desk.rejected(1))
                .containsExactly(
                        "school.csv;1;skolenhetskod;MISSING",
                        "school.csv;2;start;BAD_DATE",
                        "school.csv;3;;COLUMN_COUNT");
        assertThat(desk.rows("select pupil from school_marking order by pupil"))
                .containsExactly(PUPIL.substring(0, 8) + "-" + PUPIL.substring(8), PUPIL, "P", "Q");
    }

    @Test
    void takesTheMarkingOfAPersonWhoIsNoPupil() {
        desk.school(
                "school.json",
                "[" + person("A", "\"Ingen\"")
                        + ", {\"civicNo\": {\"value\": \"T\"}, \"securityMarking\": \"Sekretessmarkering\"},"
                        + " {\"civicNo\": null, \"enrolments\": []}]");

        assertThat(desk.run().rejected()).isZero();
        assertThat(desk.rows("select pupil from school_marking")).containsExactly("T");
    }

    @Test
    void rejectsAPersonWithAllEnrolmentsWhereOneIsUnusable() {
        desk.school("school.json", """
                [{"civicNo": {"value": "A"}, "enrolments": [
                  {"enroledAt": {"schoolUnitCode": "1"}, "schoolYear": 8, "schoolType": "GR", "startDate": "2126-08-17"},
                  {"enroledAt": {"schoolUnitCode": "1"}, "schoolYear": 8, "schoolType": "GR", "startDate": "2126-08-17", "cancelled": "nej"}]}]
                """);

        desk.run();

        assertThat(desk.rejected(1)).containsExactly("school.json;1;enrolments.cancelled;UNKNOWN_CODE");
        assertThat(desk.rows("select * from enrolment")).isEmpty();
    }

    @Test
    void doesNotAskForASchoolYearWhereTheFormHasNone() {
        desk.school("school.csv", HEADER + "\nA;1;Förskolan;;FS;;2126-08-17;;nej\n");

        assertThat(desk.run().rejected()).isZero();
        assertThat(desk.rows("select grade, form from enrolment")).containsExactly("|FS");
    }

    private static String row(String pupil, String marking) {
        return pupil + ";1;Skola;8;GR;8A;2126-08-17;;nej;" + marking + "\n";
    }

    private static String person(String pupil, String marking) {
        return """
                {"civicNo": {"value": "%s"}, "securityMarking": %s, "enrolments": [{"enroledAt": {"schoolUnitCode": "1"},
                 "schoolYear": 8, "schoolType": "GR", "startDate": "2126-08-17"}]}""".formatted(pupil, marking);
    }
}
