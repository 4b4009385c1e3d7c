package se.utskick.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import se.utskick.Places;
import se.utskick.file.Json;
import se.utskick.selection.Piece;
import tools.jackson.core.type.TypeReference;

/** The invented people of a template's {@code sample.json}. */
final class Samples {

    private Samples() {}

    /** A piece of an invented person, and what it is a case of. */
    private record Sample(@JsonProperty("case") String what, Piece piece) {}

    static List<Piece> of(Places places, String template) {
        Path file = places.templates().resolve(template).resolve("sample.json");
        return Json.COMPACT.readValue(file, new TypeReference<List<Sample>>() {}).stream()
                .map(Sample::piece)
                .toList();
    }
}
