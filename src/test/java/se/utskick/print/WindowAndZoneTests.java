package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.print.Sabotage.bundle;
import static se.utskick.print.Sabotage.operators;
import static se.utskick.print.Sabotage.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.print.PrintFlaw.Finding;

/** Each of the ways in which a window, a zone, a mark or a file can be wrong is found by itself, not only beside another. */
class WindowAndZoneTests {

    private static final String A =
            SamplePackage.letters().get(0).piece().reference().text();

    @TempDir
    Path folder;

    @Test
    void wordsTooManyInTheWindow() throws IOException {
        assertThat(found(page(1, operators("BT /F1 9 Tf 330 650 Td <00250026> Tj ET"))))
                .contains(PrintFlaw.WINDOW_HOLDS_MORE);
    }

    @Test
    void somethingPaintedInTheWindow() throws IOException {
        assertThat(found(page(1, operators("0 g 330 650 10 10 re f")))).contains(PrintFlaw.WINDOW_HOLDS_MORE);
    }

    @Test
    void wordsInTheProductionZone() throws IOException {
        assertThat(found(page(1, operators("BT /F1 9 Tf 20 200 Td <00250026> Tj ET"))))
                .contains(PrintFlaw.ZONE_NOT_FREE);
    }

    @Test
    void aMarkInAZoneThatAllowsNone() throws IOException {
        String mark = SampleMark.text(A, 1, 1, 1);
        assertThat(found(page(1, (document, page) -> SampleMark.draw(document, page, SampleMark.cells(mark), 160, 76))))
                .contains(PrintFlaw.ZONE_NOT_FREE, PrintFlaw.MARK_UNEXPECTED);
    }

    @Test
    void theSameMarkTwiceInItsPlace() throws IOException {
        String mark = SampleMark.text(A, 1, 1, 1);
        assertThat(found(page(1, (document, page) -> SampleMark.draw(document, page, mark))))
                .contains(PrintFlaw.MARK_MISSING);
    }

    /** A decoder that is given cells sees no difference: a scanner, which has to find the mark first, does. */
    @Test
    void aMarkWithoutItsFinder() throws IOException {
        assertThat(found(page(1, (document, page) -> {
                    Sabotage.withoutMark(document, page);
                    boolean[][] cells = SampleMark.cells(SampleMark.text(A, 1, 1, 1));
                    cells[8][0] = false;
                    SampleMark.draw(document, page, cells, 6, 30);
                })))
                .contains(PrintFlaw.MARK_UNREADABLE);
    }

    @Test
    void aLinkOnAPage() throws IOException {
        assertThat(found(page(1, (document, page) -> page.getAnnotations().add(new PDAnnotationLink()))))
                .contains(PrintFlaw.ACTIVE_CONTENT);
    }

    @Test
    void aNameInTheMetadata() throws IOException {
        String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Anna Ek</dc:creator></x:xmpmeta>";
        List<PrintFlaw> found = found(bundle(document -> document.getDocumentCatalog()
                .setMetadata(
                        new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))))));
        assertThat(found).contains(PrintFlaw.METADATA_TELLS);
    }

    private List<PrintFlaw> found(Sabotage done) throws IOException {
        SamplePackage.write(folder, SamplePackage.letters());
        assertThat(Preflight.of(folder, pieces -> {})).isEmpty();
        done.to(folder);
        return Preflight.of(folder, pieces -> {}).stream().map(Finding::flaw).toList();
    }
}
