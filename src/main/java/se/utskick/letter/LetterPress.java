package se.utskick.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.file.DurableFile;
import se.utskick.selection.Piece;
import se.utskick.selection.Printability;

/**
 * One campaign's letter, compiled once a variant, ready to be set for any number of pieces. Safe for use by several threads; the same
 * pieces give the same bytes on any machine.
 */
public final class LetterPress implements Printability {

    private final TemplateVersion version;
    private final PageGeometry geometry;
    private final LocalDate letterDate;
    private final Set<String> axes;
    private final Map<Variant, CompiledLetter> letters;
    private final Function<Form.Drawing, LetterPages.Paper> papers;
    private final LetterPages.Paper paper;
    private final List<InsertPages> inserts;
    private final Map<Variant, String> titles;
    private final String language;
    private final Conformance conformance;
    private final int threads;

    private LetterPress(LetterPress other, int threads) {
        this.version = other.version;
        this.geometry = other.geometry;
        this.letterDate = other.letterDate;
        this.axes = other.axes;
        this.letters = other.letters;
        this.papers = other.papers;
        this.paper = other.paper;
        this.inserts = other.inserts;
        this.titles = other.titles;
        this.language = other.language;
        this.conformance = other.conformance;
        this.threads = threads;
    }

    private LetterPress(
            TemplateVersion version,
            PageGeometry geometry,
            LocalDate letterDate,
            LetterTemplate template,
            Campaign campaign,
            Conformance conformance) {
        this.version = version;
        this.geometry = geometry;
        this.letterDate = letterDate;
        this.axes = template.axes();
        Faults faults = new Faults();
        InsertZones.check(template.inserts(), geometry, faults);
        faults.refuseAny();
        this.inserts = InsertPages.all(template.inserts());
        this.letters = template.compiled(inserts, geometry, conformance);
        this.titles = template.titles();
        this.language = template.language();
        this.conformance = conformance;
        this.threads = Runtime.getRuntime().availableProcessors();
        this.papers = below -> Letterhead.paper(template, geometry, campaign, letterDate, conformance, below);
        this.paper = papers.apply(ink -> {});
    }

    /**
     * Reads and compiles the campaign's template, print profile and fonts.
     *
     * @param letterDate the date the letter carries
     * @throws se.utskick.Refusal for a template or profile that is wrong: file, place, what is not supported, what to use instead
     */
    public static LetterPress open(Places places, Campaign campaign, LocalDate letterDate) {
        PageGeometry geometry = geometry(places, campaign);
        return open(places, campaign, letterDate, geometry, geometry.profile().conformance());
    }

    /** As {@link #open}, for people whatever the print profile is for: a single letter, a proof, the archive's specimen. */
    public static LetterPress openAccessible(Places places, Campaign campaign, LocalDate letterDate) {
        return open(places, campaign, letterDate, geometry(places, campaign), Conformance.ACCESSIBLE);
    }

    private static PageGeometry geometry(Places places, Campaign campaign) {
        String profile = campaign.printProfile();
        String profileName = "config/print/" + profile + ".yaml";
        return PageGeometry.read(places.config().resolve("print").resolve(profile + ".yaml"), profileName, profile);
    }

    private static LetterPress open(
            Places places, Campaign campaign, LocalDate letterDate, PageGeometry geometry, Conformance conformance) {
        LetterTemplate template =
                LetterTemplate.read(places, campaign, Manuscript.LETTER, ConstantFields.of(campaign, letterDate));
        return new LetterPress(
                TemplateFiles.version(places, campaign), geometry, letterDate, template, campaign, conformance);
    }

    /** The same press on so many threads; the bytes are the same. */
    public LetterPress on(int threads) {
        return new LetterPress(this, threads);
    }

    public TemplateVersion template() {
        return version;
    }

    /** How the shop folds and posts: envelope, paper, duplex, sheets an envelope and a bundle hold, from {@code config/print/}. */
    public PrintProfile profile() {
        return geometry.profile();
    }

    /** The pages by the communicator that follow every letter, in order. */
    public List<PrintedInsert> inserts() {
        return inserts.stream().map(InsertPages::printed).toList();
    }

    @Override
    public Optional<String> flaw(String name, List<String> addressLines, String spokenName) {
        return windowFlaw(
                        normal(name),
                        addressLines.stream().map(LetterPress::normal).toList())
                .or(() -> fieldFlaw(PieceField.RECIPIENT_NAMES, normal(name), "name"))
                .or(() -> fieldFlaw(PieceField.YOUTH_NAMES, normal(spokenName), "youth"));
    }

    /** The pages the piece's letter has, without writing it. */
    public int pages(Piece piece) {
        return typesetter().set(piece).pages();
    }

    /**
     * Writes a bundle to {@code file} (which must not exist) and forces it to disk.
     *
     * @param run and {@code number} give the document its fixed id
     * @param pieces in order; no more than a bundle's
     */
    public List<SetPiece> writeBundle(Path file, String run, int number, List<Piece> pieces) throws IOException {
        return write(file, String.format(Locale.ROOT, "%s bundle-%04d", run, number), paper, pieces);
    }

