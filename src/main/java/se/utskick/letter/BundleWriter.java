package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.file.Sha256;

/**
 * A file of letters as it is written: pages go out as they are set, what they share goes out once. Kept in memory are offsets, the
 * numbers of what is shared, and which characters were used. PDF/A-2b.
 */
final class BundleWriter {

    private static final int PAGES_PER_NODE = 128;
    private static final int NO_OBJECT = 0;

    private final PdfFile pdf;
    private final Deflate deflate = new Deflate();
    private final GlyphsUsed glyphs = new GlyphsUsed();
    private final String label;
    private final LocalDate date;
    private final String mediaBox;
    private final Map<Form, String> formNames = new LinkedHashMap<>();
    private final Map<String, Integer> forms = new LinkedHashMap<>();
    private final Map<String, Integer> images = new TreeMap<>();
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> nodePages = new ArrayList<>();
    private final int catalog;
    private final int root;
    private final int pageResources;
    private final int formResources;
    private int pages;

    /**
     * @param label what the file is, without a word of any person; the document's title and the source of its fixed id
     * @param date the business date that stands for the file's time
     */
    BundleWriter(OutputStream out, String label, LocalDate date, double widthPt, double heightPt) throws IOException {
        this.pdf = new PdfFile(out);
        this.label = label;
        this.date = date;
        this.mediaBox = "[0 0 " + decimal(widthPt) + " " + decimal(heightPt) + "]";
        this.catalog = pdf.reserve();
        this.root = pdf.reserve();
        this.pageResources = pdf.reserve();
        this.formResources = pdf.reserve();
    }

    /** Where pages record the characters they use. */
    GlyphsUsed glyphs() {
        return glyphs;
    }

    int pages() {
        return pages;
    }

    /** The name pages draw the form by; written when first asked for. */
    String nameOf(Form form) throws IOException {
        String known = formNames.get(form);
        if (known != null) {
            return known;
        }
        String name = "X" + formNames.size();
        formNames.put(form, name);
        for (Image image : form.images()) {
            if (!images.containsKey(image.name())) {
                images.put(image.name(), write(image));
            }
        }
        int number = pdf.reserve();
        forms.put(name, number);
        glyphs.addAll(form.glyphs());
        pdf.deflated(
                number,
                "/Type/XObject/Subtype/Form/BBox[-2000 -2000 2000 2000]/Resources " + formResources + " 0 R",
                form.deflated(),
                form.deflated().length);
        return name;
    }

    void page(Ink ink) throws IOException {
        int content = pdf.reserve();
        pdf.compressed(
                content, "", deflate, ink.content().array(), ink.content().size());
        addPage(content);
    }

    /** A page without content, not even a resource. */
    void blankPage() throws IOException {
        addPage(NO_OBJECT);
    }

    void finish() throws IOException {
        writeNode();
        pdf.object(root, pageTree());
        writeResources();
        int metadata = pdf.reserve();
        byte[] xmp = xmp().getBytes(StandardCharsets.UTF_8);
        // Not compressed: tools that know no PDF find it (ISO 19005-2, 6.6.2.1).
        pdf.stream(metadata, "/Type/Metadata/Subtype/XML", xmp, xmp.length);
        int profile = pdf.reserve();
        byte[] icc = ColourProfile.sRgb();
        pdf.compressed(profile, "/N 3", deflate, icc, icc.length);
        pdf.object(
                catalog,
                "<</Type/Catalog/Pages " + root + " 0 R/Metadata " + metadata
                        + " 0 R/Lang(sv)/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                        + "/Info(sRGB IEC61966-2.1)/DestOutputProfile " + profile + " 0 R>>]>>");
        pdf.finish(catalog, Sha256.of(label + "\n" + date).substring(0, 32));
    }

    private void addPage(int content) throws IOException {
        if (nodePages.size() == PAGES_PER_NODE) {
            writeNode();
        }
        if (nodePages.isEmpty()) {
            nodes.add(pdf.reserve());
        }
        int page = pdf.reserve();
        nodePages.add(page);
        pages++;
        pdf.object(
                page,
                "<</Type/Page/Parent " + nodes.get(nodes.size() - 1) + " 0 R/MediaBox" + mediaBox
                        + (content == NO_OBJECT
                                ? "/Resources<<>>>>"
                                : "/Resources " + pageResources + " 0 R/Contents " + content + " 0 R>>"));
    }

    private void writeNode() throws IOException {
        if (!nodePages.isEmpty()) {
            pdf.object(
                    nodes.get(nodes.size() - 1),
                    "<</Type/Pages/Parent " + root + " 0 R/Count " + nodePages.size() + "/Kids[" + references(nodePages)
                            + "]>>");
            nodePages.clear();
        }
    }

    private String pageTree() {
        return "<</Type/Pages/Count " + pages + "/Kids[" + references(nodes) + "]>>";
    }

    private void writeResources() throws IOException {
        StringBuilder fonts = new StringBuilder();
        for (Face face : Face.values()) {
            char[] used = glyphs.of(face);
            if (used.length > 0) {
                int font = pdf.reserve();
                fonts.append("/F")
                        .append(face.ordinal())
                        .append(' ')
                        .append(font)
                        .append(" 0 R");
                new EmbeddedFont(pdf, deflate, face, used).write(font);
            }
        }
        pdf.object(pageResources, "<</Font<<" + fonts + ">>/XObject<<" + named(forms) + ">>>>");
        pdf.object(formResources, "<</Font<<" + fonts + ">>/XObject<<" + named(images) + ">>>>");
    }

    private int write(Image image) throws IOException {
        int number = pdf.reserve();
        pdf.deflated(
                number,
                "/Type/XObject/Subtype/Image/Width " + image.width() + "/Height " + image.height()
                        + "/BitsPerComponent 8/ColorSpace/" + (image.isGrey() ? "DeviceGray" : "DeviceRGB"),
                image.deflated(),
                image.deflated().length);
        return number;
    }

    private String xmp() {
        String time = date + "T00:00:00Z";
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                + " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
                + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(label)
                + "</rdf:li></rdf:Alt></dc:title>\n"
                + "<dc:language><rdf:Bag><rdf:li>sv</rdf:li></rdf:Bag></dc:language>\n"
                + "<xmp:CreateDate>" + time + "</xmp:CreateDate><xmp:ModifyDate>" + time + "</xmp:ModifyDate>\n"
                + "<pdf:Producer>Utskick</pdf:Producer>\n"
                + "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String references(List<Integer> numbers) {
        StringBuilder references = new StringBuilder();
        numbers.forEach(number -> references.append(number).append(" 0 R "));
        return references.toString();
    }

    private static String named(Map<String, Integer> objects) {
        StringBuilder entries = new StringBuilder();
        objects.forEach((name, number) ->
                entries.append('/').append(name).append(' ').append(number).append(" 0 R"));
        return entries.toString();
    }

    private static String decimal(double value) {
        Bytes digits = new Bytes().number(value);
        return new String(digits.array(), 0, digits.size(), StandardCharsets.US_ASCII);
    }
}
