package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/** A template's samples, set once a variant, for its author to read: window, forbidden zones and marks stand in colour below the text. */
public final class TemplatePreview {

    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 9, 30);

    private TemplatePreview() {}

    /**
     * Writes the preview over an earlier one.
     *
     * @return how many letters it holds
     * @throws se.utskick.Refusal for the first thing wrong with the template or its samples
     */
    public static int write(Places places, Campaign campaign, Path file) throws IOException {
        LetterPress press = LetterPress.open(places, campaign, SAMPLE_DATE);
        Faults faults = new Faults();
        List<Sample> samples = Sample.read(
                places.templates().resolve(campaign.template()).resolve("sample.json"),
                "templates/" + campaign.template() + "/sample.json",
                faults);
        faults.refuseAny();
        List<Piece> pieces = oncePerVariant(samples, press);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        press.writePreview(part, campaign.template(), pieces);
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return pieces.size();
    }

    private static List<Piece> oncePerVariant(List<Sample> samples, LetterPress press) {
        Set<Variant> seen = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        for (Sample sample : samples) {
            if (seen.add(press.variantOf(sample.piece()))) {
                pieces.add(sample.piece());
            }
        }
        return pieces;
    }
}
