package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.letter.SampleInsert;
import se.utskick.print.PrintPackage;

/** A run whose letters have an insert, from the register to the evidence. */
class InsertedRunTests {

    @TempDir
    Path folder;

    @Test
    void goesTheWholeWayAndIsVerified() throws IOException {
        Desk desk = new Desk(folder.resolve("data"), templatesWithAnInsert());
        desk.imports(Path.of("sample-data"), "register.xml", "school.csv", "2026-12-01");
        Map<String, String> prepared = desk.does("prepare", "moped", "--as-of", "2026-12-01", "--by", "Anna");
        String run = prepared.getOrDefault("run", "");
        int pieces = Integer.parseInt(prepared.getOrDefault("pieces", "0"));
        assertThat(pieces).isPositive();

        desk.sends(prepared);

        Path print = desk.run(run).resolve("print");
        assertThat(print.resolve("job-ticket.json")).content().contains("\"file\" : \"folder.pdf\"");
        assertThat(pagesThatSay(print, "Folderns sida 1")).isEqualTo(pieces);
        assertThat(pagesThatSay(print, "Folderns sida 2")).isEqualTo(pieces);
        assertThat(PrintPackage.readBack(print)).isEmpty();
        desk.does("report", run);
        assertThat(desk.status("verify", run)).isZero();

        swapTheInsertsPages(print.resolve("bundle-0001.pdf"));

        assertThat(PrintPackage.readBack(print)).anyMatch(sentence -> sentence.contains("bilagans sida saknas"));
        assertThat(desk.status("verify", run)).isEqualTo(3);
    }

    private Path templatesWithAnInsert() throws IOException {
        Path templates = folder.resolve("templates");
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = templates.resolve(Path.of("templates").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        SampleInsert.write(templates.resolve("moped/folder.pdf"), 2);
        Files.writeString(
                templates.resolve("moped/fields.yaml"),
                "\ninserts: [{file: folder.pdf, alt: Folder om moped}]\n",
                StandardOpenOption.APPEND);
        return templates;
    }

    private static int pagesThatSay(Path print, String words) throws IOException {
        int pages = 0;
        try (Stream<Path> files = Files.list(print)) {
            List<Path> bundles =
                    files.filter(file -> file.toString().endsWith(".pdf")).toList();
            for (Path bundle : bundles) {
                try (PDDocument document = Loader.loadPDF(bundle.toFile())) {
                    for (int page = 1; page <= document.getNumberOfPages(); page++) {
                        pages += text(document, page).contains(words) ? 1 : 0;
                    }
                }
            }
        }
        return pages;
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static void swapTheInsertsPages(Path bundle) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(bundle))) {
            PDPage first = document.getPage(2);
            COSDictionary forms = first.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
            COSName one = drawn(first);
            COSName other = drawn(document.getPage(3));
            COSBase kept = forms.getItem(one);
            forms.setItem(one, forms.getItem(other));
            forms.setItem(other, kept);
            document.save(bundle.toFile());
        }
    }

    /** The insert's page is the first thing that its sheet's side draws. */
    private static COSName drawn(PDPage page) throws IOException {
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        Matcher form = Pattern.compile("/(X\\d+) Do").matcher(content);
        assertThat(form.find()).isTrue();
        return COSName.getPDFName(form.group(1));
    }
}
