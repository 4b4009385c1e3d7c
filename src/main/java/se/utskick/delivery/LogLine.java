package se.utskick.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A line of {@code log.jsonl} as it was read: an entry and the hash that stands beside it. */
record LogLine(LogEntry entry, String hash) {

    private static final List<String> KEYS =
            List.of("seq", "time", "event", "piece", "from", "to", "by", "detail", "prev", "hash");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** The line, or null where it is not spelled exactly as {@link LogEntry#line} spells it. */
    static @Nullable LogLine parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode json = Json.COMPACT.readTree(text);
            LogLine line = json.isObject() ? read(json) : null;
            return line != null && line.entry().line(line.hash()).equals(text) ? line : null;
        } catch (CharacterCodingException | JacksonException notJson) {
            return null;
        }
    }

    private static @Nullable LogLine read(JsonNode json) {
        Iterator<String> names = json.propertyNames().iterator();
        boolean inOrder =
                KEYS.stream().allMatch(key -> names.hasNext() && key.equals(names.next())) && !names.hasNext();
        if (!inOrder || !json.get("seq").isIntegralNumber() || !json.get("seq").canConvertToLong()) {
            return null;
        }
        String event = text(json, "event");
        String time = matching(TIME, text(json, "time"));
        String prev = matching(HASH, text(json, "prev"));
        String hash = matching(HASH, text(json, "hash"));
        if (event == null || time == null || prev == null || hash == null) {
            return null;
        }
        LogEvent happened = new LogEvent(
                event,
                text(json, "piece"),
                text(json, "from"),
                text(json, "to"),
                text(json, "by"),
                text(json, "detail"));
        return new LogLine(new LogEntry(json.get("seq").asLong(), time, happened, prev), hash);
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }

    private static @Nullable String text(JsonNode json, String key) {
        JsonNode value = json.get(key);
        return value.isString() ? value.stringValue() : null;
    }
}
