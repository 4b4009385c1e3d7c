package se.utskick.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import se.utskick.file.Sha256;

/**
 * A report's page as an accessible PDF (PDF/A-2a and PDF/UA-1). The same page gives the same bytes: dates come from the run and the
 * document's id from the page.
 */
final class ReportPdf {

    private static final String FAMILY = "Source Sans 3";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private ReportPdf() {}

    static byte[] of(String page, LocalDate date) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(page, null)
                .withProducer("Utskick")
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        font(builder, "Regular", 400);
        font(builder, "Bold", 700);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            dated(document, date);
            document.setDocumentId(Long.parseLong(Sha256.of(page).substring(0, 15), 16));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void font(PdfRendererBuilder builder, String face, int weight) {
        builder.useFont(() -> ReportFont.open(face), FAMILY, weight, FontStyle.NORMAL, true);
    }

    /** The library writes the clock's time into the document; a report is dated by its run. */
    private static void dated(PDDocument document, LocalDate date) throws IOException {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        document.getDocumentInformation().setCreationDate(calendar);
        document.getDocumentInformation().setModificationDate(calendar);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        try (InputStream in = metadata.exportXMPMetadata()) {
            String xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(<xmp:(\\w+Date)>)[^<]*", "$1" + date + "T00:00:00Z");
            document.getDocumentCatalog()
                    .setMetadata(
                            new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
