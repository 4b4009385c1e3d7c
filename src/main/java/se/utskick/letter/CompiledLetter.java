package se.utskick.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/**
 * A letter's variant, laid out once: what is the same in all letters stands ready as shared forms, and for each set of heights that the
 * paragraphs with fields take there is one plan of the pages. Safe for several threads.
 */
final class CompiledLetter {

    /** Letters fall into few plans; a list of names that never ends must not fill the memory. */
    private static final int PLANS_KEPT = 512;

    private final List<Block> blocks;
    private final Faults faults;
    private final List<@Nullable Laid> fixed = new ArrayList<>();
    private final Outline outline;
    private final PageGeometry geometry;
    private final boolean isHeard;
    private final double measurePt;
    private final double firstPt;
    private final double laterPt;
    private final Tail tail;
    private final Map<List<Long>, PagePlan> plans = new ConcurrentHashMap<>();
    private final Map<Stretch, Form> forms = new ConcurrentHashMap<>();

    /** @param language what the letter is written in where it does not say otherwise */
    CompiledLetter(String file, List<Block> blocks, PageGeometry geometry, Conformance conformance, String language) {
        this(file, blocks, List.of(), geometry, conformance, language, new Faults());
        faults.refuseAny();
    }

    /**
     * What is too wide is among the faults.
     *
     * @param inserts follow every letter
     */
    CompiledLetter(
            String file,
            List<Block> blocks,
            List<InsertPages> inserts,
            PageGeometry geometry,
            Conformance conformance,
            String language,
            Faults faults) {
        this.faults = faults;
        this.blocks = List.copyOf(blocks);
        this.outline = new Outline(blocks, inserts, language);
        this.geometry = geometry;
        this.isHeard = conformance == Conformance.ACCESSIBLE;
        this.tail = Tail.of(inserts, geometry, isHeard ? outline : null);
        this.measurePt = geometry.firstBody().widthPt();
        this.firstPt = geometry.firstBody().heightPt();
        this.laterPt = geometry.laterBody().heightPt();
        for (Block block : blocks) {
            Laid laid = block.hasFields() ? null : lay(block);
            if (laid != null && !laid.lay(Laid.Values.NONE)) {
                faults.add("letter.too-wide", file, block.line());
            }
            fixed.add(laid);
        }
    }

    /** Refuses a letter that cannot stand on its pages even with short values. */
    void mustFit(String file, int mostPages) {
        List<Laid> sample = freshBlocks();
        for (int i = 0; i < sample.size(); i++) {
            if (isOwn(i) && !sample.get(i).lay(value -> "Exempel")) {
                throw Refusal.of("letter.too-wide", file, blocks.get(i).line());
            }
        }
        PagePlan plan = plan(sample);
        if (plan == null || tail.with(plan.pages().size()) > mostPages) {
            throw Refusal.of("letter.too-long", file, mostPages);
        }
    }

