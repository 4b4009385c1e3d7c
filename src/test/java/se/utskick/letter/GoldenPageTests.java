package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every variant of every shipped letter looks like: the same as its committed picture, in print and for those who hear it. */
class GoldenPageTests {

    private static final Path GOLDEN = Path.of("src/test/resources/se/utskick/letter/pages");
    private static final Path SHOWN = Path.of("target/golden-pages");
    private static final String RENEW = "./mvnw -Dquick -Dutskick.write-golden=true -Dtest=GoldenPageTests test";
    /** Dots a page may differ in: a speck. The least of letters is more. */
    private static final int SPECK = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("se.utskick.letter.ShippedLetter#all")
    void looksAsItsPicture(ShippedLetter letter) throws IOException {
        List<PagePicture> printed = pictures(LetterPressTests.press(letter.template()), letter, "print");
        if (Boolean.getBoolean("utskick.write-golden")) {
            for (int page = 0; page < printed.size(); page++) {
                printed.get(page).write(golden(letter, page));
            }
        }
        for (int page = 0; page < printed.size(); page++) {
            mustLookAs(golden(letter, page), printed.get(page), "print");
        }
        assertThat(golden(letter, printed.size())).as("a page fewer").doesNotExist();

        List<PagePicture> heard = pictures(LetterPressTests.accessiblePress(letter.template()), letter, "accessible");
        assertThat(heard).hasSameSizeAs(printed);
        for (int page = 0; page < heard.size(); page++) {
            mustLookAs(golden(letter, page), heard.get(page), "accessible");
        }
    }

    @Test
    void everyPictureIsOfALetterThatIsShipped() throws IOException {
        List<String> letters = ShippedLetter.all().map(ShippedLetter::toString).toList();
        try (Stream<Path> pictures = Files.list(GOLDEN)) {
            assertThat(pictures.map(file -> file.getFileName().toString().replaceFirst("-page-\\d+\\.png$", "")))
                    .isSubsetOf(letters);
        }
    }

    /** One letter of one word is enough; what differs is shown. */
    @Test
    void seesOneLetterThatIsAnother() throws IOException {
        ShippedLetter letter = ShippedLetter.of("moped").findFirst().orElseThrow();
        Path file = folder.resolve("other.pdf");
        LetterPressTests.press("moped").writeBundle(file, "run", 1, List.of(letter.piece("golden", List.of("Alma"))));
        PagePicture other = PagePicture.of(file).get(0);

        assertThatThrownBy(() -> mustLookAs(golden(letter, 0), other, "self-test"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("self-test-actual.png")
                .hasMessageContaining("self-test-difference.png");
        assertThat(SHOWN.resolve(letter + "-page-1-self-test-difference.png")).isNotEmptyFile();
        assertThat(SHOWN.resolve(letter + "-page-1-self-test-actual.png")).isNotEmptyFile();
    }

    private List<PagePicture> pictures(LetterPress press, ShippedLetter letter, String profile) throws IOException {
        Path file = folder.resolve(profile + ".pdf");
        press.writeBundle(file, "run", 1, List.of(letter.piece()));
        return PagePicture.of(file);
    }

    private static Path golden(ShippedLetter letter, int page) {
        return GOLDEN.resolve(letter + "-page-" + (page + 1) + ".png");
    }

    private static void mustLookAs(Path golden, PagePicture actual, String profile) throws IOException {
        assertThat(golden).exists();
        PagePicture expected = PagePicture.read(golden);
        int apart = actual.apartFrom(expected);
        if (apart > SPECK) {
            String name = golden.getFileName().toString().replace(".png", "-" + profile);
            Path shown = SHOWN.resolve(name + "-actual.png");
            Path difference = SHOWN.resolve(name + "-difference.png");
            actual.write(shown);
            actual.writeDifference(expected, difference);
            throw new AssertionError(apart + " dots differ from " + golden + ": see " + shown + " and " + difference
                    + ". Where the page is right, renew its picture: " + RENEW);
        }
    }
}
