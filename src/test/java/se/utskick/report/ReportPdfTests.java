package se.utskick.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import se.utskick.Lang;

class ReportPdfTests {

    private static final LocalDate DATE = LocalDate.of(2126, 12, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Lang.class)
    void isArchivalByVeraPdf(Lang lang) throws IOException, VeraPDFException {
        assertThat(faults(ReportPdf.of(RunPage.of(SampleFacts.meeting(), lang), DATE), PDFAFlavour.PDFA_2_A))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Lang.class)
    void isAccessibleByVeraPdf(Lang lang) throws IOException, VeraPDFException {
        assertThat(faults(ReportPdf.of(RunPage.of(SampleFacts.meeting(), lang), DATE), PDFAFlavour.PDFUA_1))
                .isEmpty();
    }

    @Test
    void veraPdfSeesASkippedHeading() throws IOException, VeraPDFException {
        String page = RunPage.of(SampleFacts.meeting(), Lang.SV)
                .replace("<h2>", "<h4>")
                .replace("</h2>", "</h4>");

        assertThat(faults(ReportPdf.of(page, DATE), PDFAFlavour.PDFUA_1)).isNotEmpty();
    }

    @Test
    void samePageGivesTheSameBytes() throws IOException {
        String page = RunPage.of(SampleFacts.meeting(), Lang.SV);

        assertThat(ReportPdf.of(page, DATE)).isEqualTo(ReportPdf.of(page, DATE));
    }

    @Test
    void isReadByAnIndependentReader() throws IOException, InterruptedException {
        Path file = folder.resolve("verification.pdf");
        Files.write(file, ReportPdf.of(RunPage.of(SampleFacts.meeting(), Lang.SV), DATE));

        String text = pdftotext(file);

        assertThat(text)
                .contains("Inbjudan till möte på skolan")
                .contains("Alla vårdnadshavare till elever i årskurs 8")
                .contains("209 av 232 brev postade. 400 av 402 e-postmeddelanden skickade.")
                .contains("Delvis uppfyllt")
                .doesNotContain("#")
                .doesNotContain("Lilla skolan")
                .doesNotContain("ENSLIG");
    }

    private static String pdftotext(Path file) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return text;
        } catch (IOException e) {
            if (Boolean.getBoolean("utskick.nothing-skipped")) {
                throw e;
            }
            System.err.println("Skipped: pdftotext is not installed");
            Assumptions.abort("pdftotext is not installed");
            throw e;
        }
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws IOException, VeraPDFException {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
