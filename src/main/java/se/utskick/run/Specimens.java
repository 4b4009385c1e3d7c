package se.utskick.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.file.DurableFolder;
import se.utskick.file.Json;
import se.utskick.letter.LetterPress;
import se.utskick.letter.TemplateVersion;
import se.utskick.selection.Piece;
import tools.jackson.core.type.TypeReference;

/**
 * One specimen of each version of a letter that was ever prepared, set from the template's {@code sample.json}: what stays for the archive
 * when the letters themselves are erased. {@code DATA/specimens/NAME-SHA12.pdf}
 */
@Component
class Specimens {

    private static final int SHORT_HASH = 12;

    private final Places places;

    Specimens(Places places) {
        this.places = places;
    }

    /** A piece of an invented person, and what it is a case of. */
    private record Sample(@JsonProperty("case") String what, Piece piece) {}

    /** Sets the specimen where there is none of this version yet. */
    void keep(LetterPress letters) throws IOException {
        Path folder = DurableFolder.ownerOnly(places.data().resolve("specimens"));
        TemplateVersion template = letters.template();
        String name = template.name() + "-" + template.sha256().substring(0, SHORT_HASH);
        Path specimen = folder.resolve(name + ".pdf");
        if (Files.exists(specimen)) {
            return;
        }
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        letters.writeBundle(part, name, 1, samples(template.name()));
        DurableFolder.rename(part, specimen);
    }

    private List<Piece> samples(String template) {
        Path file = places.templates().resolve(template).resolve("sample.json");
        return Json.COMPACT.readValue(file, new TypeReference<List<Sample>>() {}).stream()
                .map(Sample::piece)
                .toList();
    }
}
