package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.selection.Piece;

/** Sets letters page by page, each letter on sheets of its own. For one thread. */
final class LetterPages {

    private static final Typing REFERENCE = new Typing(7, 9, 0.25);

    private final PageGeometry geometry;
    private final Paper paper;
    private final Typesetter typesetter;
    private final boolean leavesBacksBlank;
    private final GlyphsUsed spare = new GlyphsUsed();
    private final Ink ink = new Ink(spare);
    private final Deflate deflate = new Deflate();
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

    LetterPages(PageGeometry geometry, Paper paper, Typesetter typesetter) {
        this.geometry = geometry;
        this.paper = paper;
        this.typesetter = typesetter;
        this.leavesBacksBlank = geometry.profile().duplex() && paper.stamp() == null;
    }

    /** Counts the bytes of the pieces' pages: what a code for many like them is trained on. */
    PageCode train(List<Piece> pieces) {
        Training training = new Training();
        for (Piece piece : pieces) {
            write(piece, new Sheaf(deflate), training);
        }
        return training.code();
    }

    Sheaf compose(List<Piece> pieces, PageCode code) {
        Sheaf sheaf = new Sheaf(deflate);
        for (Piece piece : pieces) {
            write(piece, sheaf, sheaf::page);
        }
        return sheaf;
    }

    /** Makes a composed sheaf's bytes, the marks on its sheets last. */
    void make(Sheaf sheaf, PageCode code, BundleWriter.Entry entry) {
        int sheetsBefore = entry.pagesBefore() / geometry.profile().pagesASheet();
        int[] running = {sheetsBefore};
        sheaf.make(entry.place(), code, (sheet, content) -> draw(sheet, ++running[0], content));
    }

    private Bytes draw(SheetMark.Sheet sheet, int running, Sheaf.Content content) {
        ink.clear(spare);
        content.addTo(ink.content());
        SheetMark.Sheet numbered = new SheetMark.Sheet(sheet.piece(), sheet.number(), sheet.of(), running);
        geometry.mark().draw(numbered, pen, ink, geometry.page().heightMm());
        return ink.content();
    }

    private interface Pages {
        void page(Bytes content, SheetMark.@Nullable Sheet mark);
    }

    private final class Training implements Pages {
        private final int[] counts = new int[256];
        private int streams;

        @Override
        public void page(Bytes page, SheetMark.@Nullable Sheet mark) {
            streams++;
            byte[] composed = page.copy();
            Bytes content = mark == null ? page : draw(mark, streams, into -> into.add(composed));
            for (int i = 0; i < content.size(); i++) {
                counts[content.array()[i] & 0xff]++;
            }
        }

        PageCode code() {
            return PageCode.trainedOn(counts, streams);
        }
    }

    private void write(Piece piece, Sheaf sheaf, Pages out) {
        Typesetter.Composed composed = typesetter.set(piece);
        int firstPage = sheaf.pages() + 1;
        int pages = composed.plan().pages().size();
        List<String> names = normal(piece.names());
        List<String> lines = normal(piece.addressLines());
        for (int page = 0; page < pages; page++) {
            ink.clear(sheaf.glyphs());
            draw(paper.stamp(), sheaf);
            if (page == 0) {
                draw(paper.front(), sheaf);
                address(piece, names, lines);
            }
            body(composed, page, sheaf);
            draw(paper.footer(), sheaf);
            reference(piece, page + 1, pages);
            hash.add(ink.words().ended());
            out.page(ink.content(), mark(piece, page, pages));
        }
        int sheets = geometry.profile().sheets(pages);
        if (leavesBacksBlank && pages % 2 != 0) {
            sheaf.blankPage();
        }
        sheaf.add(new Sheaf.Letter(piece.reference(), firstPage, pages, sheets, names, lines, hash.finish()));
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

    private void body(Typesetter.Composed composed, int page, Sheaf sheaf) {
        Box body = page == 0 ? geometry.firstBody() : geometry.laterBody();
        double left = geometry.leftPt(body);
        double top = geometry.topPt(body);
        for (PagePlan.Part part : composed.plan().pages().get(page)) {
            if (part instanceof PagePlan.Shared shared) {
                draw(shared.form(), left, top - shared.topPt(), sheaf);
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

    /** The sheet's mark, which is drawn when the sheet's running number is known. A proof carries none: no machine shall take it for a letter. */
    private SheetMark.@Nullable Sheet mark(Piece piece, int page, int pages) {
        int pagesASheet = geometry.profile().pagesASheet();
        return paper.stamp() == null && page % pagesASheet == 0
                ? new SheetMark.Sheet(
                        piece.reference(),
                        page / pagesASheet + 1,
                        geometry.profile().sheets(pages),
                        0)
                : null;
    }

    private void draw(@Nullable Form form, Sheaf sheaf) {
        if (form != null) {
            draw(form, 0, 0, sheaf);
        }
    }

    /** The words count in the page's own order. */
    private void draw(Form form, double x, double y, Sheaf sheaf) {
        hash.add(ink.words().ended());
        ink.words().clear();
        hash.add(form.words());
        ink.form(sheaf.nameOf(form), x, y);
    }

    private static List<String> normal(List<String> lines) {
        List<String> normal = new ArrayList<>(lines.size());
        for (String line : lines) {
            normal.add(Words.composed(line).strip());
        }
        return normal;
    }
}
