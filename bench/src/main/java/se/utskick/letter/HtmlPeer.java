package se.utskick.letter;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import se.utskick.selection.Piece;

/** openhtmltopdf: each letter laid out as a file of its own. */
final class HtmlPeer implements Contestant {

    private final BenchLetter letter;
    private final boolean isTagged;
    private final Map<Face, byte[]> fonts = new EnumMap<>(Face.class);

    HtmlPeer(BenchLetter letter, boolean isTagged) {
        this.letter = letter;
        this.isTagged = isTagged;
        for (Face face : Face.values()) {
            fonts.put(face, PlainFont.of(face));
        }
    }

    @Override
    public void make(Iterator<Piece> pieces, OutputStream out) throws Exception {
        while (pieces.hasNext()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            for (Face face : Face.values()) {
                if (!face.isItalic()) {
                    builder.useFont(
                            () -> new ByteArrayInputStream(fonts.get(face)),
                            "letter",
                            face.isBold() ? 700 : 400,
                            com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle.NORMAL,
                            true);
                }
            }
            if (isTagged) {
                builder.usePdfUaAccessibility(true);
                builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
                builder.useColorProfile(ColourProfile.sRgb());
            }
            builder.withHtmlContent(html(pieces.next()), "/");
            builder.toStream(out);
            builder.run();
        }
    }

    private String html(Piece piece) {
        StringBuilder html = new StringBuilder("<html lang=\"sv\"><head><title>Brev</title><meta name=\"description\" content=\"Brev\"/><style>")
                .append("@page{size:210mm 297mm;margin:20mm 30mm 30mm 25mm}@page:first{margin-top:40mm}")
                .append("body{font-family:letter;margin:0}.a{height:45mm;padding-left:87mm;font-size:11pt}");
        letter.blocks.forEach(block -> css(block, html));
        html.append("</style></head><body><div class=\"a\">");
        piece.names().forEach(name -> html.append(name).append("<br/>"));
        piece.addressLines().forEach(line -> html.append(line).append("<br/>"));
        html.append("</div>");
        boolean inList = false;
        for (Block block : letter.blocks) {
            boolean isItem = block instanceof Block.Paragraph paragraph && paragraph.role() instanceof Role.Item;
            html.append(isItem == inList ? "" : isItem ? "<ul>" : "</ul>");
            inList = isItem;
            if (block instanceof Block.Paragraph paragraph) {
                String element = isItem
                        ? "li"
                        : paragraph.role() instanceof Role.Heading heading ? "h" + heading.level() : "p";
                paragraph(paragraph, element, piece, html);
            } else if (block instanceof Block.Table table) {
                table(table, piece, html);
            }
        }
        return html.append("<div>").append(letter.reference(piece, 1)).append("</div></body></html>").toString();
    }

    private static void table(Block.Table table, Piece piece, StringBuilder html) {
        html.append("<table>");
        for (Block.Row row : table.rows()) {
            html.append(row.isHeader() ? "<thead><tr>" : "<tr>");
            row.cells().forEach(cell -> paragraph(cell, row.isHeader() ? "th" : "td", piece, html));
            html.append(row.isHeader() ? "</tr></thead>" : "</tr>");
        }
        html.append("</table>");
    }

    private static void paragraph(Block.Paragraph paragraph, String element, Piece piece, StringBuilder html) {
        html.append('<').append(element).append(" class=\"").append(paragraph.style().name()).append("\">");
        BenchLetter.runs(paragraph, piece, (text, face) -> {
            boolean strong = face.isBold() && !paragraph.style().bold();
            html.append(strong ? "<strong>" : "");
            html.append(text.equals("\n") ? "<br/>" : text.replace("&", "&amp;").replace("<", "&lt;"));
            html.append(strong ? "</strong>" : "");
        });
        html.append("</").append(element).append('>');
    }

    private static void css(Block block, StringBuilder css) {
        if (block instanceof Block.Paragraph paragraph) {
            Style style = paragraph.style();
            css.append('.').append(style.name()).append("{font-size:").append(style.typing().sizePt());
            css.append("pt;line-height:").append(style.typing().leadingPt()).append("pt;margin:");
            css.append(style.spaceBeforePt()).append("pt 0 ").append(style.spaceAfterPt()).append("pt 0}");
        }
    }
}
