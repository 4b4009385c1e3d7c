package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.register.MissingCustodians;

class PreviewTests {

    private static final String RUN = "moped-2026-12-01-1";

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private Path proof;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.prepare("moped");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        proof = folder.resolve("proof.pdf");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isItsOwnersAloneAsIsTheListOfMissingCustodians() throws IOException {
        Files.writeString(proof, "an older one");
        Path missing = folder.resolve("missing.csv");

        assertThat(house.room(Preview.class).write(RUN, null, proof)).isNotEmpty();
        house.room(MissingCustodians.class).write(1, missing);

        for (Path file : new Path[] {proof, missing}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesATemplateThatWouldSetOtherLetters() {
        House.rewrite(house.places.templates().resolve("moped/letter.html"), "</body>", "<p>Tillagt.</p></body>");

        assertRefused("Mallen moped är inte densamma som när körning " + RUN + " förbereddes");
    }

    @Test
    void refusesAPurgedRun() {
        house.sql().update("update run set purged = true");

        assertRefused("Körning " + RUN + " är gallrad");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> house.room(Preview.class).write(RUN, null, proof))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitStatus()).isEqualTo(3))
                .hasMessageStartingWith(sentence);
        assertThat(proof).doesNotExist();
    }
}
