package se.utskick.letter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Json;
import se.utskick.selection.Piece;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * A piece of an invented person, and what it is a case of: an entry of a template's {@code sample.json}.
 */
record Sample(@JsonProperty("case") String what, Piece piece) {

    /** The file's samples in order; none where it cannot be read, which is then among the faults. */
    static List<Sample> read(Path file, String name, Faults faults) {
        if (!Files.isRegularFile(file)) {
            faults.add("letter.file-missing", name);
            return List.of();
        }
        try {
            return Json.COMPACT.readValue(file, new TypeReference<List<@Nullable Sample>>() {}).stream()
                    .map(sample -> whole(sample))
                    .toList();
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            faults.add("letter.sample-unreadable", name);
            return List.of();
        }
    }

    private static Sample whole(@Nullable Sample sample) {
        if (sample == null || sample.what == null || sample.piece == null) {
            throw new IllegalArgumentException("A sample without its case or its piece");
        }
        return sample;
    }
}
