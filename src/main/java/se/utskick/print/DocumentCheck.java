package se.utskick.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import se.utskick.print.PrintFlaw.Finding;

/** A file for print does nothing by itself, carries nothing along, and tells of nobody: what a document holds besides its pages. */
final class DocumentCheck {

    private static final List<String> ACTIVE_IN_CATALOG =
            List.of("OpenAction", "AA", "AcroForm", "Collection", "AF", "Perms", "Outlines");
    private static final List<String> ACTIVE_IN_NAMES = List.of("JavaScript", "EmbeddedFiles");
    private static final List<COSName> ACTIVE_IN_PAGE = List.of(COSName.ANNOTS, COSName.AA, COSName.getPDFName("AF"));
    private static final Set<String> HARMLESS_INFO = Set.of("Title", "Producer", "CreationDate", "ModDate", "Trapped");
    /** Who wrote it and on what machine, in XMP's own words, and anything like a path. */
    private static final Pattern TELLING = Pattern.compile(
            "dc:creator|pdf:Author|xmp:Author|photoshop:|stRef:|xmpMM:|file:/|[A-Za-z]:\\\\|/home/|/Users/|/tmp/|/root/");

    private final String bundle;
    private final boolean mayHaveLinks;
    private final List<Finding> findings = new ArrayList<>();

    /** @param mayHaveLinks for letters that people read on a screen */
    DocumentCheck(String bundle, boolean mayHaveLinks) {
        this.bundle = bundle;
        this.mayHaveLinks = mayHaveLinks;
    }

    List<Finding> document(PDDocument document) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        active(catalog, ACTIVE_IN_CATALOG);
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            active(names, ACTIVE_IN_NAMES);
        }
        metadata(document);
        return findings;
    }

    /** What a page carries besides its content. */
    List<Finding> page(PDPage page, int number) {
        List<Finding> found = new ArrayList<>();
        for (COSName key : ACTIVE_IN_PAGE) {
            if (page.getCOSObject().containsKey(key) && !(mayHaveLinks && OurLinks.areAllOf(page, key))) {
                found.add(PrintFlaw.ACTIVE_CONTENT.at(bundle, key.getName()).on(bundle, number, Extent.EVERYTHING));
            }
        }
        return found;
    }

    private void active(COSDictionary dictionary, List<String> keys) {
        for (String key : keys) {
            if (dictionary.containsKey(COSName.getPDFName(key))) {
                findings.add(PrintFlaw.ACTIVE_CONTENT.at(bundle, key));
            }
        }
    }

    private void metadata(PDDocument document) throws IOException {
        COSDictionary info = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
        if (info != null) {
            for (COSName key : info.keySet()) {
                if (!HARMLESS_INFO.contains(key.getName())) {
                    findings.add(PrintFlaw.METADATA_TELLS.at(bundle, key.getName()));
                }
            }
        }
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            try (InputStream xmp = metadata.createInputStream()) {
                Matcher telling = TELLING.matcher(new String(xmp.readAllBytes(), StandardCharsets.UTF_8));
                if (telling.find()) {
                    findings.add(PrintFlaw.METADATA_TELLS.at(bundle, telling.group()));
                }
            }
        }
    }
}
