package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import se.utskick.print.PageText.Shown;
import se.utskick.print.PrintFlaw.Finding;

/** Reads one bundle back against its rows of the manifest: every piece whole, in order, alone on its sheets, and in the right window. */
final class BundleCheck {

    private static final Pattern MARK = Pattern.compile("(?<![0-9A-Z])([0-9A-Z]{12}) (\\d+)/(\\d+)(?!\\d)");
    private static final char MARK_SIGN = '/';
    private static final double A4_WIDTH_MM = 210;
    private static final double A4_HEIGHT_MM = 297;
    private static final double TOLERANCE_MM = 0.5;
    private static final int ENOUGH = 20;

    private final Path file;
    private final List<ManifestRow> rows;
    private final ReadTicket ticket;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final PageReader reader = new PageReader();

    BundleCheck(Path file, List<ManifestRow> rows, ReadTicket ticket) {
        this.file = file;
        this.rows = rows;
        this.ticket = ticket;
        this.name = rows.get(0).bundle();
    }

    List<Finding> findings() {
        try (PDDocument bundle = Loader.loadPDF(new RandomAccessReadBufferedFile(file))) {
            int next = 1;
            Iterator<PDPage> pages = bundle.getPages().iterator();
            for (ManifestRow row : rows) {
                if (findings.size() < ENOUGH) {
                    check(pages, row, next);
                }
                next += pagesTaken(row);
            }
            if (bundle.getNumberOfPages() != next - 1) {
                findings.add(PrintFlaw.PAGE_COUNT_DIFFERS.at(name, bundle.getNumberOfPages(), next - 1));
            }
            if (!reader.allFontsEmbedded()) {
                findings.add(PrintFlaw.FONT_NOT_EMBEDDED.at(name));
            }
        } catch (IOException | RuntimeException e) {
            // A damaged file can make a PDF reader fail in any way; which one says nothing about a person and nothing
            // to a reader.
            findings.add(PrintFlaw.BUNDLE_UNREADABLE.at(name));
        }
        return findings;
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
            PageText page = reader.read(pages.next());
            checkSize(page, first + n - 1);
            if (n > row.pages()) {
                checkBlank(page, first + n - 1);
            } else {
                checkMark(page, row, n, first + n - 1);
                text.add(page);
            }
            if (n == 1) {
                checkWindow(page, row);
            }
        }
        if (!text.sha256().equals(row.sha256())) {
            findings.add(PrintFlaw.TEXT_DIFFERS.at(row.piece(), name));
        }
    }

    private void checkSize(PageText page, int number) {
        if (Math.abs(page.widthMm() - A4_WIDTH_MM) > TOLERANCE_MM
                || Math.abs(page.heightMm() - A4_HEIGHT_MM) > TOLERANCE_MM) {
            findings.add(PrintFlaw.PAGE_NOT_A4.at(name, number));
        }
    }

    private void checkBlank(PageText page, int number) {
        if (!page.blank()) {
            findings.add(PrintFlaw.BACK_NOT_BLANK.at(name, number));
        }
    }

    private void checkMark(PageText page, ManifestRow row, int n, int number) {
        int marks = 0;
        for (Shown line : PageText.lines(page.near(MARK_SIGN))) {
            Matcher mark = MARK.matcher(line.text());
            while (mark.find()) {
                marks++;
                if (!mark.group(1).equals(row.piece())) {
                    findings.add(PrintFlaw.REFERENCE_DIFFERS.at(name, number, mark.group(1), row.piece()));
                } else if (!mark.group(2).equals(Integer.toString(n))
                        || !mark.group(3).equals(Integer.toString(row.pages()))) {
                    String found = mark.group(2) + "/" + mark.group(3);
                    findings.add(PrintFlaw.PAGE_NUMBER_DIFFERS.at(name, number, found, n + "/" + row.pages()));
                }
            }
        }
        if (marks == 0) {
            findings.add(PrintFlaw.REFERENCE_MISSING.at(name, number, row.piece()));
        }
    }

    private void checkWindow(PageText page, ManifestRow row) {
        List<Shown> inside = PageText.lines(
                page.within(ticket.windowX(), ticket.windowY(), ticket.windowWidth(), ticket.windowHeight()));
        List<String> lines = inside.stream().map(line -> bare(line.text())).toList();
        List<String> names = row.names().stream().map(BundleCheck::bare).toList();
        List<String> address = row.address().stream().map(BundleCheck::bare).toList();
        if (names.isEmpty() || !lines.containsAll(names)) {
            findings.add(PrintFlaw.NAME_NOT_IN_WINDOW.at(row.piece(), name));
        }
        if (!row.postalCode().isEmpty()
                && lines.stream().noneMatch(line -> line.equals(bare(row.postalCode() + row.city())))) {
            findings.add(PrintFlaw.POSTAL_CODE_NOT_IN_WINDOW.at(row.piece(), name));
        }
        if (address.isEmpty() || !lines.containsAll(address)) {
            findings.add(PrintFlaw.ADDRESS_NOT_IN_WINDOW.at(row.piece(), name));
        }
        if (lines.size() > names.size() + address.size()) {
            findings.add(PrintFlaw.WINDOW_HOLDS_MORE.at(row.piece(), name));
        }
        if (inside.stream().anyMatch(line -> line.endMm() > ticket.windowX() + ticket.windowWidth())) {
            findings.add(PrintFlaw.OUTSIDE_WINDOW.at(row.piece(), name));
        }
    }

    /** Without white space: how words are kept apart is the typesetter's matter. */
    private static String bare(String text) {
        return PieceText.withoutSpace(text);
    }
}
