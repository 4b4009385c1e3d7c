package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, languages and figures in a letter for someone who hears it. */
class HeardPartsTests {

    private static final LocalDate DATE = LocalDate.of(2026, 12, 1);
    private static final String LETTER = """
            <h1>Hej</h1>
            <p>Läs mer på <a href="https://example.se/moped(1)">example.se/moped(1), där det också står hur man gör när något
            går sönder eller när man har glömt det mesta av vad som sades</a> i god tid.</p>
            <p>Hej [[${youth.names}]], <a href="tel:112">ring 112</a>, <a lang="en" href="mailto:a@example.se">write to us</a>
            eller <em lang="fi">soita</em>.</p>
            <ul><li>Se <a href="https://example.se/">example.se</a></li></ul>
            <p><img src="logo.png" data-width-mm="20" alt="Vapen"/></p>
            <table><tr><th>Ord</th><td>på finska <span lang="fi">mopo</span>, se <a href="https://example.se/fi">listan</a></td></tr>
            <tr><th lang="en">Word <span lang="de">Wort</span></th><td>nothing</td></tr></table>
            """;

    @TempDir
    Path folder;

    private BadTemplate template;

    @BeforeEach
    void aLetterWithLinks() throws IOException {
        template = new BadTemplate(folder).letter(LETTER);
    }

    @Test
    void conformOverSeveralSheaves() throws Exception {
        Path file = accessible(150);
        PdfAssert.isAccessible(file);
        PdfAssert.isCleanByQpdf(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
    }

    @Test
    void areElementsOfTheirOwn() throws Exception {
        assertThat(StructureCheck.outline(accessible(1)))
                .contains(
                        "Link ring 112",
                        "Link write to us",
                        "Span soita",
                        "Link example.se",
                        "Span mopo",
                        "Link listan",
                        "Span Wort");
    }

    @Test
    void leadFromWhereTheyStandToWhatTheySay() throws Exception {
        List<String> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(accessible(1).toFile())) {
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    PDAnnotationLink link = (PDAnnotationLink) annotation;
                    found.add(((PDActionURI) link.getAction()).getURI());
                    assertThat(link.getContents()).isEqualTo(((PDActionURI) link.getAction()).getURI());
                    assertThat(link.getRectangle().getWidth()).isBetween(20f, 450f);
                    assertThat(owner(document, link).getNameAsString(COSName.S)).isEqualTo("Link");
                }
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "https://example.se/moped(1)",
                        "https://example.se/moped(1)",
                        "tel:112",
                        "mailto:a@example.se",
                        "https://example.se/",
                        "https://example.se/fi");
    }

    @Test
    void areTextAloneInPrint() throws Exception {
        Path file = folder.resolve("print.pdf");
        LetterPress.open(template.places(), template.campaign(), DATE)
                .writeBundle(file, "run", 1, SamplePieces.many(2));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            for (PDPage page : document.getPages()) {
                assertThat(page.getCOSObject().containsKey(COSName.ANNOTS)).isFalse();
            }
        }
        PdfAssert.isPdfA2b(file);
    }

    @Test
    void areFiguresThatSayWhereTheyStand() throws Exception {
        String place = "Vapen %d \\d+ %d \\d+".formatted(Math.round(Box.points(25)), Math.round(Box.points(25 + 20)));
        assertThat(StructureCheck.figures(accessible(1)))
                .singleElement()
                .asString()
                .matches(place);
    }

    /** What the parent tree says that a link belongs to. */
    private static COSDictionary owner(PDDocument document, PDAnnotationLink link) throws IOException {
        Object owner = document.getDocumentCatalog()
                .getStructureTreeRoot()
                .getParentTree()
                .getValue(link.getStructParent());
        return ((org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue) owner).getCOSObject()
                        instanceof COSDictionary element
                ? element
                : new COSDictionary();
    }

    private Path accessible(int letters) throws IOException {
        Path file = folder.resolve("letters.pdf");
        LetterPress.openAccessible(template.places(), template.campaign(), DATE)
                .writeBundle(file, "run", 1, SamplePieces.many(letters));
        return file;
    }
}
