package se.utskick.letter;

import java.util.ArrayList;
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
    private final double measurePt;
    private final double firstPt;
    private final double laterPt;
    private final Map<List<Long>, PagePlan> plans = new ConcurrentHashMap<>();
    private final Map<List<Paginator.Slot>, Form> forms = new ConcurrentHashMap<>();

    CompiledLetter(String file, List<Block> blocks, PageGeometry geometry) {
        this(file, blocks, geometry, new Faults());
        faults.refuseAny();
    }

    /** What is too wide is among the faults. */
    CompiledLetter(String file, List<Block> blocks, PageGeometry geometry, Faults faults) {
        this.faults = faults;
        this.blocks = List.copyOf(blocks);
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
        if (plan == null || plan.pages().size() > mostPages) {
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
            known = new PagePlan(pages.stream().map(slots -> parts(slots, laid)).toList());
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

    private List<PagePlan.Part> parts(List<Paginator.Slot> slots, List<Laid> laid) {
        List<PagePlan.Part> parts = new ArrayList<>();
        List<Paginator.Slot> shared = new ArrayList<>();
        for (Paginator.Slot slot : slots) {
            if (isOwn(slot.block())) {
                addShared(shared, laid, parts);
                parts.add(new PagePlan.Own(slot.block(), slot.from(), slot.to(), slot.topPt()));
            } else {
                shared.add(slot);
            }
        }
        addShared(shared, laid, parts);
        return List.copyOf(parts);
    }

    private void addShared(List<Paginator.Slot> slots, List<Laid> laid, List<PagePlan.Part> parts) {
        if (!slots.isEmpty()) {
            double top = slots.get(0).topPt();
            List<Paginator.Slot> fromTop = slots.stream()
                    .map(slot ->
                            new Paginator.Slot(slot.block(), slot.from(), slot.to(), hundredths(slot.topPt() - top)))
                    .toList();
            parts.add(new PagePlan.Shared(form(fromTop, laid), top));
            slots.clear();
        }
    }

    private Form form(List<Paginator.Slot> slots, List<Laid> laid) {
        Form known = forms.get(slots);
        if (known != null) {
            return known;
        }
        Set<Image> images = new TreeSet<>(java.util.Comparator.comparing(Image::number));
        for (Paginator.Slot slot : slots) {
            if (laid.get(slot.block()) instanceof LaidPicture laidPicture) {
                images.add(laidPicture.picture().image());
            }
        }
        Form made = Form.of(images, ink -> {
            for (Paginator.Slot slot : slots) {
                laid.get(slot.block()).draw(slot.from(), slot.to(), ink, 0, -slot.topPt());
            }
        });
        Form earlier = forms.putIfAbsent(slots, made);
        return earlier != null ? earlier : made;
    }

    private Laid lay(Block block) {
        return block.laid(measurePt);
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
