package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

class LetterPressTests {

    static final LocalDate DATE = LocalDate.of(2026, 12, 1);

    static final Places PLACES = new Places(Path.of("data"), Path.of("config"), Path.of("templates"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"skolmote", "moped", "narkotika"})
    void writesPdfAOfEveryVariant(String template) throws Exception {
        Path file = folder.resolve("bundle.pdf");
        List<SetPiece> set = press(template).writeBundle(file, "run", 1, everyVariant());
        PdfAssert.isPdfA2b(file);
        PdfAssert.isCleanByQpdf(file);
        assertThat(set).hasSize(everyVariant().size());
    }

    @Test
    void writesTheProofAsPdfAToo() throws Exception {
        Path file = folder.resolve("proof.pdf");
        press("skolmote").writeProof(file, "run", everyVariant());
        PdfAssert.isPdfA2b(file);
        assertThat(PdfAssert.pageTexts(file)).allMatch(page -> page.contains("PROV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skolmote", "moped", "narkotika"})
    void hashesWhatCanBeReadFromThePages(String template) throws Exception {
        Path file = folder.resolve("bundle.pdf");
        List<SetPiece> set = press(template).writeBundle(file, "run", 1, everyVariant());
        List<String> texts = PdfAssert.pageTexts(file);
        for (SetPiece piece : set) {
            List<String> pages = texts.subList(piece.firstPage() - 1, piece.firstPage() - 1 + piece.pages());
            assertThat(piece.sha256()).isEqualTo(TextHash.of(pages));
            for (int page = 0; page < pages.size(); page++) {
                assertThat(pages.get(page).lines())
                        .contains(piece.reference().text() + " " + (page + 1) + "/" + pages.size());
            }
            assertThat(pages.get(0).lines()).containsAll(piece.names()).containsAll(piece.addressLines());
        }
    }

    @Test
    void startsEachLetterOnASheetOfItsOwn() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        List<SetPiece> set = press("skolmote").writeBundle(file, "run", 1, everyVariant());
        List<String> texts = PdfAssert.pageTexts(file);
        int next = 1;
        for (SetPiece piece : set) {
            assertThat(piece.firstPage()).isEqualTo(next).isOdd();
            assertThat(piece.sheets()).isEqualTo((piece.pages() + 1) / 2);
            next += 2 * piece.sheets();
            if (piece.pages() % 2 != 0) {
                assertThat(texts.get(piece.firstPage() - 1 + piece.pages())).isBlank();
            }
        }
        assertThat(texts).hasSize(next - 1);
    }

    @Test
    void givesTheSamePagesWithoutWriting() throws Exception {
        LetterPress press = press("skolmote");
        List<SetPiece> set = press.writeBundle(folder.resolve("bundle.pdf"), "run", 1, everyVariant());
        assertThat(everyVariant().stream().map(press::pages).toList())
                .isEqualTo(set.stream().map(SetPiece::pages).toList());
    }

    @Test
    void refusesToWriteOverAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("bundle.pdf"));
        LetterPress press = press("skolmote");
        List<Piece> pieces = everyVariant();
        assertThatThrownBy(() -> press.writeBundle(file, "run", 1, pieces))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @CsvSource({"MOVED, Föräldramötet för årskurs 8 är ändrat", "OFF, Föräldramötet för årskurs 8 är inställt"})
    void aLetterOfAChangeIsCalledByIt(Change.Kind kind, String title) throws Exception {
        Piece invitation =
                ShippedLetter.of("skolmote").findFirst().orElseThrow().piece();
        Piece change = new Piece(
                invitation.reference(),
                invitation.channel(),
                invitation.names(),
                invitation.addressLines(),
                invitation.postalCode(),
                invitation.city(),
                invitation.country(),
                "",
                invitation.meeting(),
                invitation.youths(),
                new Change(kind, SamplePieces.MEETING, invitation.reference(), 1));

        assertThat(titleOf(invitation)).isEqualTo("Välkommen till föräldramöte för årskurs 8");
        assertThat(titleOf(change)).isEqualTo(title);
    }

    private String titleOf(Piece piece) throws IOException {
        Path file = folder.resolve(piece.change() == null ? "invitation.pdf" : "change.pdf");
        LetterPress.openAccessible(PLACES, campaign("skolmote"), DATE)
                .writeBundle(file, "test-2126-12-01-1", 1, List.of(piece));
        try (PDDocument document = Loader.loadPDF(file.toFile());
                InputStream xmp = document.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
            Matcher title = Pattern.compile("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">([^<]*)")
                    .matcher(new String(xmp.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(title.find()).isTrue();
            return title.group(1);
        }
    }

    @Test
    void changesTheVersionWithAnyFileOfTheTemplate() throws Exception {
        Path copy = folder.resolve("templates");
        copy(Path.of("templates"), copy);
        Places places = new Places(folder, Path.of("config"), copy);
        Campaign campaign = SampleCampaigns.meetings("skolmote");
        TemplateVersion before = LetterPress.open(places, campaign, DATE).template();
        Files.writeString(copy.resolve("shared").resolve("extra.txt"), "x");
        TemplateVersion after = LetterPress.open(places, campaign, DATE).template();
        assertThat(before.name()).isEqualTo("skolmote");
        assertThat(before).isEqualTo(press("skolmote").template());
        assertThat(after.sha256()).isNotEqualTo(before.sha256()).matches("[0-9a-f]{64}");
    }

    static LetterPress press(String template) {
        return LetterPress.open(PLACES, campaign(template), DATE);
    }

    static LetterPress accessiblePress(String template) {
        return LetterPress.openAccessible(PLACES, campaign(template), DATE);
    }

    static Campaign campaign(String template) {
        return switch (template) {
            case "skolmote" -> SampleCampaigns.meetings(template);
            case "moped" -> SampleCampaigns.turning15(template);
            default -> SampleCampaigns.unnamed(template);
        };
    }

    static List<Piece> everyVariant() {
        List<Piece> pieces = new ArrayList<>();
        for (int youths = 1; youths <= 4; youths++) {
            for (int adults = 0; adults <= youths; adults++) {
                pieces.add(SamplePieces.plain(youths + " of whom " + adults, youths, adults));
            }
        }
        return pieces;
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
