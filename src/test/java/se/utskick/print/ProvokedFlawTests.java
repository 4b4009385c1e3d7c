package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.print.Sabotage.bundle;
import static se.utskick.print.Sabotage.manifest;
import static se.utskick.print.Sabotage.operators;
import static se.utskick.print.Sabotage.page;
import static se.utskick.print.Sabotage.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.Lang;
import se.utskick.print.PrintFlaw.Finding;

/** Every flaw there is, provoked in a real file of a real package, and told by its sentence. */
class ProvokedFlawTests {

    private static final String A =
            SamplePackage.letters().get(0).piece().reference().text();
    private static final String B =
            SamplePackage.letters().get(1).piece().reference().text();

    /** {@code done} is done to a package; the flaw's sentence follows. */
    record Provoked(PrintFlaw flaw, Sabotage done, String sentence) {

        @Override
        public String toString() {
            return flaw.name();
        }
    }

    static Stream<Provoked> flaws() {
        return Stream.concat(Stream.concat(files(), rows()), Stream.concat(marksAndZones(), pages()));
    }

    private static Stream<Provoked> files() {
        return Stream.of(
                new Provoked(
                        PrintFlaw.FILE_MISSING,
                        folder -> Files.delete(folder.resolve("bundle-0002.pdf")),
                        "Filen bundle-0002.pdf saknas i paketet."),
                new Provoked(
                        PrintFlaw.FILE_NOT_LISTED,
                        folder -> Files.writeString(folder.resolve("more.txt"), "x"),
                        "Filen more.txt ligger i paketet men står inte i SHA256SUMS."),
                new Provoked(
                        PrintFlaw.CHECKSUM_DIFFERS,
                        folder -> Files.writeString(
                                folder.resolve("job-ticket.json"), " ", java.nio.file.StandardOpenOption.APPEND),
                        "Filen job-ticket.json har en annan kontrollsumma än den som står i SHA256SUMS."),
                new Provoked(
                        PrintFlaw.CHECKSUMS_UNREADABLE,
                        folder -> Files.writeString(folder.resolve("SHA256SUMS"), "x"),
                        "SHA256SUMS saknas eller går inte att läsa."),
                new Provoked(
                        PrintFlaw.INSERT_DIFFERS,
                        ticket("\"printedInserts\" : [ ]", "\"printedInserts\" : [ {\"contents\" : [ \"00\" ]} ]"),
                        "bundle-0001.pdf, sida 1: bilagans sida saknas, är en annan eller står på fel plats i försändelse "
                                + A + ". Förbered utskicket på nytt."),
                new Provoked(
                        PrintFlaw.TICKET_UNREADABLE,
                        ticket("\"duplex\"", "\"simplex\""),
                        "job-ticket.json saknas eller går inte att läsa."),
                new Provoked(
                        PrintFlaw.MANIFEST_UNREADABLE,
                        manifest(B, "\"" + B),
                        "manifest.csv går inte att läsa från rad 4."),
                new Provoked(
                        PrintFlaw.BUNDLE_UNREADABLE,
                        folder -> Files.writeString(folder.resolve("bundle-0001.pdf"), "%PDF-1.7\nnothing"),
                        "bundle-0001.pdf går inte att läsa som PDF."),
                new Provoked(
                        PrintFlaw.BUNDLE_WITHOUT_ROWS,
                        folder -> Files.copy(folder.resolve("bundle-0001.pdf"), folder.resolve("bundle-0003.pdf")),
                        "bundle-0003.pdf har inga rader i manifest.csv."));
    }

