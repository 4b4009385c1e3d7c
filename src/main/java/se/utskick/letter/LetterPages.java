package se.utskick.letter;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.selection.Piece;

/** Writes letters into a file, page by page, each letter on sheets of its own. */
final class LetterPages {

    private static final Typing REFERENCE = new Typing(7, 9, 0.25);

    private final PageGeometry geometry;
    private final Paper paper;
    private final Typesetter typesetter;
    private final BundleWriter out;
    private final boolean leavesBacksBlank;
    private final Ink ink;
    private final TextHash hash = new TextHash();
    private final SheetMark.Pen pen = new SheetMark.Pen();

    /**
     * What every page carries.
     *
     * @param front letterhead, date and sender line of page one
     * @param footer of all pages
     * @param stamp drawn below all else on every page of a proof, null in a bundle
     */
    record Paper(Form front, Form footer, @Nullable Form stamp) {}

    LetterPages(PageGeometry geometry, Paper paper, Typesetter typesetter, BundleWriter out) {
        this.geometry = geometry;
        this.paper = paper;
        this.typesetter = typesetter;
        this.out = out;
        this.leavesBacksBlank = geometry.profile().duplex() && paper.stamp() == null;
        this.ink = new Ink(out.glyphs());
    }

    SetPiece write(Piece piece) throws IOException {
        Typesetter.Composed composed = typesetter.set(piece);
        int firstPage = out.pages() + 1;
        int pages = composed.plan().pages().size();
        List<String> names = normal(piece.names());
        List<String> lines = normal(piece.addressLines());
        for (int page = 0; page < pages; page++) {
            ink.clear();
            draw(paper.stamp());
            if (page == 0) {
                draw(paper.front());
                address(piece, names, lines);
            }
            body(composed, page);
            draw(paper.footer());
            reference(piece, page + 1, pages);
            mark(piece, page, pages);
            hash.add(ink.takeWords());
            out.page(ink);
        }
        int sheets = geometry.profile().sheets(pages);
        if (leavesBacksBlank && pages % 2 != 0) {
            out.blankPage();
        }
        return new SetPiece(piece.reference(), firstPage, pages, sheets, names, lines, hash.finish());
    }

    private void address(Piece piece, List<String> names, List<String> lines) {
        AddressWindow window = geometry.window();
        List<String> all = new ArrayList<>(names);
        all.addAll(lines);
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        if (all.isEmpty() || !all.stream().allMatch(line -> !line.isBlank() && metrics.hasAll(line))) {
            throw Refusal.of("letter.piece-address", piece.reference());
        }
        double size = window.sizeFor(all, metrics);
        if (!window.holds(all, metrics, size)) {
            throw Refusal.of("letter.piece-address", piece.reference());
        }
        Typing typing = new Typing(size, size * window.leading(), 0);
        Box box = window.box();
        ink.lines(all, Face.REGULAR, typing, geometry.leftPt(box), geometry.topPt(box) - typing.baselinePt());
    }

    private void body(Typesetter.Composed composed, int page) throws IOException {
        Box body = page == 0 ? geometry.firstBody() : geometry.laterBody();
        double left = geometry.leftPt(body);
        double top = geometry.topPt(body);
        for (PagePlan.Part part : composed.plan().pages().get(page)) {
            if (part instanceof PagePlan.Shared shared) {
                draw(shared.form(), left, top - shared.topPt());
            } else if (part instanceof PagePlan.Own own) {
                composed.blocks().get(own.block()).draw(own.from(), own.to(), ink, left, top - own.topPt());
            }
        }
    }

    private void reference(Piece piece, int page, int pages) {
        String line = piece.reference().text() + " " + page + "/" + pages;
        Box box = geometry.reference();
        double width = FontMetrics.of(Face.REGULAR).width(line, REFERENCE.sizePt());
        double right = geometry.leftPt(box) + box.widthPt();
        ink.line(line, Face.REGULAR, REFERENCE, right - width, geometry.topPt(box) - REFERENCE.baselinePt());
    }

    /** A proof carries none: no machine shall take it for a letter. */
    private void mark(Piece piece, int page, int pages) {
        int pagesASheet = geometry.profile().pagesASheet();
        if (paper.stamp() == null && page % pagesASheet == 0) {
            int sheets = geometry.profile().sheets(pages);
            int running = out.pages() / pagesASheet + 1;
            SheetMark.Sheet sheet = new SheetMark.Sheet(piece.reference(), page / pagesASheet + 1, sheets, running);
            geometry.mark().draw(sheet, pen, ink, geometry.page().heightMm());
        }
    }

    private void draw(@Nullable Form form) throws IOException {
        if (form != null) {
            draw(form, 0, 0);
        }
    }

    /** The words set so far come before the form's: the hash follows the page's own order. */
    private void draw(Form form, double x, double y) throws IOException {
        hash.add(ink.takeWords());
        hash.add(form.words());
        ink.form(out.nameOf(form), x, y);
    }

    private static List<String> normal(List<String> lines) {
        return lines.stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC).strip())
                .toList();
    }
}
