package se.utskick.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import se.utskick.print.PageText.Shown;
import se.utskick.print.PrintFlaw.Finding;

/** Reads one bundle back against its rows of the manifest: every piece whole, in order, alone on its sheets, and in the right window. */
final class BundleCheck {

    private static final double A4_WIDTH_MM = 210;
    private static final double A4_HEIGHT_MM = 297;
    private static final double TOLERANCE_MM = 0.5;
    private static final int ENOUGH = 20;
    private static final long READ_AT_ONCE = 1 << 24;

    private final Path file;
    private final List<ManifestRow> rows;
    private final ReadTicket ticket;
    private final String name;
    private final WindowCheck window;
    private final @Nullable MarkCheck marks;
    private final @Nullable ZoneCheck zones;
    private final DocumentCheck carried;
    private final List<Finding> findings = new ArrayList<>();
    private final PageReader reader;
    private final Matcher reference =
            Pattern.compile("(?<![0-9A-Z])([0-9A-Z]{12}) (\\d+)/(\\d+)(?!\\d)").matcher("");

    BundleCheck(Path file, List<ManifestRow> rows, ReadTicket ticket) {
        this.file = file;
        this.rows = rows;
        this.ticket = ticket;
        this.name = rows.get(0).bundle();
        this.window = new WindowCheck(name, ticket);
        ReadTicket.Page areas = ticket.page();
        this.marks = areas == null ? null : new MarkCheck(name, areas.mark());
        this.zones = areas == null ? null : new ZoneCheck(name, ticket, areas);
        this.carried = new DocumentCheck(name, ticket.isAccessible());
        this.reader = new PageReader(ticket.inserts().distinct());
    }

    List<Finding> findings() {
        try (PDDocument bundle = Loader.loadPDF(opened(file))) {
            findings.addAll(carried.document(bundle));
            int next = 1;
            Iterator<PDPage> pages = bundle.getPages().iterator();
            for (ManifestRow row : rows) {
                if (findings.size() < ENOUGH) {
                    check(pages, row, next);
                }
                next += pagesTaken(row);
            }
            checkPageCount(bundle.getNumberOfPages(), next - 1);
            checkFonts();
            lookAtMarks(bundle);
        } catch (IOException | RuntimeException e) {
            // A damaged file can make a PDF reader fail in any way; which one says nothing about a person and nothing
            // to a reader.
            findings.add(PrintFlaw.BUNDLE_UNREADABLE.at(name));
        }
        return findings;
    }

    /** A bundle of ordinary size is read in one go: its streams are looked up one by one. */
    private static RandomAccessRead opened(Path file) throws IOException {
        return Files.size(file) <= READ_AT_ONCE
                ? new RandomAccessReadBuffer(Files.readAllBytes(file))
                : new RandomAccessReadBufferedFile(file);
    }

    private void checkPageCount(int found, int expected) {
        if (found != expected) {
            findings.add(PrintFlaw.PAGE_COUNT_DIFFERS.at(name, found, expected));
        }
        if (ticket.duplex() && found % 2 != 0) {
            findings.add(PrintFlaw.PAGES_ODD.at(name, found));
        }
    }

    private void checkFonts() {
        if (!reader.allFontsEmbedded()) {
            findings.add(PrintFlaw.FONT_NOT_EMBEDDED.at(name));
        } else if (!reader.allFontsSubset()) {
            findings.add(PrintFlaw.FONT_NOT_SUBSET.at(name));
        }
    }

    /** The cells of every mark are decoded where they stand; of a bundle's first and last sheet the rendered page is looked at too. */
    private void lookAtMarks(PDDocument bundle) throws IOException {
        ReadTicket.Page areas = ticket.page();
        if (areas == null || !findings.isEmpty()) {
            return;
        }
        MarkCamera camera = new MarkCamera(bundle, areas.mark());
        ManifestRow last = rows.get(rows.size() - 1);
        int pagesASheet = ticket.pagesASheet();
        int sheets = bundle.getNumberOfPages() / pagesASheet;
        look(camera, 1, MarkCheck.expected(rows.get(0).piece(), 1, rows.get(0).sheets(), 1));
        look(
                camera,
                (sheets - 1) * pagesASheet + 1,
                MarkCheck.expected(last.piece(), last.sheets(), last.sheets(), sheets));
    }

    private void look(MarkCamera camera, int number, String expected) throws IOException {
        if (!camera.seen(number - 1).equals(expected)) {
            findings.add(PrintFlaw.MARK_NOT_SEEN.at(name, number).on(name, number, Extent.EVERYTHING));
        }
    }

    private int pagesTaken(ManifestRow row) {
        return ticket.duplex() ? row.sheets() * 2 : row.pages();
    }

