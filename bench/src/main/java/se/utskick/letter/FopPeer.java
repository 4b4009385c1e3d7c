package se.utskick.letter;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import se.utskick.selection.Piece;

/** Apache FOP: each letter laid out as a file of its own. */
final class FopPeer implements Contestant {

    private final BenchLetter letter;
    private final boolean isTagged;
    private final FopFactory factory;
    private final TransformerFactory transformers = TransformerFactory.newInstance();

    FopPeer(BenchLetter letter, boolean isTagged, Path folder) throws Exception {
        this.letter = letter;
        this.isTagged = isTagged;
        StringBuilder fonts = new StringBuilder();
        for (Face face : Face.values()) {
            Path file = folder.resolve(face.name() + ".ttf");
            Files.write(file, PlainFont.of(face));
            fonts.append("<font embed-url=\"").append(file.toUri()).append("\"><font-triplet name=\"letter\" style=\"");
            fonts.append(face.isItalic() ? "italic" : "normal").append("\" weight=\"");
            fonts.append(face.isBold() ? "bold" : "normal").append("\"/></font>");
        }
        String config = "<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\">"
                + (isTagged ? "<pdf-a-mode>PDF/A-2a</pdf-a-mode><pdf-ua-mode>PDF/UA-1</pdf-ua-mode>" : "")
                + "<fonts>" + fonts + "</fonts></renderer></renderers></fop>";
        factory = FopFactory.newInstance(
                new File(".").toURI(), new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) throws Exception {
        while (pieces.hasNext()) {
            FOUserAgent agent = factory.newFOUserAgent();
            agent.setAccessibility(isTagged);
            agent.setTitle("Brev");
            Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, out);
            Transformer same = transformers.newTransformer();
            same.transform(
                    new StreamSource(new StringReader(fo(pieces.next()))), new SAXResult(fop.getDefaultHandler()));
        }
    }

    private String fo(Piece piece) {
        StringBuilder fo = new StringBuilder(
                "<root xmlns=\"http://www.w3.org/1999/XSL/Format\" xml:lang=\"sv\" font-family=\"letter\"><layout-master-set>"
                        + "<simple-page-master master-name=\"a4\" page-width=\"210mm\" page-height=\"297mm\" margin=\"20mm 30mm 30mm 25mm\">"
                        + "<region-body/></simple-page-master></layout-master-set>"
                        + "<declarations><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Brev</dc:title>"
                        + "</rdf:Description></rdf:RDF></x:xmpmeta></declarations>"
                        + "<page-sequence master-reference=\"a4\"><flow flow-name=\"xsl-region-body\">"
                        + "<block space-after=\"120pt\" start-indent=\"87mm\" font-size=\"11pt\">");
        piece.names().forEach(name -> fo.append("<block>").append(name).append("</block>"));
        piece.addressLines().forEach(line -> fo.append("<block>").append(line).append("</block>"));
        fo.append("</block>");
        for (Block block : letter.blocks) {
            if (block instanceof Block.Paragraph paragraph && paragraph.role() instanceof Role.Item) {
                fo.append("<list-block><list-item><list-item-label end-indent=\"label-end()\"><block>")
                        .append(paragraph.mark())
                        .append("</block></list-item-label><list-item-body start-indent=\"body-start()\">");
                paragraph(paragraph, piece, fo);
                fo.append("</list-item-body></list-item></list-block>");
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph, piece, fo);
            } else if (block instanceof Block.Table table) {
                table(table, piece, fo);
            }
        }
        fo.append("<block font-size=\"7pt\">").append(letter.reference(piece, 2)).append("</block>");
        return fo.append("</flow></page-sequence></root>").toString();
    }

    private static void table(Block.Table table, Piece piece, StringBuilder fo) {
        fo.append("<table table-layout=\"fixed\" width=\"100%\"><table-body>");
        for (Block.Row row : table.rows()) {
            fo.append("<table-row>");
            for (Block.Paragraph cell : row.cells()) {
                fo.append("<table-cell>");
                paragraph(cell, piece, fo);
                fo.append("</table-cell>");
            }
            fo.append("</table-row>");
        }
        fo.append("</table-body></table>");
    }

    private static void paragraph(Block.Paragraph paragraph, Piece piece, StringBuilder fo) {
        Style style = paragraph.style();
        fo.append("<block font-size=\"").append(style.typing().sizePt()).append("pt\" line-height=\"");
        fo.append(style.typing().leadingPt()).append("pt\" space-after=\"").append(style.spaceAfterPt());
        fo.append("pt\" role=\"").append(role(paragraph)).append("\">");
        BenchLetter.runs(paragraph, piece, (text, face) -> {
            if (text.equals("\n")) {
                fo.append("<block/>");
            } else {
                fo.append(face.isBold() ? "<inline font-weight=\"bold\">" : "<inline>");
                fo.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</inline>");
            }
        });
        fo.append("</block>");
    }

    private static String role(Block.Paragraph paragraph) {
        return paragraph.role() instanceof Role.Heading heading
                ? "H%d".formatted(heading.level()).toUpperCase(Locale.ROOT)
                : "P";
    }
}
