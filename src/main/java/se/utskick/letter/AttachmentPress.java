package se.utskick.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.file.DurableFile;
import se.utskick.file.Sha256;
import se.utskick.selection.Piece;

/**
 * What goes along with a campaign's e-mails as a PDF for people (PDF/A-2a, PDF/UA-1), compiled once a variant. It names nobody, so that it is
 * set once for all pieces that are told the same; the same piece gives the same bytes on any machine. Safe for use by several threads.
 */
public final class AttachmentPress {

    private final LetterTemplate template;
    private final PageGeometry geometry;
    private final Map<Variant, CompiledLetter> letters;
    private final Map<Variant, List<Inline>> headings;
    private final LetterPages.Paper paper;
    private final BundleWriter.Title title;
    private final Proofreader proofreader;
    private final Map<Told, byte[]> kept = Collections.synchronizedMap(new Kept());

    private AttachmentPress(AttachmentPress other, Proofreader proofreader) {
        this.template = other.template;
        this.geometry = other.geometry;
        this.letters = other.letters;
        this.headings = other.headings;
        this.paper = other.paper;
        this.title = other.title;
        this.proofreader = proofreader;
    }

    private AttachmentPress(
            LetterTemplate template, PageGeometry geometry, BundleWriter.Title title, LetterPages.Paper paper) {
        this.template = template;
        this.geometry = geometry;
        this.letters = template.compiled(InsertPages.all(template.inserts()), geometry, Conformance.ACCESSIBLE);
        this.headings = letters.keySet().stream().collect(Collectors.toMap(variant -> variant, template::heading));
        this.paper = paper;
        this.title = title;
        this.proofreader = (pdf, set) -> {};
    }

    /** Reads a finished file back as others will, before it goes along with anything. */
    @FunctionalInterface
    public interface Proofreader {

        /**
         * Lets a file through that is as it should be.
         *
         * @param set what was set in it, beginning on its first page
         * @throws se.utskick.Refusal where it is not
         */
        void read(byte[] pdf, SetPiece set);
    }

    /** All that one differs from another in. */
    private record Told(Variant variant, List<String> values) {}

    /** The latest: a run has few, but a list of meetings that never ends must not fill the memory. */
    private static final class Kept extends LinkedHashMap<Told, byte[]> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 128;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, byte[]> eldest) {
            return size() > MOST;
        }
    }

    /**
     * Reads and compiles {@code attachment.html} of the campaign's template, on the stationery and paper of its letter.
     *
     * @throws se.utskick.Refusal for a template that is wrong: file, place, what is not supported, what to use instead
     */
    public static AttachmentPress open(Places places, Campaign campaign, LocalDate letterDate) {
        PageGeometry geometry = TemplateCheck.geometry(places, campaign).onScreen();
        ConstantFields constants = ConstantFields.of(campaign, letterDate);
        LetterTemplate template = LetterTemplate.read(places, campaign, Manuscript.ATTACHMENT, constants);
        String source = TemplateFiles.version(places, campaign).sha256() + "\n" + new TreeMap<>(constants.values());
        String called = template.titles().values().iterator().next();
        BundleWriter.Title title = new BundleWriter.Title(
                Sha256.of(source),
                called.isEmpty() ? campaign.title() : called,
                template.language(),
                letterDate,
                Conformance.ACCESSIBLE);
        return new AttachmentPress(template, geometry, title, Letterhead.forScreen(template, geometry, letterDate));
    }

    /** The same press, each of its files read back. */
    public AttachmentPress readBackBy(Proofreader other) {
        return new AttachmentPress(this, other);
    }

    /** Of a campaign's files that shape it: template, what all share, print profile, fonts. */
    public static String sha256(Places places, Campaign campaign) {
        return TemplateFiles.version(places, campaign).sha256();
    }

    /** Whether it says something else of a meeting that has moved or is called off. */
    public boolean tellsOfChange() {
        return template.axes().contains("change");
    }

    /**
     * What goes along with a piece's message.
     *
     * @throws se.utskick.Refusal where a field that it prints is empty for this piece or cannot be set whole; or where it does not read as it
     *     was set
     */
    public byte[] pdf(Piece piece) {
        Variant variant = variantOf(piece);
        Told told = new Told(variant, values(variant, piece));
        byte[] known = kept.get(told);
        if (known == null) {
            known = set(piece, told);
            kept.put(told, known);
        }
        return known.clone();
    }

    /** Writes what goes along with these pieces' messages, one after the other, for an author to read. */
    void writeSamples(Path file, List<Piece> pieces) throws IOException {
        DurableFile.write(file, out -> write(out, title, pieces, set -> {}));
    }

    Variant variantOf(Piece piece) {
        return Variant.of(piece).on(template.axes());
    }

    private List<String> values(Variant variant, Piece piece) {
        return letter(variant).fields().stream()
                .map(field -> field.of(piece, FieldType.TEXT))
                .toList();
    }

    private CompiledLetter letter(Variant variant) {
        return Objects.requireNonNull(letters.get(variant), "Every variant is compiled when the press opens");
    }

    private byte[] set(Piece piece, Told told) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
        List<SetPiece> set = new ArrayList<>();
        try {
            write(out, titleOf(piece, told), List.of(piece), set::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] pdf = out.toByteArray();
        proofreader.read(pdf, set.get(0));
        return pdf;
    }

    /** A reader shows its own heading above it. Its id depends on all that it says, and on nothing else. */
    private BundleWriter.Title titleOf(Piece piece, Told told) {
        String heading = heading(piece, told.variant());
        String said = title.label() + "\n" + new TreeMap<>(told.variant().values()) + "\n" + told.values();
        return new BundleWriter.Title(
                Sha256.of(said),
                heading.isEmpty() ? title.title() : heading,
                title.language(),
                title.date(),
                title.conformance());
    }

    private String heading(Piece piece, Variant variant) {
        return headings.getOrDefault(variant, List.of()).stream()
                .map(inline -> inline.words(value -> value.field().of(piece, value.type())))
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void write(OutputStream out, BundleWriter.Title called, List<Piece> pieces, Consumer<SetPiece> set)
            throws IOException {
        try (BundleWriter bundle = new BundleWriter(out, called, geometry.pageWidthPt(), geometry.pageHeightPt())) {
            new Pressroom(bundle, this::hands)
                    .set(pieces.stream().map(AttachmentPress::ofNobody).iterator(), 1, set);
            bundle.finish();
        }
    }

    private LetterPages hands() {
        Typesetter typesetter =
                new Typesetter(letters, template.axes(), geometry.profile().mostPages());
        return new LetterPages(geometry, paper, typesetter, Conformance.ACCESSIBLE);
    }

    /** The piece without a word of any person: what is not there cannot be set, whatever a template or its check may let through. */
    private static Piece ofNobody(Piece piece) {
        return new Piece(
                piece.reference(),
                piece.channel(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                piece.meeting(),
                piece.youths().stream()
                        .map(youth -> new Piece.Youth("", youth.adult()))
                        .toList(),
                piece.change());
    }
}
