package se.utskick.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

/**
 * An insert's pages as forms, imported by PDFBox and ready to be written into any number of files: each file holds them, their fonts and
 * pictures once.
 *
 * @param number its place among the letter's inserts
 * @param contents of each page, a hash of all that it draws: what a reader of the finished file recognises it by
 */
record InsertPages(Insert insert, int number, List<CopiedObjects.Copy> copies, List<String> contents)
        implements Embedded {

    static List<InsertPages> all(List<Insert> inserts) {
        List<InsertPages> all = new ArrayList<>();
        inserts.forEach(insert -> all.add(of(insert, all.size())));
        return List.copyOf(all);
    }

    private static InsertPages of(Insert insert, int number) {
        try (PDDocument source = Loader.loadPDF(insert.file());
                PDDocument scratch = new PDDocument()) {
            LayerUtility layers = new LayerUtility(scratch);
            List<COSBase> forms = new ArrayList<>();
            for (int page = 0; page < insert.pages(); page++) {
                PDFormXObject form = layers.importPageAsForm(source, page);
                forms.add(form.getCOSObject());
            }
            CopiedObjects objects = new CopiedObjects(forms);
            List<CopiedObjects.Copy> copies = objects.copies();
            List<String> contents = new ArrayList<>();
            for (int page = 0; page < forms.size(); page++) {
                contents.add(CopiedObjects.hash(copies, page));
            }
            return new InsertPages(insert, number, copies, List.copyOf(contents));
        } catch (IOException e) {
            throw Refusal.of("letter.insert-unreadable", insert.name()).because(e);
        }
    }

    /** The name a page of it is drawn by. */
    String nameOf(int page) {
        return "B" + number + "p" + page;
    }

    PrintedInsert printed() {
        String name = insert.name().substring(insert.name().lastIndexOf('/') + 1);
        return new PrintedInsert(name, insert.pages(), Sha256.of(insert.file()), contents);
    }

    @Override
    public String name() {
        return "B" + number;
    }

    @Override
    public int objects() {
        return copies.size();
    }

    @Override
    public Map<String, Integer> drawnAs() {
        Map<String, Integer> names = new TreeMap<>();
        for (int page = 0; page < insert.pages(); page++) {
            names.put(nameOf(page), page);
        }
        return names;
    }

    @Override
    public void writeTo(PdfFile pdf, int first) throws IOException {
        for (int i = 0; i < copies.size(); i++) {
            copies.get(i).writeTo(pdf, first + i, first);
        }
    }
}
