package se.utskick.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import se.utskick.selection.Piece;

/** PDFBox: a letter made once as two forms, what differs set on each page above them. The document is held whole. */
final class PdfBoxPeer implements Contestant {

    private final BenchLetter letter;
    private final Path ready;

    PdfBoxPeer(BenchLetter letter, LetterPress press, Path folder) throws IOException {
        this.letter = letter;
        this.ready = folder.resolve("form.pdf");
        Files.deleteIfExists(ready);
        press.writeBundle(ready, "form", 1, List.of(letter.pieces(1).next()));
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) throws Exception {
        try (PDDocument document = new PDDocument();
                PDDocument made = Loader.loadPDF(ready.toFile())) {
            LayerUtility layers = new LayerUtility(document);
            PDFormXObject[] forms = {layers.importPageAsForm(made, 0), layers.importPageAsForm(made, 1)};
            PDType0Font font = PDType0Font.load(
                    document,
                    new ByteArrayInputStream(PlainFont.of(Face.REGULAR)));
            while (pieces.hasNext()) {
                Piece piece = pieces.next();
                for (int page = 0; page < forms.length; page++) {
                    add(document, forms[page], font, piece, page);
                }
            }
            document.save(out);
        }
    }

    private void add(PDDocument document, PDFormXObject form, PDType0Font font, Piece piece, int number)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawForm(form);
            content.beginText();
            content.setFont(font, 11);
            content.setLeading(13.2f);
            content.newLineAtOffset(317, 700);
            if (number == 0) {
                for (String line : piece.names()) {
                    content.showText(line);
                    content.newLine();
                }
                for (String line : piece.addressLines()) {
                    content.showText(line);
                    content.newLine();
                }
                lines(content, piece);
            }
            content.showText(letter.reference(piece, number + 1));
            content.endText();
        }
    }

    /** Breaks the paragraph that holds the child's name, as a letter's maker would by hand. */
    private void lines(PDPageContentStream content, Piece piece) throws IOException {
        for (Block block : letter.blocks) {
            if (block instanceof Block.Paragraph paragraph && paragraph.hasFields()) {
                LaidParagraph laid = new LaidParagraph(paragraph, 440);
                laid.lay(value -> value.field().of(piece, value.type()));
                Galley galley = laid.galley();
                for (int line = 0; line < galley.lines(); line++) {
                    int from = galley.start(line);
                    content.showText(new String(galley.characters(), from, galley.end(line) - from));
                    content.newLine();
                }
            }
        }
    }
}
