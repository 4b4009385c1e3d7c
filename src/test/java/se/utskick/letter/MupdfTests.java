package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MuPDF, which shares no code with the readers that the other tests ask, opens and draws every variant without a word of complaint. */
class MupdfTests {

    /** Debian builds it without colour management, which it says of every file. */
    private static final String OF_ITS_OWN_BUILD = "warning: ICC support is not available";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Conformance.class)
    void drawsEveryVariantWithoutAWarning(Conformance conformance) throws Exception {
        for (String template : ShippedLetter.TEMPLATES) {
            Path file = folder.resolve(template + ".pdf");
            List<SetPiece> set = (conformance == Conformance.PRINT
                            ? LetterPressTests.press(template)
                            : LetterPressTests.accessiblePress(template))
                    .writeBundle(
                            file,
                            "run",
                            1,
                            ShippedLetter.of(template).map(ShippedLetter::piece).toList());
            int pages = set.stream().mapToInt(SetPiece::sheets).sum() * 2;

            assertThat(PdfAssert.run("mutool", "info", file.toString())).contains("Pages: " + pages);
            assertThat(drawn(file)).as(template).hasSize(pages);
            assertThat(said(
                            "clean",
                            file.toString(),
                            folder.resolve("clean.pdf").toString()))
                    .as("mutool clean of " + template)
                    .isEmpty();
        }
    }

    /** A reader that never complains would prove nothing. */
    @ParameterizedTest
    @EnumSource(Conformance.class)
    void complainsOfAFileThatIsCut(Conformance conformance) throws Exception {
        Path file = folder.resolve("letter.pdf");
        LetterPress press = conformance == Conformance.PRINT
                ? LetterPressTests.press("moped")
                : LetterPressTests.accessiblePress("moped");
        press.writeBundle(file, "run", 1, SamplePieces.many(3));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 200));

        assertThat(said("clean", file.toString(), folder.resolve("clean.pdf").toString()))
                .anyMatch(line -> line.startsWith("warning: "));
    }

    /** A line a page, and nothing else. */
    private static List<String> drawn(Path file) throws Exception {
        List<String> lines = said("draw", "-r", "20", "-o", "/dev/null", "-F", "pgm", file.toString());
        assertThat(lines).allMatch(line -> line.startsWith("page " + file + " "));
        return lines;
    }

    private static List<String> said(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mutool"));
        command.addAll(List.of(arguments));
        return PdfAssert.run(command.toArray(String[]::new))
                .lines()
                .filter(line -> !line.equals(OF_ITS_OWN_BUILD))
                .toList();
    }
}
