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
 * What veraPDF does not see of a structure: each mark and each annotation on a page once, in one element, which the parent tree leads to;
 * leaves with limits in order; parents that name their children.
 */
final class StructureCheck {

    private final PDDocument document;
    private final List<String> flaws = new ArrayList<>();
    private final Map<COSDictionary, Map<Integer, String>> marks = new IdentityHashMap<>();
    private final Map<COSDictionary, Map<Integer, COSDictionary>> owners = new IdentityHashMap<>();
    private final Map<COSDictionary, COSDictionary> followed = new IdentityHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

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

    /** Each figure's alternate text and, where it says it, its place on the page in whole points, in the order of the tree. */
    static List<String> figures(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            StructureCheck check = new StructureCheck(document);
            check.check();
            return check.figures;
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
        Map<Integer, COSBase> rows = parentTree(root.getCOSDictionary(COSName.PARENT_TREE));
        if (rows.keySet().stream().anyMatch(key -> key >= root.getInt("ParentTreeNextKey"))) {
            flaws.add("the next key of the parent tree is one that is there");
        }
        checkParents(rows);
        checkAnnotations(rows);
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
        if ("Figure".equals(element.getNameAsString(COSName.S))) {
            figures.add(element.getString(COSName.ALT) + place(element));
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
            } else if (kid instanceof COSDictionary object && object.containsKey(COSName.OBJ)) {
                follow(element, object);
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

    private static String place(COSDictionary figure) {
        COSDictionary layout = figure.getCOSDictionary(COSName.A);
        StringBuilder place = new StringBuilder();
        if (layout != null) {
            for (float corner : layout.getCOSArray(COSName.BBOX).toFloatArray()) {
                place.append(' ').append(Math.round(corner));
            }
        }
        return place.toString();
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

    /** An element's own annotation stands on the page that both name. */
    private void follow(COSDictionary element, COSDictionary reference) {
        COSDictionary annotation = reference.getCOSDictionary(COSName.OBJ);
        COSDictionary page = reference.containsKey(COSName.PG)
                ? reference.getCOSDictionary(COSName.PG)
                : element.getCOSDictionary(COSName.PG);
        if (followed.put(annotation, element) != null) {
            flaws.add("an annotation belongs to two elements");
        }
        if (!annotations(page).contains(annotation)) {
            flaws.add("an annotation is not on the page its element names");
        }
    }

    private static List<COSDictionary> annotations(COSDictionary page) {
        List<COSDictionary> annotations = new ArrayList<>();
        COSArray array = page.getCOSArray(COSName.ANNOTS);
        for (int i = 0; array != null && i < array.size(); i++) {
            annotations.add((COSDictionary) array.getObject(i));
        }
        return annotations;
    }

    private void checkAnnotations(Map<Integer, COSBase> rows) {
        Set<Integer> seen = new HashSet<>();
        int found = 0;
        for (PDPage page : document.getPages()) {
            for (COSDictionary annotation : annotations(page.getCOSObject())) {
                found++;
                int key = annotation.getInt(COSName.STRUCT_PARENT);
                COSDictionary element = followed.get(annotation);
                if (element == null) {
                    flaws.add("an annotation belongs to no element");
                } else if (!seen.add(key) || rows.get(key) != element) {
                    flaws.add("the parent tree leads from an annotation elsewhere");
                } else if (!"Link".equals(element.getNameAsString(COSName.S))) {
                    flaws.add("an annotation is no link's");
                }
            }
        }
        long linkRows =
                rows.values().stream().filter(COSDictionary.class::isInstance).count();
        if (found != followed.size() || found != linkRows) {
            flaws.add("annotations on pages, in elements and in the parent tree are not the same");
        }
    }

    /** What each key leads to: an array for a page's marks, an element for an annotation. */
    private Map<Integer, COSBase> parentTree(COSDictionary tree) {
        Map<Integer, COSBase> rows = new HashMap<>();
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
            int before = limits.getInt(0) - 1;
            for (int n = 0; n < numbers.size(); n += 2) {
                int key = numbers.getInt(n);
                rows.put(key, numbers.getObject(n + 1));
                if (key <= before || key > last) {
                    flaws.add("a key of leaf " + i + " is out of order or outside its limits");
                }
                before = key;
            }
        }
        return rows;
    }

    private void checkParents(Map<Integer, COSBase> rows) {
        Set<Integer> seen = new HashSet<>();
        for (PDPage page : document.getPages()) {
            Map<Integer, COSDictionary> owned = owners.getOrDefault(page.getCOSObject(), Map.of());
            int key = page.getStructParents();
            if (owned.isEmpty() || !seen.add(key)) {
                continue;
            }
            COSArray row = rows.get(key) instanceof COSArray found ? found : new COSArray();
            owned.forEach((mark, element) -> {
                COSBase parent = mark < row.size() ? row.get(mark) : null;
                if (!(parent instanceof COSObject reference) || reference.getObject() != element) {
                    flaws.add("the parent tree leads from mark " + mark + " elsewhere");
                }
            });
        }
    }
}
