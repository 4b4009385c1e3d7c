package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.file.Sha256;

/**
 * A file of letters as it is written: sheaves go out as they are set, what they share goes out once. Kept in memory are the numbers of
 * what is shared, one of each sheaf, and which characters were used.
 */
final class BundleWriter implements AutoCloseable {

    /** The numbers of what is written last. */
    static final int CATALOG = 1;

    static final int ROOT = 2;
    static final int FONTS = 3;
    static final int RESOURCES = 4;
    static final int STRUCTURE = 5;
    static final int DOCUMENT = 6;
    static final int PARENTS = 7;

    private static final String HEARD =
            "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot " + STRUCTURE + " 0 R";

    private final PdfFile pdf;
    private final Deflate deflate = new Deflate();
    private final GlyphsUsed glyphs = new GlyphsUsed();
    private final Title title;
    private final boolean isHeard;
    private final String mediaBox;
    private final Map<Form, Integer> forms = new IdentityHashMap<>();
    private final Map<String, Integer> embedded = new TreeMap<>();
    private final Map<String, Integer> drawnAs = new TreeMap<>();
    private final List<Integer> nodes = new ArrayList<>();
    private int pages;
    private int keys;

    /**
     * What a file says of itself.
     *
     * @param label what the file is, without a word of any person; the source of its fixed id
     * @param title what a reader shows at its window's head
     * @param language what it is written in where nothing else is said
     * @param date the business date that stands for the file's time
     */
    record Title(String label, String title, String language, LocalDate date, Conformance conformance) {}

    BundleWriter(OutputStream out, Title title, double widthPt, double heightPt) throws IOException {
        this.isHeard = title.conformance() == Conformance.ACCESSIBLE;
        this.pdf = new PdfFile(out, isHeard ? PARENTS : RESOURCES);
        this.title = title;
        this.mediaBox = "[0 0 " + decimal(widthPt) + " " + decimal(heightPt) + "]";
    }

    /** A sheaf's place in the file, and what must be written before it. */
    record Entry(Sheaf.Place place, int pagesBefore, List<Shared> before) {}

    /** Something shared, under its number. */
    private record Shared(int number, Form form, Map<Embedded, Integer> newlyEmbedded) {}

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
        int firstKey = keys;
        keys += sheaf.keys();
        return new Entry(new Sheaf.Place(first, pagesBefore, firstKey, numbers), pagesBefore, before);
    }

    private Shared share(Form form) {
        Map<Embedded, Integer> newlyEmbedded = new LinkedHashMap<>();
        for (Embedded shown : form.embedded()) {
            if (!embedded.containsKey(shown.name())) {
                int first = pdf.reserve(shown.objects());
                embedded.put(shown.name(), first);
                shown.drawnAs().forEach((name, place) -> drawnAs.put(name, first + place));
                newlyEmbedded.put(shown, first);
            }
        }
        int number = pdf.reserve();
        forms.put(form, number);
        return new Shared(number, form, newlyEmbedded);
    }

    /** Writes a sheaf that was made for its place: one after the other, in the sheaves' order. */
    void write(Entry entry, Bindery.Bound sheaf) throws IOException {
        for (Shared shared : entry.before()) {
            for (Map.Entry<Embedded, Integer> shown : shared.newlyEmbedded().entrySet()) {
                shown.getKey().writeTo(pdf, shown.getValue());
            }
            byte[] content = shared.form().deflated();
            String form = "/Type/XObject/Subtype/Form/BBox[-2000 -2000 2000 2000]/Resources " + RESOURCES + " 0 R";
            // Marked content stands on pages themselves: in a form it would count once only (veraPDF, 7.20-2).
            pdf.deflated(shared.number(), isHeard ? "" : form, content, content.length);
        }
        pdf.made(sheaf);
    }

    void finish() throws IOException {
        pdf.object(
                ROOT, "<</Type/Pages/MediaBox" + mediaBox + "/Count " + pages + "/Kids[" + references(nodes) + "]>>");
        writeResources();
        if (isHeard) {
            writeStructure();
        }
        int metadata = pdf.reserve();
        byte[] xmp = Metadata.of(title).getBytes(StandardCharsets.UTF_8);
        // Not compressed: tools that know no PDF find it (ISO 19005-2, 6.6.2.1).
        pdf.stream(metadata, "/Type/Metadata/Subtype/XML", xmp, xmp.length);
        int profile = pdf.reserve();
        byte[] icc = ColourProfile.sRgb();
        pdf.compressed(profile, "/N 3", deflate, icc, icc.length);
        pdf.object(
                CATALOG,
                "<</Type/Catalog/Pages " + ROOT + " 0 R/Metadata " + metadata
                        + " 0 R/Lang(" + title.language() + ")" + (isHeard ? HEARD : "")
                        + "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                        + "/Info(sRGB IEC61966-2.1)/DestOutputProfile " + profile + " 0 R>>]>>");
        pdf.finish(
                CATALOG,
                Sha256.of(title.label() + "\n" + title.date() + (isHeard ? "\n" + title.conformance() : ""))
                        .substring(0, 32));
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }

    private void writeStructure() throws IOException {
        pdf.object(
                STRUCTURE,
                "<</Type/StructTreeRoot/K " + DOCUMENT + " 0 R/ParentTree " + PARENTS + " 0 R/ParentTreeNextKey " + keys
                        + ">>");
        List<Integer> divisions = nodes.stream().map(Sheaf::divisionOf).toList();
        pdf.object(
                DOCUMENT, "<</Type/StructElem/S/Document/P " + STRUCTURE + " 0 R/K[" + references(divisions) + "]>>");
        List<Integer> leaves = nodes.stream().map(Sheaf::leafOf).toList();
        pdf.object(PARENTS, "<</Kids[" + references(leaves) + "]>>");
    }

    private void writeResources() throws IOException {
        StringBuilder fonts = new StringBuilder();
        for (boolean second : new boolean[] {false, true}) {
            for (Face face : Face.values()) {
                fonts.append(embed(face, second));
            }
        }
        pdf.object(FONTS, "<<" + fonts + ">>");
        pdf.object(RESOURCES, "<</Font " + FONTS + " 0 R/XObject<<" + named(drawnAs) + ">>>>");
    }

    /** Embeds a face's own or its second font; its entry among the resources, none where nothing is set in it. */
    private String embed(Face face, boolean second) throws IOException {
        FontMetrics metrics = FontMetrics.of(face);
        StringBuilder used = new StringBuilder();
        for (char character : glyphs.of(face)) {
            if (metrics.isBorrowed(character) == second) {
                used.append(character);
            }
        }
        if (used.isEmpty()) {
            return "";
        }
        int number = pdf.reserve();
        FontProgram font = second ? metrics.second() : metrics.own();
        new EmbeddedFont(pdf, deflate, face, font, used.toString().toCharArray()).write(number);
        return "/F" + (second ? face.secondFont() : face.font()) + " " + number + " 0 R";
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