    private static Stream<Provoked> rows() {
        return Stream.of(
                new Provoked(
                        PrintFlaw.REFERENCE_INVALID,
                        manifest(A, A.substring(0, 11) + "U"),
                        "manifest.csv, rad 2: referensen har fel form eller fel kontrolltecken."),
                new Provoked(
                        PrintFlaw.PIECE_TWICE,
                        manifest(B, A),
                        A + " står två gånger i manifest.csv, andra gången på rad 3."),
                new Provoked(
                        PrintFlaw.PIECE_MISPLACED,
                        manifest(B + ";bundle-0001.pdf;3;", B + ";bundle-0001.pdf;4;"),
                        B
                                + " börjar enligt manifest.csv på sida 4 i bundle-0001.pdf, men platsen i ordningen är sida 3."),
                new Provoked(
                        PrintFlaw.SHEETS_DIFFER,
                        manifest(B + ";bundle-0001.pdf;3;2;1;", B + ";bundle-0001.pdf;3;2;2;"),
                        B + " har 2 ark i manifest.csv, sidorna kräver 1."),
                new Provoked(
                        PrintFlaw.WEIGHT_DIFFERS,
                        ticket("\"grams\" : 101,", "\"grams\" : 102,"),
                        "job-ticket.json: beställningen säger 4/5/102 (försändelser/ark/gram), manifest.csv ger 4/5/101."),
                new Provoked(
                        PrintFlaw.TOTAL_DIFFERS,
                        ticket("\"pieces\" : 4,\n  \"pages\"", "\"pieces\" : 5,\n  \"pages\""),
                        "job-ticket.json: beställningen säger 5/7/5 (försändelser/sidor/ark), manifest.csv ger 4/7/5."),
                new Provoked(
                        PrintFlaw.TEXT_DIFFERS,
                        page(1, operators("BT /F1 11 Tf 80 400 Td <00250026> Tj ET")),
                        A
                                + " i bundle-0001.pdf: texten på sidorna är en annan än den som sattes (sha256 i manifest.csv)."),
                new Provoked(
                        PrintFlaw.NAME_NOT_IN_WINDOW,
                        manifest("Alva Provsson", "Eva Fel"),
                        A + " i bundle-0001.pdf: namnet i manifest.csv står inte i fönstret."),
                new Provoked(
                        PrintFlaw.POSTAL_CODE_NOT_IN_WINDOW,
                        manifest(";12345;", ";12399;"),
                        A + " i bundle-0001.pdf: postnummer och postort i manifest.csv står inte i fönstret."),
                new Provoked(
                        PrintFlaw.ADDRESS_NOT_IN_WINDOW,
                        manifest("Provgatan 1 |", "Provgatan 2 |"),
                        A + " i bundle-0001.pdf: adressen i manifest.csv står inte i fönstret."));
    }

    private static Stream<Provoked> marksAndZones() {
        String second = SampleMark.text(A, 1, 1, 2);
        return Stream.of(
                new Provoked(
                        PrintFlaw.MARK_MISSING,
                        page(1, Sabotage::withoutMark),
                        "bundle-0001.pdf, sida 1: arkets märke saknas på sin plats, eller finns där flera gånger."),
                new Provoked(
                        PrintFlaw.MARK_UNREADABLE,
                        page(1, (document, page) -> {
                            Sabotage.withoutMark(document, page);
                            boolean[][] cells = SampleMark.cells(SampleMark.text(A, 1, 1, 1));
                            cells[5][5] = !cells[5][5];
                            SampleMark.draw(document, page, cells, 6, 30);
                        }),
                        "bundle-0001.pdf, sida 1: arkets märke går inte att avkoda felfritt."),
                new Provoked(
                        PrintFlaw.MARK_DIFFERS,
                        page(1, (document, page) -> {
                            Sabotage.withoutMark(document, page);
                            SampleMark.draw(document, page, second);
                        }),
                        "bundle-0001.pdf, sida 1: arkets märke säger " + second + ", väntat var "
                                + SampleMark.text(A, 1, 1, 1) + "."),
                new Provoked(
                        PrintFlaw.MARK_UNEXPECTED,
                        page(4, (document, page) -> SampleMark.draw(document, page, second)),
                        "bundle-0001.pdf, sida 4: ett märke står där inget ska stå."),
                new Provoked(
                        PrintFlaw.MARK_NOT_SEEN,
                        page(1, (document, page) -> {
                            // White letters of nothing at all in a form that covers the mark: invisible to who reads
                            // cells.
                            SampleMark.add(document, page, "q 1 g 20 740 20 30 re f Q\n");
                        }),
                        "bundle-0001.pdf, sida 1: arkets märke går inte att läsa på den renderade sidan."),
                new Provoked(
                        PrintFlaw.ZONE_NOT_FREE,
                        page(2, operators("0 g 20 200 10 10 re f")),
                        "bundle-0001.pdf, sida 2: något står i zonen production, som ska vara fri."),
                new Provoked(
                        PrintFlaw.WINDOW_HOLDS_MORE,
                        page(1, operators("0 g 330 650 10 10 re f")),
                        A + " i bundle-0001.pdf: i fönstret står mer än namn och adress."),
                new Provoked(
                        PrintFlaw.OUTSIDE_WINDOW,
                        page(1, operators("BT /F1 30 Tf 540 700 Td <00250026> Tj ET")),
                        A + " i bundle-0001.pdf: en rad går utanför fönstret."));
    }

