package se.utskick.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.utskick.Refusal;
import se.utskick.file.Json;
import tools.jackson.databind.JsonNode;

/**
 * A group of keys in a configuration file. Whoever asks for a key gets a value of the right kind or a refusal that names file, key, what
 * was expected and what was found. Keys nobody asks for are refused when the group is opened.
 */
final class Section {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int SHOWN = 60;

    private final String file;
    private final String path;
    private final JsonNode node;

    private Section(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static Section of(String file, JsonNode node) {
        return new Section(file, "", node);
    }

    /** Whether a text can be the name of a campaign, a template folder or a profile: it becomes part of paths and of a run's name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Refuses any other key than these. */
    Section knows(List<String> keys) {
        for (String key : node.propertyNames()) {
            if (!keys.contains(key)) {
                throw refusal("campaign.unknown-key", at(key), String.join(", ", keys));
            }
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    Section section(String key, String example) {
        JsonNode value = needed(key, example);
        if (!value.isObject()) {
            throw refusal("campaign.not-a-section", at(key), example, shown(value));
        }
        return new Section(file, at(key), value);
    }

    Optional<Section> sectionIfAny(String key, String example) {
        return has(key) ? Optional.of(section(key, example)) : Optional.empty();
    }

    String text(String key, String example) {
        JsonNode value = needed(key, example);
        if (!value.isString()) {
            throw refusal("campaign.not-text", at(key), shown(value));
        }
        String text = value.stringValue().strip();
        if (text.isEmpty()) {
            throw refusal("campaign.blank", at(key), example);
        }
        return text;
    }

    String name(String key, String example) {
        String text = text(key, example);
        if (!isName(text)) {
            throw refusal("campaign.not-a-name", at(key), text);
        }
        return text;
    }

    int number(String key, int from, int to) {
        JsonNode value = needed(key, Integer.toString(to));
        if (!value.isInt() || value.intValue() < from || value.intValue() > to) {
            throw refusal("campaign.not-a-number", at(key), from, to, shown(value));
        }
        return value.intValue();
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        JsonNode value = node.get(key);
        if (!value.isBoolean()) {
            throw refusal("campaign.not-a-flag", at(key), shown(value));
        }
        return value.booleanValue();
    }

    /** One of an enum's names, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, E[] values) {
        List<String> words = Stream.of(values).map(Section::word).toList();
        return values[words.indexOf(choice(key, words))];
    }

    String choice(String key, List<String> words) {
        JsonNode value = needed(key, words.get(0));
        if (!value.isString() || !words.contains(value.stringValue())) {
            throw refusal("campaign.not-one-of", at(key), String.join(", ", words), shown(value));
        }
        return value.stringValue();
    }

    List<String> texts(String key, String example) {
        JsonNode value = needed(key, example);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value.values() : List.<JsonNode>of()) {
            texts.add(element.isString() ? element.stringValue() : "");
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw refusal("campaign.not-a-list", at(key), example, shown(value));
        }
        return texts;
    }

    /** Every key of this group with its text. */
    Map<String, String> allTexts(Pattern keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : node.propertyNames()) {
            if (!keys.matcher(key).matches()) {
                throw refusal("campaign.not-a-field", at(key), path);
            }
            texts.put(key, text(key, "\"…\""));
        }
        return texts;
    }

    /** A refusal whose first argument is the file. */
    Refusal refusal(String messageKey, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = file;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Refusal.of(messageKey, all);
    }

    /** A key's path from the top of the file. */
    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A key's value as it stands in the file, shortened. */
    String found(String key) {
        return shown(needed(key, ""));
    }

    private JsonNode needed(String key, String example) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw refusal("campaign.missing-key", at(key), key + ": " + example);
        }
        return value;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(JsonNode value) {
        String text = value.isString() ? value.stringValue() : Json.COMPACT.writeValueAsString(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
