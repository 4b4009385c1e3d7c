package se.utskick.letter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Looks through everything that hangs on an insert's catalog and pages for what paper cannot have. */
final class InsertCheck {

    private static final double A4_WIDTH_PT = Box.points(210);
    private static final double A4_HEIGHT_PT = Box.points(297);
    private static final double TOLERANCE_PT = Box.points(1);

    /** What a key in any dictionary betrays. */
    private static final Map<String, String> SENTENCES = Map.of(
            "JS", "letter.insert-script",
            "JavaScript", "letter.insert-script",
            "AA", "letter.insert-action",
            "OpenAction", "letter.insert-action",
            "EmbeddedFiles", "letter.insert-attachment",
            "EF", "letter.insert-attachment",
            "AcroForm", "letter.insert-form",
            "Annots", "letter.insert-annotation",
            "OCProperties", "letter.insert-layers");
    /** Ways up and across that lead out of what a page draws. */
    private static final Set<String> NOT_FOLLOWED = Set.of("Parent", "P", "StructTreeRoot", "Dest", "Dests");

    private static final Set<String> OUTSIDE_FONTS =
            Set.of("Type1", "MMType1", "TrueType", "CIDFontType0", "CIDFontType2");
    /** What a file says of itself that is made to last (ISO 19005-1, -2 or -3): of parts 1 to 3, which share what a page may be made of. */
    private static final Pattern ARCHIVE = Pattern.compile("pdfaid:part\\s*(?:>|=\\s*[\"'])\\s*[123]");

    /** ISO 32000-1, 9.6.4. */
    private static final Pattern SUBSET = Pattern.compile("[A-Z]{6}\\+");

    private static final Set<String> CMYK_OPERATORS = Set.of("k", "K");

    private final String name;
    private final Faults faults;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> outsideFonts = new TreeSet<>();
    private boolean passes = true;

    InsertCheck(String name, Faults faults) {
        this.name = name;
        this.faults = faults;
    }

    boolean passes(PDDocument document) throws IOException {
        walk(document.getDocumentCatalog().getCOSObject());
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            size(page, number);
        }
        colours(document);
        if (!isArchive(document)) {
            fault("letter.insert-archive", name);
        }
        for (String font : outsideFonts) {
            fault("letter.insert-font", name, font);
        }
        return passes;
    }

    private void size(PDPage page, int number) {
        PDRectangle box = page.getCropBox();
        boolean isA4 = Math.abs(box.getWidth() - A4_WIDTH_PT) < TOLERANCE_PT
                && Math.abs(box.getHeight() - A4_HEIGHT_PT) < TOLERANCE_PT
                && page.getRotation() == 0;
        if (!isA4) {
            fault("letter.insert-size", name, number);
        }
    }

    private void walk(COSBase object) {
        COSBase here = object instanceof COSObject indirect ? indirect.getObject() : object;
        if (here == null || !seen.add(here)) {
            return;
        }
        if (here instanceof COSDictionary dictionary) {
            font(dictionary);
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                String key = entry.getKey().getName();
                key(key, dictionary.getDictionaryObject(entry.getKey()));
                if (!NOT_FOLLOWED.contains(key)) {
                    walk(entry.getValue());
                }
            }
        } else if (here instanceof COSArray array) {
            for (COSBase element : array) {
                walk(element);
            }
        } else if (COSName.DEVICECMYK.equals(here)) {
            fault("letter.insert-colour", name);
        } else if (COSName.JPX_DECODE.equals(here)) {
            fault("letter.insert-jpeg2000", name);
        }
    }

    private void key(String key, COSBase value) {
        boolean isEmpty = value == null || (value instanceof COSArray array && array.size() == 0);
        boolean isPlace = key.equals("OpenAction") && isPlace(value);
        String sentence = SENTENCES.get(key);
        if (sentence != null && !isEmpty && !isPlace) {
            fault(sentence, name);
        }
    }

    /** Where a file is opened, as LibreOffice writes in every one, runs nothing (ISO 32000-1, 12.3.2 and 12.6.4.2). */
    private static boolean isPlace(COSBase opening) {
        return opening instanceof COSArray
                || (opening instanceof COSDictionary action
                        && COSName.getPDFName("GoTo").equals(action.getCOSName(COSName.S))
                        && !action.containsKey(COSName.NEXT));
    }

    private static boolean isArchive(PDDocument document) throws IOException {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata == null) {
            return false;
        }
        try (InputStream xmp = metadata.createInputStream()) {
            return ARCHIVE.matcher(new String(xmp.readAllBytes(), StandardCharsets.UTF_8))
                    .find();
        }
    }

    private void font(COSDictionary dictionary) {
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE, "");
        if (subtype.equals("Type0") && !dictionary.containsKey(COSName.TO_UNICODE)) {
            fault("letter.insert-unicode", name, dictionary.getNameAsString(COSName.BASE_FONT, "?"));
        }
        if (COSName.FONT.equals(dictionary.getCOSName(COSName.TYPE)) && OUTSIDE_FONTS.contains(subtype)) {
            COSDictionary descriptor = dictionary.getCOSDictionary(COSName.FONT_DESC);
            boolean isInside = descriptor != null
                    && (descriptor.containsKey(COSName.FONT_FILE)
                            || descriptor.containsKey(COSName.FONT_FILE2)
                            || descriptor.containsKey(COSName.FONT_FILE3));
            String font = dictionary.getNameAsString(COSName.BASE_FONT, "?");
            if (!isInside) {
                outsideFonts.add(font);
            } else if (!SUBSET.matcher(font).lookingAt()) {
                fault("letter.insert-font-whole", name, font);
            }
        }
    }

    /** What is drawn in process colours: an archive's page has one colour space, and the letters' is RGB. */
    private void colours(PDDocument document) throws IOException {
        boolean isCmyk = false;
        for (PDPage page : document.getPages()) {
            isCmyk |= drawsCmyk(page);
        }
        for (COSBase object : seen) {
            if (object instanceof COSStream stream && COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))) {
                isCmyk |= drawsCmyk(new PDFormXObject(stream));
            }
        }
        if (isCmyk) {
            fault("letter.insert-colour", name);
        }
    }

    private static boolean drawsCmyk(PDContentStream content) throws IOException {
        return new PDFStreamParser(content)
                .parse().stream()
                        .anyMatch(token ->
                                token instanceof Operator operator && CMYK_OPERATORS.contains(operator.getName()));
    }

    private void fault(String key, Object... arguments) {
        passes = false;
        faults.add(key, arguments);
    }
}
