package se.utskick.letter;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A communicator's folder: tagged text, a photograph, and what a program and a camera wrote beside them. */
public final class SampleInsert {

    /** Nobody reads it on paper: it must not follow into a bundle. */
    static final String TRACE = "C:\\Users\\Hemlig\\folder.indd";

    private static final String XMP = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
            + "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<rdf:Description rdf:about='' xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='2'"
            + " pdfaid:conformance='B'/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";

    private SampleInsert() {}

    public static void write(Path file, int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFont font = PDType0Font.load(document, SampleInsert.class.getResourceAsStream(Face.BOLD.resource()));
            PDImageXObject photograph = PDImageXObject.createFromByteArray(document, photograph(), "photograph");
            for (int page = 1; page <= pages; page++) {
                document.addPage(page(document, font, photograph, page));
            }
            archive(document);
            document.save(file.toFile());
        }
    }

    /** Says that a document is PDF/A, as exports do. */
    static void archive(PDDocument document) throws IOException {
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(XMP.getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static PDPage page(PDDocument document, PDFont font, PDImageXObject photograph, int number)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setResources(new PDResources());
        page.getCOSObject().setInt(COSName.STRUCT_PARENTS, number - 1);
        COSDictionary secrets = new COSDictionary();
        secrets.setString("Path", TRACE);
        page.getCOSObject().setItem("PieceInfo", secrets);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            COSDictionary mark = new COSDictionary();
            mark.setInt(COSName.MCID, 0);
            content.beginMarkedContent(
                    COSName.P, org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList.create(mark));
            content.beginText();
            content.setFont(font, 24);
            content.newLineAtOffset(100, 700);
            content.showText("Folderns sida " + number);
            content.endText();
            content.endMarkedContent();
            content.drawImage(photograph, 100, 500, 160, 120);
        }
        return page;
    }

    /** A JPEG whose camera says who took it. */
    static byte[] photograph() {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 80; x++) {
            for (int y = 0; y < 60; y++) {
                image.setRGB(x, y, new Color(40 + 2 * x, 200 - 3 * y, 120).getRGB());
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] plain = jpeg.toByteArray();
        byte[] said = TRACE.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream telling = new ByteArrayOutputStream();
        telling.write(plain, 0, 2);
        for (int marker : new int[] {0xe1, 0xfe}) {
            telling.write(0xff);
            telling.write(marker);
            telling.write(0);
            telling.write(said.length + 2);
            telling.writeBytes(said);
        }
        telling.write(plain, 2, plain.length - 2);
        return telling.toByteArray();
    }
}
