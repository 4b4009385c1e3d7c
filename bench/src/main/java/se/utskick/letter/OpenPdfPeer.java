package se.utskick.letter;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import se.utskick.selection.Piece;

/** OpenPDF: one file, each letter laid out anew. */
final class OpenPdfPeer implements Contestant {

    private final BenchLetter letter;
    private final Map<Face, BaseFont> fonts = new EnumMap<>(Face.class);

    OpenPdfPeer(BenchLetter letter) throws Exception {
        this.letter = letter;
        for (Face face : Face.values()) {
            fonts.put(
                    face,
                    BaseFont.createFont(
                            face.name() + ".ttf",
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED,
                            false,
                            PlainFont.of(face),
                            null));
        }
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) {
        Document document = new Document(PageSize.A4, 71, 85, 57, 85);
        // With FOP on the class path OpenPDF would have FOP look for ligatures in every string.
        document.setGlyphSubstitutionEnabled(false);
        PdfWriter.getInstance(document, out);
        document.open();
        while (pieces.hasNext()) {
            Piece piece = pieces.next();
            Paragraph address = new Paragraph(
                    13, String.join("\n", piece.names()) + "\n" + String.join("\n", piece.addressLines()), font(11, Face.REGULAR));
            address.setIndentationLeft(246);
            address.setSpacingAfter(110);
            document.add(address);
            for (Block block : letter.blocks) {
                if (block instanceof Block.Paragraph paragraph) {
                    document.add(paragraph(paragraph, piece));
                } else if (block instanceof Block.Table table) {
                    document.add(table(table, piece));
                }
            }
            document.add(new Paragraph(letter.reference(piece, 2), font(7, Face.REGULAR)));
            document.newPage();
        }
        document.close();
    }

    private Paragraph paragraph(Block.Paragraph from, Piece piece) {
        Typing typing = from.style().typing();
        Paragraph paragraph = new Paragraph((float) typing.leadingPt());
        paragraph.setIndentationLeft((float) from.indentPt());
        paragraph.setSpacingAfter((float) from.style().spaceAfterPt());
        if (!from.mark().isEmpty()) {
            paragraph.setFirstLineIndent(-12);
            paragraph.add(new Phrase(from.mark() + " ", font(typing.sizePt(), Face.REGULAR)));
        }
        BenchLetter.runs(
                from, piece, (text, face) -> paragraph.add(new Phrase(text, font(typing.sizePt(), face))));
        return paragraph;
    }

    private PdfPTable table(Block.Table from, Piece piece) {
        PdfPTable table = new PdfPTable(from.rows().get(0).cells().size());
        table.setWidthPercentage(100);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        for (Block.Row row : from.rows()) {
            for (Block.Paragraph cell : row.cells()) {
                Phrase phrase = new Phrase((float) cell.style().typing().leadingPt());
                BenchLetter.runs(cell, piece, (text, face) ->
                        phrase.add(new Phrase(text, font(cell.style().typing().sizePt(), face))));
                table.addCell(phrase);
            }
        }
        return table;
    }

    private Font font(double size, Face face) {
        return new Font(fonts.get(face), (float) size);
    }
}