    private void check(Iterator<PDPage> pages, ManifestRow row, int first) throws IOException {
        if (row.firstPage() != first) {
            findings.add(PrintFlaw.PIECE_MISPLACED.at(row.piece(), name, row.firstPage(), first));
        }
        int sheets = ticket.duplex() ? (row.pages() + 1) / 2 : row.pages();
        if (row.sheets() != sheets) {
            findings.add(PrintFlaw.SHEETS_DIFFER.at(row.piece(), row.sheets(), sheets));
        }
        PieceText text = new PieceText();
        for (int n = 1; n <= pagesTaken(row) && pages.hasNext(); n++) {
            int number = first + n - 1;
            PDPage page = pages.next();
            PageText read = reader.read(page);
            findings.addAll(carried.page(page, number));
            checkSize(page, read, number);
            checkMark(read, row, n, number);
            if (zones != null) {
                findings.addAll(zones.check(read, number, n == 1));
            }
            checkInsert(read, row, n, number);
            if (n > row.pages()) {
                checkBlank(read, number);
            } else {
                checkReference(read, row, n, number);
                text.add(read);
            }
            if (n == 1) {
                findings.addAll(window.check(read, row));
            }
        }
        if (!text.sha256().equals(row.sha256())) {
            findings.add(PrintFlaw.TEXT_DIFFERS.at(row.piece(), name).on(name, first, Extent.EVERYTHING));
        }
    }

    private void checkSize(PDPage page, PageText read, int number) {
        if (!isA4(page, read)) {
            findings.add(PrintFlaw.PAGE_NOT_A4.at(name, number).on(name, number, Extent.EVERYTHING));
        }
    }

    static boolean isA4(PDPage page, PageText read) {
        return Math.abs(read.widthMm() - A4_WIDTH_MM) <= TOLERANCE_MM
                && Math.abs(read.heightMm() - A4_HEIGHT_MM) <= TOLERANCE_MM
                && page.getRotation() == 0;
    }

    private void checkBlank(PageText page, int number) {
        if (!page.blank()) {
            findings.add(PrintFlaw.BACK_NOT_BLANK.at(name, number).on(name, number, Extent.EVERYTHING));
        }
    }

    private void checkInsert(PageText page, ManifestRow row, int n, int number) {
        InsertSequence inserts = ticket.inserts();
        boolean isPlaced = n > 1 || inserts.beginsOnFront(row.pages(), ticket.pagesASheet());
        if (!isPlaced || !page.inserted().equals(inserts.expectedOn(n, row.pages()))) {
            findings.add(PrintFlaw.INSERT_DIFFERS.at(name, number, row.piece()).on(name, number, Extent.EVERYTHING));
        }
    }

    private void checkMark(PageText page, ManifestRow row, int n, int number) {
        int pagesASheet = ticket.pagesASheet();
        if (marks == null) {
            return;
        }
        if ((n - 1) % pagesASheet == 0) {
            int sheet = (n - 1) / pagesASheet + 1;
            int running = (number - 1) / pagesASheet + 1;
            findings.addAll(marks.front(page, number, MarkCheck.expected(row.piece(), sheet, row.sheets(), running)));
        } else {
            findings.addAll(marks.back(page, number));
        }
    }

    private void checkReference(PageText page, ManifestRow row, int n, int number) {
        int references = 0;
        for (Shown line : PageText.lines(page.nearReferences())) {
            if (!hasPageNumber(line.text())) {
                continue;
            }
            reference.reset(line.text());
            while (reference.find()) {
                references++;
                Finding finding = null;
                if (!reference.group(1).equals(row.piece())) {
                    finding = PrintFlaw.REFERENCE_DIFFERS.at(name, number, reference.group(1), row.piece());
                } else if (!reference.group(2).equals(Integer.toString(n))
                        || !reference.group(3).equals(Integer.toString(row.pages()))) {
                    String found = reference.group(2) + "/" + reference.group(3);
                    finding = PrintFlaw.PAGE_NUMBER_DIFFERS.at(name, number, found, n + "/" + row.pages());
                }
                if (finding != null) {
                    findings.add(finding.on(name, number, line.extent()));
                }
            }
        }
        if (references == 0) {
            findings.add(
                    PrintFlaw.REFERENCE_MISSING.at(name, number, row.piece()).on(name, number, Extent.EVERYTHING));
        }
    }

    /** Whether a stroke stands between two digits: without one there is no reference to look for. */
    private static boolean hasPageNumber(String line) {
        for (int at = line.indexOf('/', 1); at > 0 && at + 1 < line.length(); at = line.indexOf('/', at + 1)) {
            if (Character.isDigit(line.charAt(at - 1)) && Character.isDigit(line.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }
}
