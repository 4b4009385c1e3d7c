package se.utskick.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Something done to a finished package that nobody should do. */
@FunctionalInterface
interface Sabotage {

    void to(Path folder) throws IOException;

    interface OnDocument {
        void apply(PDDocument document) throws IOException;
    }

    interface OnPage {
        void apply(PDDocument document, PDPage page) throws IOException;
    }

    static Sabotage bundle(OnDocument change) {
        return in("bundle-0001.pdf", change);
    }

    static Sabotage in(String name, OnDocument change) {
        return folder -> {
            Path file = folder.resolve(name);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            try (PDDocument document = Loader.loadPDF(Files.readAllBytes(file))) {
                change.apply(document);
                document.save(changed);
            }
            Files.write(file, changed.toByteArray());
        };
    }

    /** To a page of the first bundle, from 1. */
    static Sabotage page(int number, OnPage change) {
        return bundle(document -> change.apply(document, document.getPage(number - 1)));
    }

    static OnPage operators(String operators) {
        return (document, page) -> SampleMark.add(document, page, "q " + operators + " Q\n");
    }

    static Sabotage ticket(String from, String to) {
        return replace("job-ticket.json", from, to);
    }

    static Sabotage manifest(String from, String to) {
        return replace("manifest.csv", from, to);
    }

    private static Sabotage replace(String name, String from, String to) {
        return folder -> {
            Path file = folder.resolve(name);
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new IllegalStateException(from + " is not in " + text);
            }
            int at = text.lastIndexOf(from);
            boolean all = name.equals("manifest.csv");
            Files.writeString(
                    file,
                    all ? text.replace(from, to) : text.substring(0, at) + to + text.substring(at + from.length()));
        };
    }

    /** The sample's mark is its page's last stream. */
    static void withoutMark(PDDocument document, PDPage page) {
        List<PDStream> streams = new ArrayList<>();
        page.getContentStreams().forEachRemaining(streams::add);
        page.setContents(streams.subList(0, streams.size() - 1));
    }

    static void fontWithoutSubsetName(PDDocument document, PDPage page) {
        COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        for (COSName name : fonts.keySet()) {
            fonts.getCOSDictionary(name).setItem(COSName.BASE_FONT, COSName.getPDFName("SourceSans3-Regular"));
        }
    }

    static void firstTwoSheetsSwapped(PDDocument document) {
        for (int side = 0; side < 2; side++) {
            PDPage page = document.getPage(0);
            document.getPages().remove(page);
            document.addPage(page);
        }
    }
}
