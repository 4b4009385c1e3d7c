package se.utskick.letter;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/**
 * A letter as a browser would have it: Thymeleaf puts the values where the author wrote them, openhtmltopdf lays the HTML out with the
 * same fonts and, as CSS, the same styles. Nothing of our reading, evaluating, breaking or paginating is asked.
 */
final class HtmlPages {

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Places places;
    private final Campaign campaign;
    private final PageGeometry geometry;

    HtmlPages(Places places, Campaign campaign) {
        this.places = places;
        this.campaign = campaign;
        this.geometry = TemplateCheck.geometry(places, campaign);
    }

    void write(Path pdf, Piece piece) throws Exception {
        write(pdf, html(piece));
    }

    /**
     * Without the elements inside its lines: openhtmltopdf draws what stands in them after the rest of the block, so that only a page
     * without them has its words in the order of their source.
     */
    void writePlain(Path pdf, Piece piece) throws Exception {
        write(pdf, html(piece).replaceAll("</?(span|strong|em|a)\\b[^>]*>", ""));
    }

    private static void write(Path pdf, String html) throws Exception {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (Face face : Face.values()) {
            builder.useFont(
                    () -> new ByteArrayInputStream(
                            withoutLigatures(FontMetrics.of(face).own().file())),
                    "letter",
                    face.isBold() ? 700 : 400,
                    face.isItalic() ? FontStyle.ITALIC : FontStyle.NORMAL,
                    true);
        }
        // As an archive file it does not look for the fourteen fonts of every viewer on the machine, which takes a
        // second.
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
        builder.useColorProfile(ColourProfile.sRgb());
        builder.useUnicodeLineBreaker(new AtSpaces());
        builder.withHtmlContent(html, null);
        try (OutputStream out = Files.newOutputStream(pdf)) {
            builder.toStream(out);
            builder.run();
        }
    }

    /** Its own breaker parts imy.se after the full stop, and a quotation mark from its word. */
    private static final class AtSpaces implements FSTextBreaker {

        private String text = "";
        private int at;

        @Override
        public void setText(String newText) {
            text = newText;
            at = 0;
        }

        @Override
        public int next() {
            if (at >= text.length()) {
                return -1;
            }
            int space = text.indexOf(' ', at);
            at = space < 0 ? text.length() : space + 1;
            return at;
        }
    }

    /** PDFBox sets ft as one glyph and forgets what it was; we set two. A table by another name is no table. */
    private static byte[] withoutLigatures(byte[] program) {
        byte[] font = program.clone();
        int tables = font[4] << 8 | font[5];
        for (int at = 12; at < 12 + 16 * tables; at += 16) {
            if (new String(font, at, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
                font[at] = 'X';
            }
        }
        return font;
    }

    private String html(Piece piece) throws Exception {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.HTML);
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        Path source = places.templates().resolve(campaign.template()).resolve("letter.html");
        String html = engine.process(Files.readString(source), new Context(Locale.ROOT, values(piece)));
        return html.replace("</head>", "<style>" + css() + "</style></head>");
    }

    private Map<String, Object> values(Piece piece) {
        String name = "templates/" + campaign.template() + "/fields.yaml";
        Path file = places.templates().resolve(campaign.template()).resolve("fields.yaml");
        FieldsFile fields = FieldsFile.read(file, name, new Faults());
        ConstantFields constants = ConstantFields.of(campaign, LetterPressTests.DATE);
        Map<String, Object> tree = new LinkedHashMap<>();
        fields.types().forEach((field, type) -> {
            PieceField own = PieceField.BY_NAME.get(field);
            put(tree, field, own == null ? constants.of(field, type) : own.of(piece, type));
        });
        tree.put("variant", Variant.of(piece).values());
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String field, String value) {
        String[] steps = field.split("\\.", -1);
        Map<String, Object> at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(steps[i], step -> new LinkedHashMap<String, Object>());
        }
        at.put(steps[steps.length - 1], value);
    }

    private String css() {
        Box first = geometry.firstBody();
        Box later = geometry.laterBody();
        double right = geometry.page().widthMm() - later.xMm() - later.widthMm();
        double bottom = geometry.page().heightMm() - later.yMm() - later.heightMm();
        StringBuilder css = new StringBuilder();
        css.append("@page{size:210mm 297mm;margin:")
                .append(later.yMm())
                .append("mm ")
                .append(right)
                .append("mm ");
        css.append(bottom).append("mm ").append(later.xMm()).append("mm}@page:first{margin-top:");
        css.append(first.yMm()).append("mm}body{font-family:letter;margin:0}");
        css.append(
                "p,li,h1,h2,td,th{orphans:2;widows:2}hr{visibility:hidden;margin:0;height:0;page-break-after:always}");
        css.append("table{-fs-table-paginate:paginate;border-collapse:collapse;width:100%}tr{page-break-inside:avoid}");
        css.append("td,th{text-align:left;vertical-align:top;padding-left:0}");
        css.append("ul,ol{list-style:none;margin:0;padding:0}");
        css.append("ul>li::before{content:'• '}ul ul>li::before,ol ul>li::before{content:'– '}");
        css.append("ol{counter-reset:n}ol>li{counter-increment:n}ol>li::before{content:counter(n) '. '}");
        Path styles = places.templates().resolve("shared/styles.yaml");
        Style.read(styles, "styles.yaml", new Faults()).forEach((name, style) -> rule(css, name, style));
        return css.toString();
    }

    /** A style that is named after an element is that element's where it has no class. */
    private static void rule(StringBuilder css, String name, Style style) {
        boolean isElement = name.matches("h1|h2|p|li|td|th");
        boolean isCell = name.matches("td|th|cell.*");
        css.append(isElement ? name : "." + name)
                .append("{font-size:")
                .append(style.typing().sizePt());
        css.append("pt;line-height:").append(style.typing().leadingPt()).append("pt;font-weight:");
        css.append(style.bold() ? "700;" : "400;").append(isCell ? "padding:" : "margin:");
        css.append(style.spaceBeforePt()).append(isCell ? "pt 5mm " : "pt 0 ").append(style.spaceAfterPt());
        css.append("pt ").append(isCell ? 0 : style.indentMm()).append("mm;");
        css.append(style.keepWithNext() ? "page-break-after:avoid}" : "}");
    }
}