    /** All blocks, those with fields fresh and without lines: for one thread's use. */
    List<Laid> freshBlocks() {
        List<Laid> fresh = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            Laid ready = fixed.get(i);
            fresh.add(ready != null ? ready : lay(blocks.get(i)));
        }
        return fresh;
    }

    /** What follows its own pages. */
    Tail tail() {
        return tail;
    }

    /** What its parts are to a reader who hears them. */
    Outline outline() {
        return outline;
    }

    boolean isOwn(int block) {
        return fixed.get(block) == null;
    }

    boolean uses(PieceField field) {
        return IntStream.range(0, blocks.size()).anyMatch(block -> usesField(block, field));
    }

    /** Every field it prints, in the order of their declaration. */
    Set<PieceField> fields() {
        return blocks.stream()
                .flatMap(Block::inlines)
                .filter(Inline.Value.class::isInstance)
                .map(inline -> ((Inline.Value) inline).field())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean usesField(int block, PieceField field) {
        return blocks.get(block)
                .inlines()
                .anyMatch(inline -> inline instanceof Inline.Value value && value.field() == field);
    }

    /**
     * The plan for blocks that have been laid, or null where something is taller than a page.
     *
     * @param laid blocks of {@link #freshBlocks}
     */
    @Nullable
    PagePlan plan(List<Laid> laid) {
        List<Long> shape = shape(laid);
        PagePlan known = plans.get(shape);
        if (known == null) {
            List<List<Paginator.Slot>> pages = Paginator.paginate(laid, firstPt, laterPt);
            if (pages == null) {
                return null;
            }
            known = new PagePlan(parts(pages, laid));
            if (plans.size() < PLANS_KEPT) {
                plans.putIfAbsent(shape, known);
            }
        }
        return known;
    }

    private List<Long> shape(List<Laid> laid) {
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < laid.size(); i++) {
            if (isOwn(i)) {
                Laid own = laid.get(i);
                for (int strip = 0; own.least() == 1 && strip < own.strips(); strip++) {
                    shape.add(Math.round(own.stripPt(strip) * 1000));
                }
                shape.add((long) own.strips());
            }
        }
        return shape;
    }

    private List<List<PagePlan.Part>> parts(List<List<Paginator.Slot>> pages, List<Laid> laid) {
        List<List<PagePlan.Part>> all = new ArrayList<>();
        Set<Integer> begun = new HashSet<>();
        for (List<Paginator.Slot> slots : pages) {
            Page page = new Page(all.isEmpty(), laid, Set.copyOf(begun));
            slots.forEach(page::add);
            all.add(page.parts());
            slots.forEach(slot -> begun.add(slot.block()));
        }
        return all;
    }

    /** Gathers a page's parts; what is the same in all letters becomes one form as long as nothing stands between. */
    private final class Page {

        private final boolean isFirst;
        private final List<Laid> laid;
        private final Set<Integer> begunBefore;
        private final List<PagePlan.Part> parts = new ArrayList<>();
        private final List<Paginator.Slot> shared = new ArrayList<>();
        private int mark;

        Page(boolean isFirst, List<Laid> laid, Set<Integer> begunBefore) {
            this.isFirst = isFirst;
            this.laid = laid;
            this.begunBefore = begunBefore;
            this.mark = isFirst && isHeard ? Letterhead.MARKS : 0;
        }

        void add(Paginator.Slot slot) {
            if (isOwn(slot.block())) {
                addShared();
                parts.add(new PagePlan.Own(slot.block(), slot.from(), slot.to(), slot.topPt(), isAgain(slot)));
            } else {
                shared.add(slot);
            }
        }

        List<PagePlan.Part> parts() {
            addShared();
            return List.copyOf(parts);
        }

        private boolean isAgain(Paginator.Slot slot) {
            return slot.from() == 0 && begunBefore.contains(slot.block());
        }

        private void addShared() {
            if (shared.isEmpty()) {
                return;
            }
            double top = shared.get(0).topPt();
            List<Piece> fromTop = shared.stream()
                    .map(slot -> new Piece(
                            slot.block(), slot.from(), slot.to(), hundredths(slot.topPt() - top), isAgain(slot)))
                    .toList();
            Form form = form(isHeard ? new Stretch(isFirst, top, mark, fromTop) : new Stretch(false, 0, 0, fromTop));
            mark += form.heard().length;
            parts.add(new PagePlan.Shared(form, top));
            shared.clear();
        }

        private Form form(Stretch stretch) {
            Form known = forms.get(stretch);
            if (known != null) {
                return known;
            }
            Form made = Form.of(images(stretch), isHeard ? outline : null, mark, ink -> draw(stretch, ink));
            Form earlier = forms.putIfAbsent(stretch, made);
            return earlier != null ? earlier : made;
        }

        private Set<Image> images(Stretch stretch) {
            Set<Image> images = new TreeSet<>(Comparator.comparing(Image::number));
            for (Piece piece : stretch.pieces()) {
                if (laid.get(piece.block()) instanceof LaidPicture laidPicture) {
                    images.addAll(laidPicture.picture().artwork().images());
                }
            }
            return images;
        }

        /** For print where the form's origin is, to be moved where it is drawn; else in its place on the page, marks and all. */
        private void draw(Stretch stretch, Ink ink) {
            if (isHeard) {
                Box body = isFirst ? geometry.firstBody() : geometry.laterBody();
                ink.move(geometry.leftPt(body), geometry.topPt(body) - stretch.topPt());
            }
            for (Piece piece : stretch.pieces()) {
                drawBlock(
                        laid.get(piece.block()),
                        piece.block(),
                        piece.from(),
                        piece.to(),
                        piece.isAgain(),
                        ink,
                        0,
                        -piece.topPt());
            }
            if (isHeard) {
                ink.back();
            }
        }
    }

    /** Strips that are the same in all letters, and, where each content has its mark, where on which page they stand. */
    private record Stretch(boolean isOnFirstPage, double topPt, int firstMark, List<Piece> pieces) {}

    private record Piece(int block, int from, int to, double topPt, boolean isAgain) {}

    /** Draws strips of a block; header rows that stand there again are not heard twice. */
    void drawBlock(Laid laid, int block, int from, int to, boolean isAgain, Ink ink, double x, double top) {
        ink.block(outline.first(block));
        if (isAgain) {
            ink.beginArtifact();
        }
        laid.draw(from, to, ink, x, top);
        if (isAgain) {
            ink.endArtifact();
        }
    }

    private Laid lay(Block block) {
        return block.laid(measurePt);
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
