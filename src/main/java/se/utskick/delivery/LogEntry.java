package se.utskick.delivery;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Json;
import se.utskick.file.Sha256;
import tools.jackson.core.JsonGenerator;

/**
 * An event in its place: one line of {@code log.jsonl}. The hash is SHA-256 of the line's bytes without the hash member, so it covers the
 * hash before it.
 */
record LogEntry(long seq, String time, LogEvent event, String prev) {

    static final String NO_HASH = "0".repeat(64);

    private static final DateTimeFormatter UTC_MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static String time(Instant instant) {
        return UTC_MILLISECONDS.format(instant);
    }

    String hash() {
        return Sha256.of(body());
    }

    String line(String hash) {
        String body = body();
        return body.substring(0, body.length() - 1) + ",\"hash\":\"" + hash + "\"}";
    }

    private String body() {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = Json.COMPACT.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", seq);
            json.writeStringProperty("time", time);
            json.writeStringProperty("event", event.event());
            write(json, "piece", event.piece());
            write(json, "from", event.from());
            write(json, "to", event.to());
            write(json, "by", event.by());
            write(json, "detail", event.detail());
            json.writeStringProperty("prev", prev);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String key, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(key);
        } else {
            json.writeStringProperty(key, value);
        }
    }
}