    private static Stream<Provoked> pages() {
        return Stream.of(
                new Provoked(
                        PrintFlaw.PAGE_COUNT_DIFFERS,
                        bundle(document -> {
                            document.addPage(new PDPage(PDRectangle.A4));
                            document.addPage(new PDPage(PDRectangle.A4));
                        }),
                        "bundle-0001.pdf har 6 sidor, manifest.csv räknar till 4."),
                new Provoked(
                        PrintFlaw.PAGES_ODD,
                        bundle(document -> document.addPage(new PDPage(PDRectangle.A4))),
                        "bundle-0001.pdf har 5 sidor; dubbelsidig utskrift kräver ett jämnt antal."),
                new Provoked(
                        PrintFlaw.PAGE_NOT_A4,
                        page(1, (document, page) -> page.setRotation(180)),
                        "bundle-0001.pdf, sida 1: sidan är inte stående A4."),
                new Provoked(
                        PrintFlaw.FONT_NOT_EMBEDDED,
                        page(1, (document, page) -> {
                            page.getResources().put(COSName.getPDFName("Plain"), new PDType1Font(FontName.HELVETICA));
                            SampleMark.add(document, page, "BT /Plain 11 Tf 80 400 Td (x) Tj ET\n");
                        }),
                        "bundle-0001.pdf: ett typsnitt är inte inbäddat."),
                new Provoked(
                        PrintFlaw.FONT_NOT_SUBSET,
                        page(1, Sabotage::fontWithoutSubsetName),
                        "bundle-0001.pdf: ett typsnitt är inbäddat helt, i stället för de tecken som används."),
                new Provoked(
                        PrintFlaw.ACTIVE_CONTENT,
                        bundle(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1"))),
                        "bundle-0001.pdf: filen har OpenAction. En tryckfil får inte ha skript, åtgärder, bilagor, formulär eller"
                                + " anteckningar."),
                new Provoked(
                        PrintFlaw.METADATA_TELLS,
                        bundle(document -> {
                            PDDocumentInformation info = new PDDocumentInformation();
                            info.setAuthor("x");
                            document.setDocumentInformation(info);
                        }),
                        "bundle-0001.pdf: filens metadata har Author, som kan röja en person eller en sökväg."),
                new Provoked(
                        PrintFlaw.REFERENCE_MISSING,
                        page(1, (document, page) -> page.setContents(List.of())),
                        "bundle-0001.pdf, sida 1: referensen " + A + " med sidnummer saknas."),
                new Provoked(
                        PrintFlaw.REFERENCE_DIFFERS,
                        bundle(Sabotage::firstTwoSheetsSwapped),
                        "bundle-0001.pdf, sida 1: sidan bär referensen " + B + ", väntad var " + A + "."),
                new Provoked(
                        PrintFlaw.BACK_NOT_BLANK,
                        page(2, operators("0 g 200 200 10 10 re f")),
                        "bundle-0001.pdf, sida 2: baksidan ska vara tom men är det inte."),
                new Provoked(
                        PrintFlaw.PAGE_NUMBER_DIFFERS,
                        Sabotage.in("bundle-0002.pdf", document -> {
                            PDPage first = document.getPage(0);
                            document.getPages().remove(first);
                            document.getPages().insertAfter(first, document.getPage(0));
                        }),
                        "bundle-0002.pdf, sida 1: sidan är märkt 2/3, väntat var 1/3."));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("flaws")
    void isFoundAndToldByItsSentence(Provoked provoked) throws IOException {
        SamplePackage.write(folder, SamplePackage.letters());
        assertThat(Preflight.of(folder, pieces -> {})).isEmpty();

        provoked.done().to(folder);

        List<Finding> found = Preflight.of(folder, pieces -> {});
        assertThat(found).extracting(Finding::flaw).contains(provoked.flaw());
        assertThat(found).extracting(finding -> finding.in(Lang.SV)).contains(provoked.sentence());
        assertThat(found.toString()).doesNotContain("Provsson", "Provgatan");
    }

    @Test
    void noFlawIsLeftUnprovoked() {
        assertThat(flaws().map(Provoked::flaw)).containsExactlyInAnyOrder(PrintFlaw.values());
    }
}
