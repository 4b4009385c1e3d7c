package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionNamed;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a communicator's PDF may not have, each with its sentence. */
class InsertTests {

    private static final String NAME = "templates/bad/folder.pdf";

    @TempDir
    Path folder;

    /** Makes something in a good insert wrong. */
    private interface Spoiling {
        void on(PDDocument document, PDPage page) throws Exception;
    }

    @Test
    void takesPagesThatOnlyShow() throws Exception {
        Faults faults = new Faults();
        Insert insert = Insert.read(pdf((document, page) -> {}), NAME, "Folder", faults);
        assertThat(faults.all()).isEmpty();
        assertThat(insert).isNotNull();
        assertThat(insert.pages()).isEqualTo(1);
    }

    @Test
    void refusesAFontThatIsNotInside() throws Exception {
        assertThat(faults((document, page) ->
                        write(document, page, new PDType1Font(Standard14Fonts.FontName.HELVETICA), false)))
                .containsExactly(
                        NAME + ": typsnittet Helvetica är inte inbäddat. Exportera med alla typsnitt inbäddade.");
    }

    @Test
    void refusesAPageThatIsNotUprightA4() throws Exception {
        assertThat(faults((document, page) -> page.setMediaBox(PDRectangle.LETTER)))
                .containsExactly(
                        NAME
                                + ", sidan 1: sidan är inte stående A4 (210 × 297 mm). Exportera den i det formatet, utan skärmärken.");
        assertThat(faults((document, page) -> page.setRotation(90))).hasSize(1);
    }

