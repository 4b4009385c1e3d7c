package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.file.Sha256;

/**
 * A file of letters as it is written: sheaves go out as they are set, what they share goes out once. Kept in memory are the numbers of
 * what is shared, one of each sheaf, and which characters were used.
 */
final class BundleWriter implements AutoCloseable {

    private static final int CATALOG = 1;
    private static final int ROOT = 2;
    private static final int FONTS = 3;
    private static final int FORM_RESOURCES = 4;
    private static final int LOW_NUMBERS = 4;

    private final PdfFile pdf;
    private final Deflate deflate = new Deflate();
    private final GlyphsUsed glyphs = new GlyphsUsed();
    private final String label;
    private final LocalDate date;
    private final String mediaBox;
    private final Map<Form, Integer> forms = new IdentityHashMap<>();
    private final Map<String, Integer> images = new TreeMap<>();
    private final List<Integer> nodes = new ArrayList<>();
    private int pages;

    /**
     * @param label what the file is, without a word of any person; the document's title and the source of its fixed id
     * @param date the business date that stands for the file's time
     */
    BundleWriter(OutputStream out, String label, LocalDate date, double widthPt, double heightPt) throws IOException {
        this.pdf = new PdfFile(out, LOW_NUMBERS);
        this.label = label;
        this.date = date;
        this.mediaBox = "[0 0 " + decimal(widthPt) + " " + decimal(heightPt) + "]";
    }

    /** A sheaf's place in the file, and what must be written before it. */
    record Entry(Sheaf.Place place, int pagesBefore, List<Shared> before) {}

    /** Something shared, under its number. */
    private record Shared(int number, Form form, Map<Image, Integer> newImages) {}

    /** Gives a composed sheaf its place: one after the other, in the sheaves' order. */
    Entry enter(Sheaf sheaf) {
        List<Shared> before = new ArrayList<>();
        Map<Form, Integer> numbers = new IdentityHashMap<>();
        for (Form form : sheaf.forms()) {
            Integer known = forms.get(form);
            if (known == null) {
                Shared shared = share(form);
                before.add(shared);
                known = shared.number();
            }
            numbers.put(form, known);
        }
        glyphs.addAll(sheaf.glyphs());
        int first = pdf.reserve(sheaf.numbers());
        nodes.add(sheaf.nodeFrom(first));
        int pagesBefore = pages;
        pages += sheaf.pages();
        return new Entry(new Sheaf.Place(first, ROOT, FONTS, numbers), pagesBefore, before);
    }

    private Shared share(Form form) {
        Map<Image, Integer> newImages = new java.util.LinkedHashMap<>();
        for (Image image : form.images()) {
            if (!images.containsKey(image.name())) {
                images.put(image.name(), pdf.reserve());
                newImages.put(image, images.get(image.name()));
            }
        }
        int number = pdf.reserve();
        forms.put(form, number);
        return new Shared(number, form, newImages);
    }

    /** Writes a sheaf that was made for its place: one after the other, in the sheaves' order. */
    void write(Entry entry, Sheaf sheaf) throws IOException {
        for (Shared shared : entry.before()) {
            for (Map.Entry<Image, Integer> image : shared.newImages().entrySet()) {
                write(image.getValue(), image.getKey());
            }
            byte[] content = shared.form().deflated();
            pdf.deflated(
                    shared.number(),
                    "/Type/XObject/Subtype/Form/BBox[-2000 -2000 2000 2000]/Resources " + FORM_RESOURCES + " 0 R",
                    content,
                    content.length);
        }
        pdf.made(sheaf);
    }

    void finish() throws IOException {
        pdf.object(
                ROOT,
                "<</Type/Pages/MediaBox" + mediaBox + "/Count " + pages + "/Kids[" + references(nodes) + "]>>");
        writeResources();
        int metadata = pdf.reserve();
        byte[] xmp = xmp().getBytes(StandardCharsets.UTF_8);
        // Not compressed: tools that know no PDF find it (ISO 19005-2, 6.6.2.1).
        pdf.stream(metadata, "/Type/Metadata/Subtype/XML", xmp, xmp.length);
        int profile = pdf.reserve();
        byte[] icc = ColourProfile.sRgb();
        pdf.compressed(profile, "/N 3", deflate, icc, icc.length);
        pdf.object(
                CATALOG,
                "<</Type/Catalog/Pages " + ROOT + " 0 R/Metadata " + metadata
                        + " 0 R/Lang(sv)/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                        + "/Info(sRGB IEC61966-2.1)/DestOutputProfile " + profile + " 0 R>>]>>");
        pdf.finish(CATALOG, Sha256.of(label + "\n" + date).substring(0, 32));
    }

    @Override
    public void close() throws IOException {
        pdf.close();
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
        pdf.object(FONTS, "<<" + fonts + ">>");
        pdf.object(FORM_RESOURCES, "<</Font " + FONTS + " 0 R/XObject<<" + named(images) + ">>>>");
    }

    private void write(int number, Image image) throws IOException {
        pdf.deflated(
                number,
                "/Type/XObject/Subtype/Image/Width " + image.width() + "/Height " + image.height()
                        + "/BitsPerComponent 8/ColorSpace/" + (image.isGrey() ? "DeviceGray" : "DeviceRGB"),
                image.deflated(),
                image.deflated().length);
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
