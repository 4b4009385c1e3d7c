package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.woman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestrictedFilesTests {

    private final Town town = Town.empty();
    private final RestrictedFiles files = new RestrictedFiles(town.jdbc, new SelectionCounts(town.jdbc));

    @TempDir
    Path folder;

    private final String mother = woman("1980-01-01");
    private final String father = man("1979-01-01");
    private final String sent = woman("2012-05-05");
    private final String held = woman("2012-05-06");

    private String aRun() {
        town.meeting("M1", "2026-12-10", "U1");
        town.person(mother).in();
        town.person(father).in();
        town.contact(mother, "anna@example.org", true);
        town.person(sent).in();
        town.relation(sent, "V", mother);
        town.relation(sent, "V", father);
        town.person(held).guarded("BOTH").in();
        town.relation(held, "V", null);
        town.marking(held);
        town.enrolment(sent, "U1");
        town.enrolment(held, "U1");
        town.enrolment("20120511TF10", "U1");
        town.select(town.skolmote());
        return town.skolmote().run();
    }

    @Test
    void decisionsAreRowsInOrderWithTheirPieces() throws IOException {
        String run = aRun();
        files.write(run, folder.resolve("restricted"));
        List<String> refs = town.jdbc.queryForList("select ref from piece order by channel desc", String.class);

        assertThat(read("decisions.csv"))
                .isEqualTo("youth;recipient;meeting;outcome;piece\n"
                        + sent + ";" + father + ";M1;PRINT;" + refs.get(0) + "\n"
                        + sent + ";" + mother + ";M1;EMAIL;" + refs.get(1) + "\n"
                        + held + ";;M1;PROTECTED;\n"
                        + "20120511TF10;;M1;YOUTH_NOT_IN_EXTRACT;\n");
    }

    @Test
    void theProtectedAreKeptWithFlagAndRecord() throws IOException {
        files.write(aRun(), folder.resolve("restricted"));

        assertThat(read("protected.csv"))
                .isEqualTo("youth;recipient;flag;record_of\n" + held + ";;BOTH;" + held + "\n" + held
                        + ";;SCHOOL_MARKING;" + held + "\n");
    }

    @Test
    void countsAreExactByOutcomeSchoolAndPlace() throws IOException {
        files.write(aRun(), folder.resolve("restricted"));

        assertThat(read("counts.json")).isEqualTo("""
                        {
                          "run" : "skolmote-2026-11-22-1",
                          "youths" : 3,
                          "rows" : 4,
                          "outcomes" : {
                            "PROTECTED" : 1,
                            "YOUTH_NOT_IN_EXTRACT" : 1,
                            "NO_CUSTODIAN" : 0,
                            "TOO_MANY_CUSTODIANS" : 0,
                            "RECIPIENT_WITHOUT_IDENTITY" : 0,
                            "RECIPIENT_NOT_IN_EXTRACT" : 0,
                            "RECIPIENT_DECEASED" : 0,
                            "RECIPIENT_EMIGRATED" : 0,
                            "RECIPIENT_DEREGISTERED" : 0,
                            "SUPPRESSED" : 0,
                            "ALREADY_SENT" : 0,
                            "EMAIL" : 1,
                            "NO_ADDRESS" : 0,
                            "NOT_PRINTABLE" : 0,
                            "PRINT" : 1
                          },
                          "schools" : {
                            "Skola M1" : {
                              "PROTECTED" : 1,
                              "YOUTH_NOT_IN_EXTRACT" : 1,
                              "EMAIL" : 1,
                              "PRINT" : 1
                            }
                          },
                          "places" : {
                            "KUNGÄLV" : {
                              "EMAIL" : 1,
                              "PRINT" : 1
                            }
                          },
                          "notPrintable" : { },
                          "bouncedAddresses" : 0
                        }
                        """);
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        String run = aRun();
        files.write(run, folder.resolve("one"));
        town.select(town.skolmote());
        files.write(run, folder.resolve("two"));

        for (String name : List.of("decisions.csv", "protected.csv", "counts.json")) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    @Test
    void nobodyButTheOwnerMayReadThem() throws IOException {
        Path restricted = folder.resolve("restricted");
        files.write(aRun(), restricted);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restricted)))
                .isEqualTo("rwx------");
        for (String name : List.of("decisions.csv", "protected.csv", "counts.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restricted.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatWasSentIsToldRowByRowForTheMemory() {
        String run = aRun();
        List<String> rows = new ArrayList<>();

        new Decisions(town.jdbc)
                .forEachSent(
                        run,
                        (youth, recipient, meeting, piece) ->
                                rows.add(youth + ";" + recipient + ";" + meeting + ";" + piece.length()));

        assertThat(rows).containsExactly(sent + ";" + father + ";M1;12", sent + ";" + mother + ";M1;12");
    }

    @Test
    void erasingARunLeavesNothingOfIt() {
        String run = aRun();

        new Decisions(town.jdbc).erase(run);

        for (String table : List.of("decision", "held_protection", "piece", "selection")) {
            assertThat(town.jdbc.queryForObject("select count(*) from " + table, Integer.class))
                    .as(table)
                    .isZero();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("restricted").resolve(name));
    }
}
