package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTests {

    @TempDir
    private Path folder;

    @Test
    void tellsWhatItMade() throws Exception {
        Path town = folder.resolve("town");
        String told = stdout("generate", "--inhabitants", "30", "--seed", "4", "--out", town.toString());
        assertThat(told.lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("folder", "as-of", "inhabitants", "persons", "relations", "pupils");
        assertThat(told).contains("as-of: 2126-12-01\n", "inhabitants: 30\n");
        try (var files = Files.list(town)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "register.xml",
                            "register-csv",
                            "school.csv",
                            "school.json",
                            "contacts.csv",
                            "suppressions.csv",
                            "meetings.csv");
        }
    }

    @Test
    void isWronglyUsedWithoutInhabitantsOrInOurOwnCentury() {
        String town = folder.resolve("town").toString();
        assertThat(Main.run("generate", "--inhabitants", "0", "--out", town)).isEqualTo(2);
        assertThat(Main.run("generate", "--out", town)).isEqualTo(2);
        assertThat(Main.run("generate", "--inhabitants", "9", "--as-of", "2026-12-01", "--out", town))
                .isEqualTo(2);
        assertThat(folder.resolve("town")).doesNotExist();
    }

    @Test
    void isRefusedAFolderThatHoldsSomething() {
        assertThat(Main.run("generate", "--inhabitants", "5", "--out", folder.toString()))
                .isZero();
        assertThat(Main.run("generate", "--inhabitants", "5", "--out", folder.toString()))
                .isEqualTo(3);
    }

    private static String stdout(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
