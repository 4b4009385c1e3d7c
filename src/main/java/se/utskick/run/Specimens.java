package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.file.DurableFolder;
import se.utskick.letter.LetterPress;
import se.utskick.letter.TemplateVersion;

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
        letters.writeBundle(part, name, 1, Samples.of(places, template.name()));
        DurableFolder.rename(part, specimen);
    }
}