    @Test
    void refusesAScript() throws Exception {
        assertThat(faults((document, page) ->
                        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))))
                .containsExactlyInAnyOrder(
                        NAME + " har skript. Exportera som PDF utan skript.",
                        NAME + " har åtgärder som körs när filen öppnas. Exportera för tryck.");
    }

    @Test
    void takesAFileThatSaysOnWhichPageItOpens() throws Exception {
        assertTaken((document, page) -> document.getDocumentCatalog().setOpenAction(place(page)));
        assertTaken((document, page) -> document.getDocumentCatalog().setOpenAction(going(page)));
        assertThat(faults((document, page) -> {
                    PDActionGoTo more = going(page);
                    more.setNext(List.of(new PDActionNamed()));
                    document.getDocumentCatalog().setOpenAction(more);
                }))
                .as("and does something more")
                .hasSize(1);
    }

    private void assertTaken(Spoiling change) throws Exception {
        Faults faults = new Faults();
        assertThat(Insert.read(pdf(change), NAME, "Folder", faults)).isNotNull();
        assertThat(faults.all()).isEmpty();
    }

    private static PDActionGoTo going(PDPage page) {
        PDActionGoTo going = new PDActionGoTo();
        going.setDestination(place(page));
        return going;
    }

    private static PDPageXYZDestination place(PDPage page) {
        PDPageXYZDestination place = new PDPageXYZDestination();
        place.setPage(page);
        return place;
    }

    @Test
    void refusesAnActionOfAPage() throws Exception {
        assertThat(faults((document, page) -> {
                    COSDictionary action = new COSDictionary();
                    action.setName("S", "Named");
                    COSDictionary actions = new COSDictionary();
                    actions.setItem("O", action);
                    page.getCOSObject().setItem("AA", actions);
                }))
                .containsExactly(NAME + " har åtgärder som körs när filen öppnas. Exportera för tryck.");
    }

    @Test
    void refusesALink() throws Exception {
        assertThat(faults((document, page) -> page.getAnnotations().add(new PDAnnotationLink())))
                .containsExactly(NAME
                        + " har länkar eller kommentarer, som papper inte kan visa. Exportera för tryck, utan dem.");
    }

    @Test
    void refusesAnAttachment() throws Exception {
        assertThat(faults((document, page) -> {
                    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
                    files.setNames(java.util.Map.of("x", new PDComplexFileSpecification()));
                    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(files);
                    document.getDocumentCatalog().setNames(names);
                }))
                .containsExactly(NAME + " har bifogade filer. Ta bort dem.");
    }

    @Test
    void refusesAForm() throws Exception {
        assertThat(faults((document, page) -> document.getDocumentCatalog().setAcroForm(new PDAcroForm(document))))
                .containsExactly(NAME + " har formulärfält. Exportera för tryck, med fälten som text.");
    }

    @Test
    void refusesLayers() throws Exception {
        assertThat(faults((document, page) ->
                        document.getDocumentCatalog().setOCProperties(new PDOptionalContentProperties())))
                .containsExactly(NAME + " har lager som kan tändas och släckas. Exportera med lagren sammanfogade.");
    }

    @Test
    void refusesProcessColours() throws Exception {
        assertThat(faults((document, page) -> write(document, page, font(document), true)))
                .containsExactly(NAME + " har färger i CMYK. Exportera i RGB (sRGB).");
        assertThat(faults((document, page) -> {
                    COSArray space = new COSArray();
                    space.add(COSName.getPDFName("Indexed"));
                    space.add(COSName.DEVICECMYK);
                    page.getResources().getCOSObject().setItem("ColorSpace", space);
                }))
                .hasSize(1);
    }

    @Test
    void refusesAPassword() throws Exception {
        assertThat(faults((document, page) ->
                        document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()))))
                .containsExactly(NAME + " är skyddad med lösenord. Spara den utan skydd.");
    }

    @Test
    void refusesWhatIsNoPdfOrMissing() throws Exception {
        Path file = folder.resolve("folder.pdf");
        assertThat(read(file)).containsExactly(NAME + " saknas. Lägg filen där, eller rätta namnet som pekar på den.");
        Files.writeString(file, "hej");
        assertThat(read(file)).containsExactly(NAME + " kan inte läsas som PDF. Exportera den på nytt.");
    }

    @Test
    void refusesAWholeBook() throws Exception {
        assertThat(faults((document, page) -> {
                    for (int i = 0; i < 20; i++) {
                        document.addPage(new PDPage(PDRectangle.A4));
                    }
                }))
                .containsExactly(NAME + " ska ha 1 till 20 sidor, men har 21.");
    }

    @Test
    void tellsTheFaultsOfAnInsertWithThoseOfItsTemplate() throws Exception {
        BadTemplate template = new BadTemplate(folder);
        Files.copy(pdf((document, page) -> page.setRotation(90)), template.file("templates/bad/folder2.pdf"));
        template.letter("<h2>Hej</h2>")
                .write("templates/bad/fields.yaml", "fields: {}\ninserts: [{file: folder2.pdf, alt: Folder}]\n");
        assertThat(template.faults().lines()).hasSize(2);
        Files.copy(pdf((document, page) -> {}), template.file("templates/bad/good.pdf"));
        template.letter("<h1>Hej</h1>")
                .write("templates/bad/fields.yaml", "fields: {}\ninserts: [{file: good.pdf, alt: Folder}]\n");
        assertThat(template.faults()).isEmpty();
        template.write("templates/bad/fields.yaml", "fields: {}\ninserts: [{file: ../../x.pdf, alt: Folder}]\n");
        assertThat(template.faults())
                .startsWith(
                        "templates/bad/fields.yaml: inserts ska peka på PDF-filer i samma mapp som mallen. Lägg filerna där och skriv varje bilaga som {file: folder.pdf, alt: vad bilagan säger}.\n");
        template.write("templates/bad/fields.yaml", "fields: {}\ninserts: [{file: good.pdf, alt: ''}]\n");
        assertThat(template.faults())
                .isEqualTo(
                        "templates/bad/fields.yaml: bilagan good.pdf saknar alt. Skriv vad den säger, för den som lyssnar på brevet.\n");
    }

    @Test
    void refusesWhatIsNotMadeToLast() throws Exception {
        assertThat(faults((document, page) -> document.getDocumentCatalog().setMetadata(null)))
                .containsExactly(
                        NAME
                                + " är inte PDF/A, så att den kan se olika ut hos olika skrivare. Exportera den som PDF/A-2b (i Word: Spara som PDF, Alternativ, ISO 19005; i LibreOffice: Exportera som PDF, Arkivera).");
    }

    @Test
    void refusesAFontThatDoesNotSayItsCharacters() throws Exception {
        assertThat(faults((document, page) -> {
                    COSDictionary font = fontDictionary(COSName.TYPE0, "ABCDEF+Silent");
                    page.getResources().getCOSObject().setItem("Extra", font);
                }))
                .containsExactly(
                        NAME
                                + ": typsnittet ABCDEF+Silent säger inte vilka tecken det visar, så att texten inte kan läsas tillbaka. Exportera som PDF/A-2u eller PDF/A-2a.");
    }

    private static COSDictionary fontDictionary(COSName kind, String name) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, kind);
        font.setName(COSName.BASE_FONT, name);
        return font;
    }

    @Test
    void refusesAFontThatIsInsideWhole() throws Exception {
        assertThat(faults((document, page) -> {
                    COSDictionary font = fontDictionary(COSName.TRUE_TYPE, "Whole");
                    COSDictionary descriptor = new COSDictionary();
                    descriptor.setItem(
                            COSName.FONT_FILE2, document.getDocument().createCOSStream());
                    font.setItem(COSName.FONT_DESC, descriptor);
                    page.getResources().getCOSObject().setItem("Extra", font);
                }))
                .containsExactly(
                        NAME
                                + ": typsnittet Whole är inbäddat helt. Exportera med bara de tecken som används (delmängd, subset).");
    }

    @Test
    void refusesPicturesInJpeg2000() throws Exception {
        assertThat(faults((document, page) -> page.getResources().getCOSObject().setItem("Extra", COSName.JPX_DECODE)))
                .containsExactly(NAME + " har bilder i JPEG 2000. Exportera med bilderna som JPEG.");
    }

    private List<String> faults(Spoiling spoiling) throws Exception {
        return read(pdf(spoiling));
    }

    private static List<String> read(Path file) {
        Faults faults = new Faults();
        assertThat(Insert.read(file, NAME, "Folder", faults)).isNull();
        List<String> sentences = new ArrayList<>();
        faults.all().forEach(fault -> sentences.add(fault.getMessage()));
        return sentences;
    }

    private Path pdf(Spoiling spoiling) throws Exception {
        Path file = folder.resolve("insert.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            write(document, page, font(document), false);
            SampleInsert.archive(document);
            spoiling.on(document, page);
            document.save(file.toFile());
        }
        return file;
    }

    private static PDFont font(PDDocument document) throws Exception {
        return PDType0Font.load(document, InsertTests.class.getResourceAsStream(Face.REGULAR.resource()));
    }

    private static void write(PDDocument document, PDPage page, PDFont font, boolean isCmyk) throws Exception {
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            if (isCmyk) {
                content.setNonStrokingColor(0f, 0f, 0f, 1f);
            }
            content.beginText();
            content.setFont(font, 12);
            content.newLineAtOffset(100, 700);
            content.showText("Bilaga");
            content.endText();
        }
    }
}
