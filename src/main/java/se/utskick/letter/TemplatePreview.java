package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/** A template's samples, set once a variant, for its author to read: window, forbidden zones and marks stand in colour below the text. */
public final class TemplatePreview {

    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 9, 30);

    private TemplatePreview() {}

    /**
     * What was written.
     *
     * @param letters how many the preview holds
     * @param attachments how many the file beside it holds; 0 where the template has none, and then there is no such file
     */
    public record Written(int letters, int attachments) {}

    /**
     * Writes the preview over an earlier one, and beside it what goes along with e-mail, as it is.
     *
     * @throws se.utskick.Refusal for the first thing wrong with the template or its samples
     */
    public static Written write(Places places, Campaign campaign, Path file) throws IOException {
        LetterPress press = LetterPress.open(places, campaign, SAMPLE_DATE);
        Path folder = places.templates().resolve(campaign.template());
        Faults faults = new Faults();
        List<Sample> samples =
                Sample.read(folder.resolve("sample.json"), "templates/" + campaign.template() + "/sample.json", faults);
        faults.refuseAny();
        List<Piece> pieces = oncePerVariant(samples, press::variantOf);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        press.writePreview(part, campaign.template(), pieces);
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Written(pieces.size(), writeAttachments(places, campaign, samples, beside(file)));
    }

    private static int writeAttachments(Places places, Campaign campaign, List<Sample> samples, Path file)
            throws IOException {
        Path template = places.templates().resolve(campaign.template());
        if (!Files.exists(template.resolve(Manuscript.ATTACHMENT.file()))) {
            return 0;
        }
        AttachmentPress press = AttachmentPress.open(places, campaign, SAMPLE_DATE);
        List<Piece> pieces = oncePerVariant(samples, press::variantOf);
        press.writeSamples(file, pieces);
        return pieces.size();
    }

    /** {@code moped.pdf} has {@code moped-attachment.pdf} beside it. */
    public static Path beside(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("(\\.pdf)?$", "-attachment.pdf");
        return file.resolveSibling(name);
    }

    private static List<Piece> oncePerVariant(List<Sample> samples, Function<Piece, Variant> variantOf) {
        Set<Variant> seen = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        for (Sample sample : samples) {
            if (seen.add(variantOf.apply(sample.piece()))) {
                pieces.add(sample.piece());
            }
        }
        return pieces;
    }
}
