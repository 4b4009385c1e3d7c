package se.utskick.letter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final LetterPages.Paper paper;

    private LetterPress(
            TemplateVersion version,
            PageGeometry geometry,
            LocalDate letterDate,
            LetterTemplate template,
            Campaign campaign) {
        this.version = version;
        this.geometry = geometry;
        this.letterDate = letterDate;
        this.axes = template.axes();
        Map<Variant, CompiledLetter> compiled = new LinkedHashMap<>();
        for (Variant variant : Variant.all(axes)) {
            CompiledLetter letter = new CompiledLetter(template.file(), template.blocks(variant), geometry);
            letter.mustFit(template.file(), mostPages());
            compiled.put(variant, letter);
        }
        this.letters = compiled;
        this.paper = Letterhead.paper(template, geometry, campaign, letterDate);
    }

    /**
     * Reads and compiles the campaign's template, print profile and fonts.
     *
     * @param letterDate the date the letter carries
     * @throws se.utskick.Refusal for a template or profile that is wrong: file, place, what is not supported, what to use instead
     */
    public static LetterPress open(Places places, Campaign campaign, LocalDate letterDate) {
        String profile = campaign.printProfile();
        String profileName = "config/print/" + profile + ".yaml";
        PageGeometry geometry =
                PageGeometry.read(places.config().resolve("print").resolve(profile + ".yaml"), profileName, profile);
        LetterTemplate template = LetterTemplate.read(places, campaign, ConstantFields.of(campaign, letterDate));
        return new LetterPress(TemplateFiles.version(places, campaign), geometry, letterDate, template, campaign);
    }

    public TemplateVersion template() {
        return version;
    }

    /** How the shop folds and posts: envelope, paper, duplex, sheets an envelope and a bundle hold, from {@code config/print/}. */
    public PrintProfile profile() {
        return geometry.profile();
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
        return typesetter().set(piece).plan().pages().size();
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
        Form stamp = Letterhead.proofStamp(geometry);
        LetterPages.Paper stamped = new LetterPages.Paper(paper.front(), paper.footer(), stamp);
        requireNew(file);
        DurableFile.writeOwnerOnly(file, content(run + " PROV", stamped, pieces, new ArrayList<>()));
    }

    private List<SetPiece> write(Path file, String label, LetterPages.Paper onPaper, List<Piece> pieces)
            throws IOException {
        requireNew(file);
        List<SetPiece> set = new ArrayList<>(pieces.size());
        DurableFile.write(file, content(label, onPaper, pieces, set));
        return List.copyOf(set);
    }

    private static void requireNew(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.getFileName().toString());
        }
    }

    private DurableFile.Content content(
            String label, LetterPages.Paper onPaper, List<Piece> pieces, List<SetPiece> set) {
        return out -> {
            BundleWriter bundle =
                    new BundleWriter(out, label, letterDate, geometry.pageWidthPt(), geometry.pageHeightPt());
            LetterPages pages = new LetterPages(geometry, onPaper, typesetter(), bundle);
            for (Piece piece : pieces) {
                set.add(pages.write(piece));
            }
            bundle.finish();
        };
    }

    private Optional<String> windowFlaw(String name, List<String> lines) {
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        AddressWindow window = geometry.window();
        if (name.isEmpty()) {
            return Optional.of(Flaw.EMPTY.of("name"));
        } else if (!metrics.hasAll(name)) {
            return Optional.of(Flaw.NO_GLYPH.of("name"));
        } else if (lines.isEmpty() || lines.stream().anyMatch(String::isEmpty)) {
            return Optional.of(Flaw.EMPTY.of("address"));
        } else if (!lines.stream().allMatch(metrics::hasAll)) {
            return Optional.of(Flaw.NO_GLYPH.of("address"));
        } else if (!window.fits(name, metrics)) {
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
        return Optional.ofNullable(typesetter().flaw(field, text)).map(flaw -> flaw.of(called));
    }

    private Typesetter typesetter() {
        return new Typesetter(letters, axes, mostPages());
    }

    private int mostPages() {
        PrintProfile profile = geometry.profile();
        return profile.sheetsPerEnvelope() * (profile.duplex() ? 2 : 1);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
