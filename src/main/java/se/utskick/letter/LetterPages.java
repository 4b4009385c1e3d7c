package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    private final boolean isHeard;
    private final GlyphsUsed spare = new GlyphsUsed();
    private final Sheaf.Room room = new Sheaf.Room();
    private final Ink ink = new Ink(spare);
    private final TextHash hash = new TextHash();
    private final SheetMark.Pen pen = new SheetMark.Pen();

    /**
     * What every page carries.
     *
     * @param front letterhead, date and sender line of page one
     * @param following at the top of the pages after it, null where nothing stands there
     * @param footer of all pages
     * @param stamp drawn below all else on every page of a proof, null in a bundle
     * @param isPosted in an envelope: with an address in its window, the piece's reference and a sheet's mark
     */
    record Paper(
            Form front,
            @Nullable Form following,
            Form footer,
            @Nullable Form stamp,
            boolean isPosted) {

        Paper under(Form everyPage) {
            return new Paper(front, following, footer, everyPage, isPosted);
        }
    }

    LetterPages(PageGeometry geometry, Paper paper, Typesetter typesetter, Conformance conformance) {
        this.isHeard = conformance == Conformance.ACCESSIBLE;
        this.geometry = geometry;
        this.paper = paper;
        this.typesetter = typesetter;
        this.leavesBacksBlank = geometry.profile().duplex() && paper.stamp() == null && paper.isPosted();
    }

    /** Counts the bytes of the pieces' pages: what a code for many like them is trained on. */
    PageCode train(List<Piece> pieces) {
        int[] counts = new int[256];
        int[] streams = {0};
        eachStream(pieces, content -> {
            streams[0]++;
            for (int i = 0; i < content.size(); i++) {
                counts[content.array()[i] & 0xff]++;
            }
        });
        return PageCode.trainedOn(counts, streams[0]);
    }

    /** Composes pieces and hands over each stream of a page's own, mark and all. */
    void eachStream(List<Piece> pieces, Consumer<Bytes> stream) {
        int[] running = {0};
        for (Piece piece : pieces) {
            write(piece, new Sheaf(room), (content, mark) -> {
                byte[] composed = content.copy();
                stream.accept(mark == null ? content : draw(mark, ++running[0], into -> into.add(composed)));
            });
        }
    }

    Sheaf compose(List<Piece> pieces) {
        Sheaf sheaf = new Sheaf(room);
        for (Piece piece : pieces) {
            write(piece, sheaf, sheaf::own);
        }
        return sheaf;
    }

    /** Makes a composed sheaf's bytes, the marks on its sheets last. */
    Bindery.Bound bind(Sheaf sheaf, Bindery bindery, BundleWriter.Entry entry) {
        int sheetsBefore = entry.pagesBefore() / geometry.profile().pagesASheet();
        int[] running = {sheetsBefore};
        return bindery.bind(sheaf, entry.place(), (sheet, content) -> draw(sheet, ++running[0], content));
    }

    private Bytes draw(SheetMark.Sheet sheet, int running, Sheaf.Content content) {
        ink.clear(spare);
        content.addTo(ink.content());
        SheetMark.Sheet numbered = new SheetMark.Sheet(sheet.piece(), sheet.number(), sheet.of(), running);
        ink.beginArtifact();
        geometry.mark().draw(numbered, pen, ink, geometry.page().heightMm());
        ink.endArtifact();
        return ink.content();
    }

    private interface Streams {
        void own(Bytes content, SheetMark.@Nullable Sheet mark);
    }

    private void write(Piece piece, Sheaf sheaf, Streams out) {
        Typesetter.Composed composed = typesetter.set(piece);
        int firstPage = sheaf.pages() + 1;
        int ownPages = composed.plan().pages().size();
        int pages = composed.pages();
        List<String> names = normal(piece.names());
        List<String> lines = normal(piece.addressLines());
        Heard heard = isHeard ? new Heard(composed.letter().outline()) : null;
        for (int number = 0; number < pages; number++) {
            Page page = new Page(composed, number, sheaf, out, heard);
            if (number < ownPages) {
                page.draw(piece, names, lines, pages);
            } else {
                page.insert(composed.letter().tail().page(ownPages, number), piece, pages);
            }
        }
        int sheets = geometry.profile().sheets(pages);
        if (leavesBacksBlank && pages % 2 != 0) {
            sheaf.blankPage();
        }
        sheaf.add(new Sheaf.Letter(piece.reference(), firstPage, pages, sheets, names, lines, hash.finish(), heard));
    }

    /** A page as it is drawn. In print shared forms are drawn by the page's one stream; where content is marked they stand between its streams. */
    private final class Page {

        private final Typesetter.Composed composed;
        private final int number;
        private final Sheaf sheaf;
        private final Streams out;
        private final @Nullable Heard heard;
        private int sharedMark;
        private int ownMark;
        private Runnable opening = () -> {};

        Page(Typesetter.Composed composed, int number, Sheaf sheaf, Streams out, @Nullable Heard heard) {
            this.composed = composed;
            this.number = number;
            this.sheaf = sheaf;
            this.out = out;
            this.heard = heard;
        }

        void draw(Piece piece, List<String> names, List<String> lines, int pages) {
            ink.clear(sheaf.glyphs());
            sheaf.page();
            if (heard != null) {
                ownMark = sharedMarks();
                ink.tell(composed.letter().outline(), ownMark);
            }
            form(paper.stamp(), 0, 0);
            if (number == 0) {
                form(paper.front(), 0, 0);
                if (heard != null && paper.isPosted()) {
                    heard.element(Outline.ADDRESS);
                }
            }
            opening = () -> open(piece, names, lines, pages);
            SheetMark.Sheet mark = mark(piece, number, pages);
            if (heard == null) {
                openOnce();
                body(null);
                form(paper.footer(), 0, 0);
                reference(piece, number + 1, pages);
                endStream(mark);
            } else {
                body(mark);
                form(paper.footer(), 0, 0);
                heard.page(number, ownMark);
            }
        }

        /**
         * A page after the letter's own. A proof's stamp stands above it: an insert may have paper of its own.
         *
         * @param insert null for a back before an insert
         */
        void insert(@Nullable Form insert, Piece piece, int pages) {
            ink.clear(sheaf.glyphs());
            sheaf.page();
            if (heard != null) {
                ownMark = insert == null ? 0 : insert.heard().length;
                ink.tell(composed.letter().outline(), ownMark);
            }
            form(insert, 0, 0);
            form(paper.stamp(), 0, 0);
            reference(piece, number + 1, pages);
            endStream(mark(piece, number, pages));
            if (heard != null) {
                heard.page(number, ownMark);
            }
        }

        /** What stands first on a page of the piece's own. Where streams are parted it waits for the first text that is: one stream less. */
        private void open(Piece piece, List<String> names, List<String> lines, int pages) {
            if (number == 0 && paper.isPosted()) {
                ink.block(Outline.LETTER);
                ink.begin(Outline.ADDRESS);
                address(piece, names, lines);
                ink.end();
            } else if (number > 0) {
                form(paper.following(), 0, 0);
            }
            if (heard != null) {
                reference(piece, number + 1, pages);
            }
        }

        private void openOnce() {
            opening.run();
            opening = () -> {};
        }

        private void body(SheetMark.@Nullable Sheet mark) {
            SheetMark.Sheet unmarked = mark;
            Box body = number == 0 ? geometry.firstBody() : geometry.laterBody();
            double x = geometry.leftPt(body);
            double top = geometry.topPt(body);
            for (PagePlan.Part part : parts()) {
                if (part instanceof PagePlan.Shared shared) {
                    if (heard != null && ink.content().size() > 0) {
                        endStream(unmarked);
                        unmarked = null;
                    }
                    form(shared.form(), x, top - shared.topPt());
                } else if (part instanceof PagePlan.Own own) {
                    openOnce();
                    Laid block = composed.blocks().get(own.block());
                    double blockTop = top - own.topPt();
                    composed.letter()
                            .drawBlock(block, own.block(), own.from(), own.to(), own.isAgain(), ink, x, blockTop);
                }
            }
            if (heard != null) {
                openOnce();
                if (ink.content().size() > 0) {
                    endStream(unmarked);
                }
            }
        }

        private List<PagePlan.Part> parts() {
            return composed.plan().pages().get(number);
        }

        /** The words count in the page's own order. */
        private void form(@Nullable Form form, double x, double y) {
            if (form == null) {
                return;
            }
            if (heard == null) {
                hash.add(ink.words().ended());
                ink.words().clear();
                ink.form(sheaf.nameOf(form), x, y);
            } else {
                sheaf.shared(form);
                for (int element : form.heard()) {
                    heard.add(element, number, sharedMark++);
                }
                for (Spot spot : form.spots()) {
                    heard.spot(spot, number);
                }
            }
            hash.add(form.words());
        }

        private void endStream(SheetMark.@Nullable Sheet mark) {
            hash.add(ink.words().ended());
            if (ink.content().size() > 0) {
                out.own(ink.content(), mark);
            }
            if (heard != null) {
                for (int element : ink.heard()) {
                    heard.add(element, number, ownMark++);
                }
                for (Spot spot : ink.spots()) {
                    heard.spot(spot, number);
                }
                ink.clear(sheaf.glyphs());
                ink.tell(composed.letter().outline(), ownMark);
            }
            ink.words().clear();
        }

        /** Marks of shared streams come first and are the same on all pages of a plan; a page's own follow. */
        private int sharedMarks() {
            int marks = number == 0 ? paper.front().heard().length : 0;
            for (PagePlan.Part part : parts()) {
                marks += part instanceof PagePlan.Shared shared ? shared.form().heard().length : 0;
            }
            return marks;
        }
    }

    private void address(Piece piece, List<String> names, List<String> lines) {
        AddressWindow window = geometry.window();
        List<String> all = new ArrayList<>(names);
        all.addAll(lines);
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        boolean canBeSet = !all.isEmpty();
        for (String line : all) {
            canBeSet &= !line.isBlank() && metrics.hasAll(line);
        }
        double size = canBeSet ? window.sizeFor(all, metrics) : 0;
        if (!canBeSet || !window.holds(all, metrics, size)) {
            throw Refusal.of("letter.piece-address", piece.reference());
        }
        Typing typing = new Typing(size, size * window.leading(), 0);
        Box box = window.box();
        ink.lines(all, Face.REGULAR, typing, geometry.leftPt(box), geometry.topPt(box) - typing.baselinePt());
    }

    private void reference(Piece piece, int page, int pages) {
        String number = page + "/" + pages;
        String line = paper.isPosted() ? piece.reference().text() + " " + number : number;
        Box box = geometry.reference();
        double width = FontMetrics.of(Face.REGULAR).width(line, REFERENCE.sizePt());
        double right = geometry.leftPt(box) + box.widthPt();
        ink.beginArtifact();
        ink.line(line, Face.REGULAR, REFERENCE, right - width, geometry.topPt(box) - REFERENCE.baselinePt());
        ink.endArtifact();
    }

    /** The sheet's mark, which is drawn when the sheet's running number is known. A proof carries none: no machine shall take it for a letter. */
    private SheetMark.@Nullable Sheet mark(Piece piece, int page, int pages) {
        int pagesASheet = geometry.profile().pagesASheet();
        return paper.isPosted() && paper.stamp() == null && page % pagesASheet == 0
                ? new SheetMark.Sheet(
                        piece.reference(),
                        page / pagesASheet + 1,
                        geometry.profile().sheets(pages),
                        0)
                : null;
    }

    private static List<String> normal(List<String> lines) {
        List<String> normal = new ArrayList<>(lines.size());
        for (String line : lines) {
            normal.add(Words.composed(line).strip());
        }
        return normal;
    }
}
