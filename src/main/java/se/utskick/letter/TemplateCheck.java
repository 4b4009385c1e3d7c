package se.utskick.letter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/**
 * A template looked through without a register: its letter and what goes along with its e-mail, every variant laid out, every sample set. All that is wrong is found, not only
 * the first.
 */
public final class TemplateCheck {

    /** Any day will do; the longest month's name and a day of two digits need the most room. */
    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 9, 30);

    private final Places places;
    private final Campaign campaign;
    private final Faults faults = new Faults();
    private final Map<Manuscript, Integer> variants = new EnumMap<>(Manuscript.class);
    private int samples;
    private int mostPages;

    private TemplateCheck(Places places, Campaign campaign) {
        this.places = places;
        this.campaign = campaign;
    }

    /**
     * What was found.
     *
     * @param faults one sentence each, in the order of the files; empty where the template can be used
     * @param attachmentVariants of what goes along with e-mail; 0 where nothing does
     * @param mostPages of a sample's letter
     */
    public record Findings(List<Refusal> faults, int variants, int attachmentVariants, int samples, int mostPages) {

        public Findings {
            faults = List.copyOf(faults);
        }
    }

    public static Findings check(Places places, Campaign campaign) {
        TemplateCheck check = new TemplateCheck(places, campaign);
        check.run();
        return new Findings(
                check.faults.all(),
                check.variants.getOrDefault(Manuscript.LETTER, 0),
                check.variants.getOrDefault(Manuscript.ATTACHMENT, 0),
                check.samples,
                check.mostPages);
    }

    private void run() {
        PageGeometry geometry = faults.from(() -> geometry(places, campaign));
        String name = "templates/" + campaign.template() + "/sample.json";
        Path folder = places.templates().resolve(campaign.template());
        List<Sample> read = Sample.read(folder.resolve("sample.json"), name, faults);
        samples = read.size();
        look(Manuscript.LETTER, geometry, name, read);
        // A template without one has nothing to attach; a campaign that wants one is refused where it is read.
        if (Files.exists(folder.resolve(Manuscript.ATTACHMENT.file()))) {
            look(Manuscript.ATTACHMENT, geometry == null ? null : geometry.onScreen(), name, read);
        }
    }

    private void look(Manuscript manuscript, @Nullable PageGeometry geometry, String name, List<Sample> read) {
        LetterTemplate template =
                LetterTemplate.read(places, campaign, manuscript, ConstantFields.of(campaign, SAMPLE_DATE), faults);
        if (geometry == null || template == null) {
            return;
        }
        int most = geometry.profile().mostPages();
        InsertZones.check(template.inserts(), geometry, faults);
        List<InsertPages> inserts = InsertPages.all(template.inserts());
        Map<Variant, CompiledLetter> letters = new LinkedHashMap<>();
        for (Variant variant : Variant.all(template.axes())) {
            CompiledLetter letter = compiled(template, variant, inserts, geometry, most);
            if (letter != null) {
                letters.put(variant, letter);
            }
        }
        variants.put(manuscript, letters.size());
        faults.during(() -> Letterhead.paper(template, geometry, campaign, SAMPLE_DATE, Conformance.PRINT, ink -> {}));
        cover(name, template.axes(), letters.keySet(), read);
        for (Sample sample : read) {
            set(name, sample, letters, template.axes(), most);
        }
    }

    private @Nullable CompiledLetter compiled(
            LetterTemplate template, Variant variant, List<InsertPages> inserts, PageGeometry geometry, int most) {
        return faults.from(() -> {
            CompiledLetter letter = new CompiledLetter(
                    template.file(),
                    template.blocks(variant),
                    inserts,
                    geometry,
                    Conformance.PRINT,
                    template.language(),
                    faults);
            letter.mustFit(template.file(), most);
            return letter;
        });
    }

    /** Whoever approves reads the samples: a variant's value without one would be read by nobody. */
    private void cover(String name, Set<String> axes, Set<Variant> all, List<Sample> read) {
        for (String axis : axes) {
            Set<Object> sampled = read.stream()
                    .map(sample -> Variant.of(sample.piece()).value(axis))
                    .collect(Collectors.toSet());
            for (Variant variant : all) {
                if (!read.isEmpty() && !sampled.contains(variant.value(axis))) {
                    faults.add("letter.sample-variant", name, axis, variant.value(axis));
                }
            }
        }
    }

    private void set(String name, Sample sample, Map<Variant, CompiledLetter> letters, Set<String> axes, int most) {
        CompiledLetter letter = letters.get(Variant.of(sample.piece()).on(axes));
        if (letter == null) {
            return;
        }
        Set<PieceField> missing = missing(letter, sample.piece());
        missing.forEach(field -> faults.add("letter.sample-value", name, sample.what(), field.path()));
        if (missing.isEmpty()) {
            faults.during(() -> {
                Typesetter typesetter = new Typesetter(letters, axes, most);
                mostPages = Math.max(mostPages, typesetter.set(sample.piece()).pages());
            });
        }
    }

    private static Set<PieceField> missing(CompiledLetter letter, Piece piece) {
        Set<PieceField> missing = EnumSet.noneOf(PieceField.class);
        for (PieceField field : letter.fields()) {
            if (field.of(piece, FieldType.TEXT).isBlank()) {
                missing.add(field);
            }
        }
        return missing;
    }

    static PageGeometry geometry(Places places, Campaign campaign) {
        String profile = campaign.printProfile();
        Path file = places.config().resolve("print").resolve(profile + ".yaml");
        return PageGeometry.read(file, "config/print/" + profile + ".yaml", profile);
    }
}
