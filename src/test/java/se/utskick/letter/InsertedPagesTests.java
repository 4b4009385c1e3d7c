package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;

/** Pages by the communicator behind every letter. */
class InsertedPagesTests {

    private static final LocalDate DATE = LocalDate.of(2026, 12, 1);
    private static final String FIELDS = """
            fields:
              youth.names: {type: list, source: folkbokföringen}
            inserts:
              - {file: folder.pdf, alt: Folder om att köra moped}
              - {file: card.pdf, alt: Kort med telefonnummer}
            """;

    @TempDir
    Path folder;

    private BadTemplate template;

    @BeforeEach
    void aLetterOfOnePageWithInsertsOfThreeAndOne() throws IOException {
        template = new BadTemplate(folder);
        template.write("templates/bad/fields.yaml", FIELDS);
        SampleInsert.write(template.file("templates/bad/folder.pdf"), 3);
        SampleInsert.write(template.file("templates/bad/card.pdf"), 1);
    }

    @Test
    void standOnSheetsOfTheirOwn() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        List<SetPiece> set = press().writeBundle(file, "run", 1, SamplePieces.many(3));
        List<String> texts = PdfAssert.pageTexts(file);
        assertThat(texts).hasSize(3 * 8);
        for (SetPiece piece : set) {
            assertThat(piece.pages()).isEqualTo(7);
            assertThat(piece.sheets()).isEqualTo(4);
            List<String> pages = texts.subList(piece.firstPage() - 1, piece.firstPage() + 7);
            assertThat(pages.get(0)).contains("Hej ");
            for (int page = 0; page < 7; page++) {
                assertThat(pages.get(page).lines()).contains(piece.reference().text() + " " + (page + 1) + "/7");
            }
            assertThat(pages.get(1).strip()).hasLineCount(1);
            assertThat(pages.get(2)).contains("Folderns sida 1");
            assertThat(pages.get(4)).contains("Folderns sida 3");
            assertThat(pages.get(5).strip()).hasLineCount(1);
            assertThat(pages.get(6)).contains("Folderns sida 1");
            assertThat(pages.get(7)).isBlank();
        }
    }

    @Test
    void areArchivalInPrint() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        press().writeBundle(file, "run", 1, SamplePieces.many(70));
        PdfAssert.isPdfA2b(file);
        PdfAssert.isCleanByQpdf(file);
    }

    @Test
    void areHeardByTheirAlternateText() throws Exception {
        Path file = folder.resolve("letters.pdf");
        accessiblePress().writeBundle(file, "run", 1, SamplePieces.many(70));
        PdfAssert.isAccessible(file);
        PdfAssert.isCleanByQpdf(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
        assertThat(StructureCheck.outline(file))
                .filteredOn(heard -> heard.startsWith("Figure"))
                .hasSize(2 * 70);
    }

    /** One that goes over several pages has no place on any. */
    @Test
    void sayWhereTheyStandWhereTheyAreOnePage() throws Exception {
        Path file = folder.resolve("letters.pdf");
        accessiblePress().writeBundle(file, "run", 1, SamplePieces.many(2));
        assertThat(StructureCheck.figures(file))
                .containsExactly(
                        "Folder om att köra moped",
                        "Kort med telefonnummer 0 0 595 842",
                        "Folder om att köra moped",
                        "Kort med telefonnummer 0 0 595 842");
    }

    @Test
    void areShownInProofsBelowTheStamp() throws Exception {
        Path file = folder.resolve("proof.pdf");
        accessiblePress().writeProof(file, "run", SamplePieces.many(1));
        PdfAssert.isAccessible(file);
        assertThat(PdfAssert.pageTexts(file)).hasSize(7).allMatch(page -> page.contains("PROV"));
    }

    @Test
    void lieOnceInABundle() throws Exception {
        Path few = folder.resolve("few.pdf");
        Path many = folder.resolve("many.pdf");
        press().writeBundle(few, "run", 1, SamplePieces.many(1));
        press().writeBundle(many, "run", 1, SamplePieces.many(200));
        assertThat(photographs(few)).isEqualTo(2);
        assertThat(photographs(many)).isEqualTo(2);
    }

    @Test
    void leaveBehindWhatTellsOfTheirMakers() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        press().writeBundle(file, "run", 1, SamplePieces.many(1));
        try (PDDocument bundle = Loader.loadPDF(file.toFile())) {
            for (COSObjectKey key : bundle.getDocument().getXrefTable().keySet()) {
                COSBase object = bundle.getDocument().getObjectFromPool(key).getObject();
                assertThat(String.valueOf(object)).doesNotContain("PieceInfo", "Hemlig");
                if (object instanceof COSStream stream) {
                    byte[] data = COSName.DCT_DECODE.equals(stream.getFilters())
                            ? CopiedObjects.raw(stream)
                            : new PDStream(stream).toByteArray();
                    assertThat(new String(data, StandardCharsets.ISO_8859_1)).doesNotContain("Hemlig");
                }
            }
        }
    }

    @Test
    void keepAPhotographWhole() throws Exception {
        byte[] telling = SampleInsert.photograph();
        byte[] clean = CleanStream.withoutComments(telling);
        assertThat(clean.length).isLessThan(telling.length);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("Hemlig");
        assertThat(ImageIO.read(new ByteArrayInputStream(clean)).getRGB(20, 20))
                .isEqualTo(ImageIO.read(new ByteArrayInputStream(telling)).getRGB(20, 20));
    }

    @Test
    void areTheSameBytesOnAnyNumberOfThreads() throws Exception {
        for (int threads = 1; threads <= 3; threads++) {
            press().on(threads).writeBundle(folder.resolve(threads + ".pdf"), "run", 1, SamplePieces.many(300));
        }
        assertThat(folder.resolve("2.pdf")).hasSameBinaryContentAs(folder.resolve("1.pdf"));
        assertThat(folder.resolve("3.pdf")).hasSameBinaryContentAs(folder.resolve("1.pdf"));
    }

    @Test
    void countAmongAPiecesPages() {
        assertThat(press().pages(SamplePieces.many(1).get(0))).isEqualTo(7);
        assertThat(TemplateCheck.check(template.places(), template.campaign()).mostPages())
                .isEqualTo(7);
    }

    @Test
    void areBoundToTheTemplatesHash() throws Exception {
        String before = press().template().sha256();
        SampleInsert.write(template.file("templates/bad/folder.pdf"), 2);
        assertThat(press().template().sha256()).isNotEqualTo(before);
    }

    @Test
    void areKnownByAllThatTheyShow() throws Exception {
        List<PrintedInsert> inserts = press().inserts();
        assertThat(inserts).extracting(PrintedInsert::file).containsExactly("folder.pdf", "card.pdf");
        List<String> contents = new ArrayList<>(inserts.get(0).contents());
        assertThat(contents).hasSize(3).doesNotHaveDuplicates();
        SampleInsert.write(template.file("templates/bad/folder.pdf"), 3);
        assertThat(press().inserts().get(0).contents()).isEqualTo(contents);
    }

    @Test
    void areRefusedWhereTheyTakeMoreSheetsThanAnyEnvelopeHolds() throws Exception {
        template.replace("config/print/c5-h2.yaml", "sheets-per-envelope: 40", "sheets-per-envelope: 3")
                .replace("config/print/c5-h2.yaml", "sheets-per-envelope: 6", "sheets-per-envelope: 2");
        assertThatThrownBy(this::press).isInstanceOf(Refusal.class).hasMessageContaining("6");
    }

    @Test
    void areRefusedInZonesThatEverySheetNeeds() throws Exception {
        template.replace("config/print/c5-h2.yaml", "x: 0, y: 0, w: 18", "x: 0, y: 0, w: 24");
        template.replace("config/print/c5-h2.yaml", "left: 25", "left: 40");
        assertThat(template.faults()).isEmpty();
        Path wide = template.file("templates/bad/card.pdf");
        SampleInsert.write(wide, 1);
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(wide));
                var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(
                        document,
                        document.getPage(0),
                        org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND,
                        false)) {
            content.addRect(20, 300, 10, 10);
            content.fill();
            content.close();
            document.save(wide.toFile());
        }
        assertThat(template.faults())
                .isEqualTo(
                        "templates/bad/card.pdf, sidan 1: det står något i production (0 mm från vänster, 0 mm från överkanten, 24 × 297 mm). Lämna den ytan vit: där står arkets märke, referens eller tryckeriets remsa.\n");
        assertThatThrownBy(this::press).isInstanceOf(Refusal.class).hasMessageContaining("production");
    }

    private static long photographs(Path file) throws IOException {
        try (PDDocument bundle = Loader.loadPDF(file.toFile())) {
            return bundle.getDocument().getXrefTable().keySet().stream()
                    .map(key -> bundle.getDocument().getObjectFromPool(key).getObject())
                    .filter(object ->
                            object instanceof COSStream stream && COSName.DCT_DECODE.equals(stream.getFilters()))
                    .count();
        }
    }

    private LetterPress press() {
        return LetterPress.open(template.places(), template.campaign(), DATE);
    }

    private LetterPress accessiblePress() {
        return LetterPress.openAccessible(template.places(), template.campaign(), DATE);
    }
}
