package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.utskick.Refusal;
import se.utskick.file.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A mapping in a YAML file, read strictly: a missing key, an unknown one or a value of another kind is one sentence with file and key.
 */
final class Settings {

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    private Settings(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** @param name how messages call the file */
    static Settings read(Path file, String name) {
        try {
            return of(name, "", Json.YAML.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw Refusal.of("letter.file-missing", name).because(e);
        } catch (IOException e) {
            throw Refusal.of("letter.file-unreadable", name).because(e);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Refusal.of("letter.yaml", name, line).because(e);
        }
    }

    private static Settings of(String file, String path, JsonNode node) {
        if (!node.isObject()) {
            throw Refusal.of("letter.setting-kind", file, path.isEmpty() ? "-" : path, "{…}");
        }
        return new Settings(file, path, node);
    }

    String file() {
        return file;
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    Settings child(String key) {
        return of(file, at(key), present(key));
    }

    List<Settings> children(String key) {
        JsonNode list = present(key);
        if (!list.isArray()) {
            throw wrongKind(key, "[…]");
        }
        List<Settings> children = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            children.add(of(file, at(key) + "[" + (i + 1) + "]", list.get(i)));
        }
        return children;
    }

    List<String> texts(String key) {
        JsonNode list = present(key);
        if (!list.isArray()) {
            throw wrongKind(key, "[…]");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    String text(String key) {
        JsonNode value = present(key);
        if (!value.isString() && !value.isNumber()) {
            throw wrongKind(key, "text");
        }
        return value.asString();
    }

    double number(String key, double least, double most) {
        JsonNode value = present(key);
        if (!value.isNumber()) {
            throw wrongKind(key, least + "–" + most);
        }
        double number = value.asDouble();
        if (number < least || number > most) {
            throw Refusal.of("letter.setting-range", file, at(key), least, most, number);
        }
        return number;
    }

    int whole(String key, int least, int most) {
        JsonNode value = present(key);
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw wrongKind(key, least + "–" + most);
        }
        return value.asInt();
    }

    boolean flag(String key) {
        JsonNode value = present(key);
        if (!value.isBoolean()) {
            throw wrongKind(key, "true, false");
        }
        return value.asBoolean();
    }

    /** Refuses keys nobody asked for. */
    void noOthers() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                throw Refusal.of("letter.setting-unknown", file, at(key), String.join(", ", asked));
            }
        }
    }

    Refusal wrongKind(String key, String expected) {
        return Refusal.of("letter.setting-kind", file, at(key), expected);
    }

    private JsonNode present(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw Refusal.of("letter.setting-missing", file, at(key));
        }
        return value;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