    /** Writes a proof of these pieces, marked PROV across each page. */
    public void writeProof(Path file, String run, List<Piece> pieces) throws IOException {
        Form stamp = Letterhead.proofStamp(geometry, conformance);
        requireNew(file);
        DurableFile.writeOwnerOnly(
                file,
                out -> write(out, title(run + " PROV", pieces), paper.under(stamp), pieces.iterator(), set -> {}));
    }

    /** Writes letters with the places of the print profile drawn in colour below the text. */
    void writePreview(Path file, String template, List<Piece> pieces) throws IOException {
        Overlay overlay = new Overlay(geometry);
        LetterPages.Paper front = papers.apply(overlay.onPageOne());
        write(file, template, front.under(overlay.onEveryPage(Letterhead.outline(conformance, ""))), pieces);
    }

    /** Whether the letter says something else of a meeting that has moved or is called off. */
    public boolean tellsOfChange() {
        return axes.contains("change");
    }

    Variant variantOf(Piece piece) {
        return Variant.of(piece).on(axes);
    }

    private List<SetPiece> write(Path file, String label, LetterPages.Paper onPaper, List<Piece> pieces)
            throws IOException {
        requireNew(file);
        List<SetPiece> set = new ArrayList<>(pieces.size());
        DurableFile.write(file, out -> {
            write(out, title(label, pieces), onPaper, pieces.iterator(), set::add);
        });
        return List.copyOf(set);
    }

    private static void requireNew(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.getFileName().toString());
        }
    }

    /**
     * Writes a file of any number of letters, none of which is kept.
     *
     * @param label what the file is, without a word of any person
     * @param set told each letter in order, once its bytes are written
     */
    public void writeAll(OutputStream out, String label, Iterator<Piece> pieces, Consumer<SetPiece> set)
            throws IOException {
        write(out, title(label, List.of()), paper, pieces, set);
    }

    /** One thread's setting. */
    LetterPages hands() {
        return new LetterPages(geometry, paper, typesetter(), conformance);
    }

    private void write(
            OutputStream out,
            BundleWriter.Title title,
            LetterPages.Paper onPaper,
            Iterator<Piece> pieces,
            Consumer<SetPiece> set)
            throws IOException {
        try (BundleWriter bundle = new BundleWriter(out, title, geometry.pageWidthPt(), geometry.pageHeightPt())) {
            new Pressroom(bundle, () -> new LetterPages(geometry, onPaper, typesetter(), conformance))
                    .set(pieces, threads, set);
            bundle.finish();
        }
    }

    /** A bundle is known by its label, a letter for people by its own title, several by that of the first. */
    private BundleWriter.Title title(String label, List<Piece> pieces) {
        Variant first = pieces.isEmpty() ? titles.keySet().iterator().next() : variantOf(pieces.get(0));
        String title = Objects.requireNonNull(titles.get(first));
        boolean isForPeople = conformance == Conformance.ACCESSIBLE && !title.isEmpty();
        return new BundleWriter.Title(label, isForPeople ? title : label, language, letterDate, conformance);
    }

    private Optional<String> windowFlaw(String name, List<String> lines) {
        return linesFlaw("name", List.of(name))
                .or(() -> linesFlaw("address", lines))
                .or(() -> sizeFlaw(name, lines));
    }

    private static Optional<String> linesFlaw(String field, List<String> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(String::isEmpty)) {
            return Optional.of(Flaw.EMPTY.of(field));
        }
        for (String line : lines) {
            Flaw flaw = FontMetrics.of(Face.REGULAR).flaw(line);
            if (flaw != null) {
                return Optional.of(flaw.of(field, line));
            }
        }
        return Optional.empty();
    }

    private Optional<String> sizeFlaw(String name, List<String> lines) {
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        AddressWindow window = geometry.window();
        if (!window.fits(name, metrics)) {
            return Optional.of(Flaw.TOO_WIDE.of("name"));
        } else if (!lines.stream().allMatch(line -> window.fits(line, metrics))) {
            return Optional.of(Flaw.TOO_WIDE.of("address"));
        }
        return window.hasRoomFor(lines.size()) ? Optional.empty() : Optional.of(Flaw.TOO_MANY_LINES.of("address"));
    }

    private Optional<String> fieldFlaw(PieceField field, String text, String called) {
        if (letters.values().stream().noneMatch(letter -> letter.uses(field))) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(Flaw.EMPTY.of(called));
        }
        return Optional.ofNullable(typesetter().flaw(field, text)).map(flaw -> flaw.of(called, text));
    }

    private Typesetter typesetter() {
        return new Typesetter(letters, axes, mostPages());
    }

    private int mostPages() {
        return geometry.profile().mostPages();
    }

    private static String normal(String text) {
        return Words.composed(text).strip();
    }
}
