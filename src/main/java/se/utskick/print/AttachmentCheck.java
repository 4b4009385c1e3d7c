package se.utskick.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.letter.AttachmentPress;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintFlaw.Finding;

/**
 * Reads what goes along with e-mail back from its bytes, as a bundle is before it may be approved: it says what was set and no more, does
 * nothing by itself, carries nothing along and tells of nobody.
 */
public final class AttachmentCheck implements AttachmentPress.Proofreader {

    private static final String NAME = "inbjudan.pdf";

    @Override
    public void read(byte[] pdf, SetPiece set) {
        List<Finding> findings = new ArrayList<>();
        boolean saysTheSame = true;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            saysTheSame = pages(document, set, findings);
        } catch (IOException | RuntimeException e) {
            // A damaged file can make a PDF reader fail in any way; which one says nothing to a reader.
            findings.add(PrintFlaw.BUNDLE_UNREADABLE.at(NAME));
        }
        if (!findings.isEmpty()) {
            throw Refusal.of(
                    "print.attachment-flawed", set.reference(), findings.get(0).in(Lang.SV));
        } else if (!saysTheSame) {
            throw Refusal.of("print.attachment-differs", set.reference());
        }
    }

    /** Adds what is wrong with the file, and returns whether its pages are those that were set. */
    private static boolean pages(PDDocument document, SetPiece set, List<Finding> findings) throws IOException {
        DocumentCheck carried = new DocumentCheck(NAME, true);
        findings.addAll(carried.document(document));
        PageReader reader = new PageReader(Set.of());
        PieceText text = new PieceText();
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            PageText read = reader.read(page);
            findings.addAll(carried.page(page, number));
            if (!BundleCheck.isA4(page, read)) {
                findings.add(PrintFlaw.PAGE_NOT_A4.at(NAME, number));
            }
            if (!read.masks().isEmpty()) {
                findings.add(PrintFlaw.MARK_UNEXPECTED.at(NAME, number));
            }
            text.add(read);
        }
        if (!reader.allFontsEmbedded()) {
            findings.add(PrintFlaw.FONT_NOT_EMBEDDED.at(NAME));
        } else if (!reader.allFontsSubset()) {
            findings.add(PrintFlaw.FONT_NOT_SUBSET.at(NAME));
        }
        return number == set.pages() && text.sha256().equals(set.sha256());
    }
}
