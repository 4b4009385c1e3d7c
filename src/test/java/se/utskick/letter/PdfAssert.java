package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What independent readers say of a file. */
final class PdfAssert {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfAssert() {}

    /** veraPDF finds no rule of PDF/A-2b broken. */
    static void isPdfA2b(Path file) throws Exception {
        conformsTo(PDFAFlavour.PDFA_2_B, file);
    }

    /** veraPDF finds no rule of PDF/A-2a or PDF/UA-1 broken. */
    static void isAccessible(Path file) throws Exception {
        conformsTo(PDFAFlavour.PDFA_2_A, file);
        conformsTo(PDFAFlavour.PDFUA_1, file);
    }

    private static void conformsTo(PDFAFlavour flavour, Path file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
                }
            }
            assertThat(broken).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    /** qpdf finds neither error nor warning. */
    static void isCleanByQpdf(Path file) throws Exception {
        assertThat(run("qpdf", "--check", file.toString())).contains("No syntax or stream encoding errors found");
    }

    /** The text of each page as PDFBox reads it. */
    static List<String> pageTexts(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<String> texts = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                // A space parts the words of two lines; no reader sees it.
                texts.add(stripper.getText(document).replaceAll(" +\n", "\n"));
            }
            return texts;
        }
    }

    /** What a program of the machine prints; the test is passed over, with its reason, where the program is missing. */
    static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            String reason = "Passed over: " + command[0] + " is not installed";
            if (Boolean.getBoolean("utskick.nothing-skipped")) {
                throw new AssertionError(reason, e);
            }
            System.out.println(reason);
            Assumptions.abort(reason);
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
