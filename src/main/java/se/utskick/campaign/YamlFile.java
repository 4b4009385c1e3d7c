package se.utskick.campaign;

import java.nio.charset.StandardCharsets;
import se.utskick.Refusal;
import se.utskick.file.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** A YAML file of keys and values; a key that stands twice is refused, not overwritten. */
final class YamlFile {

    private static final ObjectReader STRICT = Json.YAML.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private YamlFile() {}

    static Section read(String file, byte[] bytes) {
        JsonNode tree = tree(file, bytes);
        if (!tree.isObject()) {
            throw Refusal.of("campaign.no-keys", file);
        }
        return Section.of(file, tree);
    }

    private static JsonNode tree(String file, byte[] bytes) {
        try {
            return STRICT.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            int line = e.getLocation().getLineNr();
            throw Refusal.of("campaign.not-yaml", file, line).because(e);
        }
    }
}
