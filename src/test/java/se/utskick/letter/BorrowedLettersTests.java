package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.file.Sha256;
import se.utskick.selection.Piece;

/** Names with letters that the letter's own font lacks: borrowed from a second one, and no reader sees a difference. */
class BorrowedLettersTests {

    /** Skolt Sami, Livonian and Venda letters, Hausa, Udmurt, Old Russian, Kurdish in Cyrillic, Greek with a digamma; letters of both fonts in turns. */
    private static final List<String> NAMES = List.of(
            "Ǩoalen Ǯiira",
            "Ḓaujus Ȱḓig",
            "Ȥana Ƙande",
            "Ӟеч Ӝуӝыт",
            "Ѳеѡдоръ Ѣдинъ",
            "Ԝаня Ӈэӈэ",
            "Ϝαῖνος Ὀδυσσεύς",
            "Ǧamīl Ȟusayn",
            "Ḥalīma Ёлкина",
            "Əli Ωμέγα");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Conformance.class)
    void areReadBackByOtherReaders(Conformance conformance) throws Exception {
        Path file = folder.resolve("letters.pdf");
        List<SetPiece> set = press(conformance).writeBundle(file, "run", 1, pieces());

        if (conformance == Conformance.PRINT) {
            PdfAssert.isPdfA2b(file);
        } else {
            PdfAssert.isAccessible(file);
            assertThat(StructureCheck.flaws(file)).isEmpty();
        }
        PdfAssert.isCleanByQpdf(file);
        Path poppler = folder.resolve("poppler.txt");
        PdfAssert.run("pdftotext", "-enc", "UTF-8", file.toString(), poppler.toString());
        Path mupdf = folder.resolve("mupdf.txt");
        PdfAssert.run("mutool", "draw", "-F", "txt", "-o", mupdf.toString(), file.toString());
        for (Path read : List.of(poppler, mupdf)) {
            List<String> lines =
                    Files.readAllLines(read).stream().map(String::stripTrailing).toList();
            for (String name : NAMES) {
                // In the window twice, and in the letter's own words.
                assertThat(lines).as(read.getFileName().toString()).contains(name, name + " 1");
                assertThat(lines).anyMatch(line -> line.contains("Hej " + name + "!"));
            }
        }
        List<String> texts = PdfAssert.pageTexts(file);
        for (SetPiece piece : set) {
            assertThat(piece.sha256())
                    .isEqualTo(
                            TextHash.of(texts.subList(piece.firstPage() - 1, piece.firstPage() - 1 + piece.pages())));
        }
    }

    @Test
    void areEmbeddedAsSubsetsOfTheFontsThatAreUsed() throws Exception {
        assertThat(fonts(pieces()))
                .allMatch(name -> name.matches("[A-Z]{6}\\+.*"))
                .extracting(name -> name.substring(7))
                .containsExactlyInAnyOrder(
                        "SourceSans3-Regular",
                        "SourceSans3-Bold",
                        "SourceSans3-Italic",
                        "NotoSans-Regular",
                        "NotoSans-Bold",
                        "NotoSans-Italic");
        assertThat(fonts(List.of(SamplePieces.plain("plain", 1, 0)))).noneMatch(name -> name.contains("Noto"));
    }

    @ParameterizedTest
    @EnumSource(Conformance.class)
    void areDrawnWithoutAWarning(Conformance conformance) throws Exception {
        Path file = folder.resolve("letters.pdf");
        press(conformance).writeBundle(file, "run", 1, pieces());
        assertThat(PdfAssert.run("mutool", "draw", "-r", "30", "-o", "/dev/null", "-F", "pgm", file.toString())
                        .lines()
                        .filter(line -> line.contains("warning") && !line.contains("ICC support")))
                .isEmpty();
    }

    /** Whoever the letter is to, its lines stand where they stood. */
    @Test
    void moveNoLine() throws Exception {
        List<SetPages.Line> plain = lines("Koalen");
        List<SetPages.Line> borrowed = lines("Ǩoaleǯ");
        assertThat(borrowed)
                .extracting(SetPages.Line::yPt)
                .isEqualTo(plain.stream().map(SetPages.Line::yPt).toList());
        assertThat(borrowed)
                .extracting(SetPages.Line::sizePt)
                .isEqualTo(plain.stream().map(SetPages.Line::sizePt).toList());
    }

    /** A line as wide as its box by the setter's measure is so by the font that the file holds. */
    @Test
    void areAsWideAsTheyAreMeasured() throws Exception {
        String name = "Ǩǩ Ḓḓ Ӟӟ Ѣѣ Ȥȥ";
        SetPages.Line line = lines(name).stream()
                .filter(each -> each.text().equals(name))
                .findFirst()
                .orElseThrow();
        double measured = FontMetrics.of(Face.REGULAR).width(name, line.sizePt());
        assertThat(line.rightPt() - line.leftPt()).isCloseTo(measured, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void haveCapitalsAsHighAsTheirNeighbours(Face face) throws IOException {
        FontMetrics metrics = FontMetrics.of(face);
        try (TrueTypeFont own = metrics.own().open();
                TrueTypeFont second = metrics.second().open()) {
            assertThat(height(second)).isCloseTo(height(own), within(0.001));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void areOfTheThreeScriptsThatNeedNoShaping(Face face) {
        FontMetrics metrics = FontMetrics.of(face);
        List<String> borrowed = IntStream.range(0, 0x10000)
                .filter(c -> metrics.isBorrowed((char) c))
                .mapToObj(Character::toString)
                .toList();
        assertThat(borrowed).hasSizeGreaterThan(800).allMatch(metrics::hasAll);
        assertThat(String.join("", borrowed))
                .contains("Ǩ", "Ḓ", "Ѡ", "Ԝ", "Ϝ", "ʺ")
                .doesNotContain("अ", "\uFFFC", "\uFFFD", "\u2003", "₿");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void haveTheSameBytesHoweverManyThreadsSet(int threads) throws Exception {
        List<Piece> pieces = new ArrayList<>(SamplePieces.many(3 * Sheaf.LETTERS));
        for (int i = 0; i < pieces.size(); i += 7) {
            pieces.set(i, piece("borrowed " + i, NAMES.get(i % NAMES.size())));
        }
        for (Conformance conformance : Conformance.values()) {
            LetterPress press = press(conformance);
            Path one = folder.resolve(conformance + "-1.pdf");
            Path many = folder.resolve(conformance + "-" + threads + ".pdf");
            press.on(1).writeBundle(one, "run", 1, pieces);
            press.on(threads).writeBundle(many, "run", 1, pieces);
            assertThat(Sha256.of(many)).isEqualTo(Sha256.of(one));
        }
    }

    private static double height(TrueTypeFont font) throws IOException {
        return (double) font.getOS2Windows().getCapHeight() / font.getHeader().getUnitsPerEm();
    }

    private List<SetPages.Line> lines(String name) throws IOException {
        Path file = folder.resolve("lines.pdf");
        Files.deleteIfExists(file);
        press(Conformance.PRINT).writeBundle(file, "run", 1, List.of(piece("the same", name)));
        return SetPages.lines(file);
    }

    private List<String> fonts(List<Piece> pieces) throws IOException {
        Path file = folder.resolve("fonts.pdf");
        Files.deleteIfExists(file);
        press(Conformance.PRINT).writeBundle(file, "run", 1, pieces);
        List<String> names = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                names.add(font.getName());
            }
        }
        return names;
    }

    private LetterPress press(Conformance conformance) throws IOException {
        BadTemplate template = new BadTemplate(Files.createTempDirectory(folder, "template"))
                .letter("<h1>Hej [[${youth.names}]]!</h1>\n<p>Hej [[${youth.names}]]!"
                        + " <em>[[${youth.names}]]</em> och <strong>[[${youth.names}]]</strong></p>");
        return conformance == Conformance.PRINT
                ? LetterPress.open(template.places(), template.campaign(), LetterPressTests.DATE)
                : LetterPress.openAccessible(template.places(), template.campaign(), LetterPressTests.DATE);
    }

    private static List<Piece> pieces() {
        return NAMES.stream().map(name -> piece(name, name)).toList();
    }

    private static Piece piece(String identity, String name) {
        return SamplePieces.piece(
                identity, List.of(name), List.of(name + " 1", "442 31 KUNGÄLV"), null, new Piece.Youth(name, false));
    }
}
