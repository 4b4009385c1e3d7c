package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * What veraPDF does not see of a structure: each mark on a page once, in one element, which the parent tree leads to; leaves with limits
 * in order; parents that name their children.
 */
final class StructureCheck {

    private final PDDocument document;
    private final List<String> flaws = new ArrayList<>();
    private final Map<COSDictionary, Map<Integer, String>> marks = new IdentityHashMap<>();
    private final Map<COSDictionary, Map<Integer, COSDictionary>> owners = new IdentityHashMap<>();
    private final List<String> heard = new ArrayList<>();

    private StructureCheck(PDDocument document) {
        this.document = document;
    }

    static List<String> flaws(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new StructureCheck(document).check();
        }
    }

    /** Each element that has content with what it says, in the order of the tree. */
    static List<String> outline(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            StructureCheck check = new StructureCheck(document);
            check.check();
            return check.heard;
        }
    }

    private List<String> check() throws IOException {
        for (PDPage page : document.getPages()) {
            readMarks(page);
        }
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        walk(root.getCOSDictionary(COSName.K), root);
        marks.forEach((page, found) -> found.keySet().forEach(mark -> {
            if (!owners.getOrDefault(page, Map.of()).containsKey(mark)) {
                flaws.add("mark " + mark + " belongs to no element");
            }
        }));
        checkParents(root.getCOSDictionary(COSName.PARENT_TREE));
        return flaws;
    }

    private void readMarks(PDPage page) throws IOException {
        Map<Integer, String> found = new HashMap<>();
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.setSuppressDuplicateOverlappingText(false);
        extractor.processPage(page);
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            if (content.getMCID() >= 0 && found.put(content.getMCID(), text(content)) != null) {
                flaws.add("mark " + content.getMCID() + " stands twice on a page");
            }
        }
        marks.put(page.getCOSObject(), found);
    }

    private static String text(PDMarkedContent content) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            text.append(part instanceof TextPosition position ? position.getUnicode() : "");
        }
        return text.toString();
    }

    private void walk(COSDictionary element, COSDictionary above) {
        if (element.getCOSDictionary(COSName.P) != above) {
            flaws.add(element.getNameAsString(COSName.S) + " names another parent");
        }
        StringBuilder said = new StringBuilder();
        COSBase kids = element.getDictionaryObject(COSName.K);
        List<COSBase> all = new ArrayList<>();
        if (kids instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                all.add(array.getObject(i));
            }
        } else {
            all.add(kids);
        }
        for (COSBase kid : all) {
            if (kid instanceof COSInteger mark) {
                said.append(own(element, element.getCOSDictionary(COSName.PG), mark.intValue()));
            } else if (kid instanceof COSDictionary content && content.containsKey(COSName.MCID)) {
                said.append(own(element, content.getCOSDictionary(COSName.PG), content.getInt(COSName.MCID)));
            }
        }
        if (!said.isEmpty()) {
            heard.add(element.getNameAsString(COSName.S) + " " + said);
        }
        for (COSBase kid : all) {
            if (kid instanceof COSDictionary child && child.containsKey(COSName.S)) {
                walk(child, element);
            }
        }
    }

    private String own(COSDictionary element, COSDictionary page, int mark) {
        String text = marks.getOrDefault(page, Map.of()).get(mark);
        if (text == null) {
            flaws.add("an element's mark " + mark + " is nowhere on its page");
            return "";
        }
        if (owners.computeIfAbsent(page, key -> new HashMap<>()).put(mark, element) != null) {
            flaws.add("mark " + mark + " belongs to two elements");
        }
        return text;
    }

    private void checkParents(COSDictionary tree) {
        Map<Integer, COSArray> rows = new HashMap<>();
        COSArray leaves = tree.getCOSArray(COSName.KIDS);
        int last = -1;
        for (int i = 0; i < leaves.size(); i++) {
            COSDictionary leaf = (COSDictionary) leaves.getObject(i);
            COSArray limits = leaf.getCOSArray(COSName.LIMITS);
            COSArray numbers = leaf.getCOSArray(COSName.NUMS);
            if (limits == null || limits.getInt(0) <= last) {
                flaws.add("leaf " + i + " has no limits, or not in order");
                continue;
            }
            last = limits.getInt(1);
            for (int n = 0; n < numbers.size(); n += 2) {
                rows.put(numbers.getInt(n), (COSArray) numbers.getObject(n + 1));
                if (numbers.getInt(n) < limits.getInt(0) || numbers.getInt(n) > last) {
                    flaws.add("a key of leaf " + i + " lies outside its limits");
                }
            }
        }
        Set<Integer> seen = new HashSet<>();
        for (PDPage page : document.getPages()) {
            Map<Integer, COSDictionary> owned = owners.getOrDefault(page.getCOSObject(), Map.of());
            int key = page.getStructParents();
            if (owned.isEmpty() || !seen.add(key)) {
                continue;
            }
            COSArray row = rows.getOrDefault(key, new COSArray());
            owned.forEach((mark, element) -> {
                COSBase parent = mark < row.size() ? row.get(mark) : null;
                if (!(parent instanceof COSObject reference) || reference.getObject() != element) {
                    flaws.add("the parent tree leads from mark " + mark + " elsewhere");
                }
            });
        }
    }
}
